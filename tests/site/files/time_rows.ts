import type { TypeDayHourRow, TypeDayRow } from "lib/site/files/times_series.ts";
import type { CalendarDay } from "lib/describe/calendar.ts";

/** Incidents of a type in each hour of each day: as many as a function of both says. */
export function hourRows(
  primary_type: string,
  days: readonly CalendarDay[],
  count: (hour: number, day: CalendarDay) => number,
  time_is_default = false,
): TypeDayHourRow[] {
  return days.flatMap((day) =>
    Array.from({ length: 24 }, (_, hour) => ({
      primary_type,
      year: day.year,
      month: day.month,
      day: day.day,
      weekday: day.weekday,
      hour,
      time_is_default,
      n: count(hour, day),
      arrests: 0,
      domestic: 0,
    }))
  ).filter(({ n }) => n > 0);
}

/** The same by date alone. */
export function dateRows(rows: readonly TypeDayHourRow[]): TypeDayRow[] {
  return rows.map(({ weekday: _, hour: __, time_is_default: ___, ...row }) => row);
}
