import assert from "node:assert/strict";
import pl from "nodejs-polars";
import { withCalendar } from "lib/data/calendar.ts";

const calendarOf = (dates: Date[]) => withCalendar(pl.DataFrame({ date: dates }));

Deno.test("withCalendar() counts weekdays from Monday, and only Saturday and Sunday as weekend", () => {
  // 12 November 2018 was a Monday
  for (const [hour, minute] of [[0, 0], [23, 59]] as const) {
    const days = [12, 13, 14, 15, 16, 17, 18];
    const frame = calendarOf(days.map((day) => new Date(Date.UTC(2018, 10, day, hour, minute))));
    assert.deepEqual(frame.select("day", "weekday", "is_weekend", "hour", "minute").rows(), [
      [12, 1, false, hour, minute],
      [13, 2, false, hour, minute],
      [14, 3, false, hour, minute],
      [15, 4, false, hour, minute],
      [16, 5, false, hour, minute],
      [17, 6, true, hour, minute],
      [18, 7, true, hour, minute],
    ]);
  }
});

Deno.test("withCalendar() lets a season begin with its first month and end with its third", () => {
  const months = Array.from({ length: 12 }, (_, i) => i + 1);
  const season = (month: number) => ["winter", "spring", "summer", "autumn"][month % 12 / 3 | 0];
  for (const day of [1, 28]) {
    const frame = calendarOf(months.map((month) => new Date(Date.UTC(2018, month - 1, day))));
    assert.deepEqual(
      frame.select("year", "month", "season").rows(),
      months.map((month) => [2018, month, season(month)]),
    );
  }
});
