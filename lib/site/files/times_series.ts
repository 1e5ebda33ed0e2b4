/**
 * Which incidents the page of times can be asked about: all, groups of offenses, types, and the
 * types that are too few each, together.
 *
 * @module
 */

import type { Counts } from "../../data/reduce.ts";
import type { CalendarDay } from "../../describe/calendar.ts";
import { dailyRates, type DayCount } from "../../describe/daily_rates.ts";
import { dayCountsBy } from "../../describe/day_counts.ts";
import { OFFENSE_GROUPS, type OffenseGroup, offenseGroup } from "../../describe/offense_groups.ts";
import { type GroupPeak, groupPeak } from "../../describe/peaks.ts";
import { daysIn, type PeriodRow } from "../../describe/periods.ts";
import { isSmall } from "../../explore/show_count.ts";
import { readable } from "../../figures/words.ts";
import { cellDispersion, countsByWeekHour, type WeekCells, weekCells } from "./times_cells.ts";

/** Hours of the window whose place in the day is told: that of chapter 5. */
export const WINDOW_HOURS = 4;

/** Incidents by type, date, weekday and hour, as `countBy` gives them. */
export type TypeDayHourRow = Counts & {
  primary_type: string;
  year: number;
  month: number;
  day: number;
  weekday: number;
  hour: number;
  time_is_default: boolean;
};

/** Incidents by type and date. */
export type TypeDayRow = Omit<TypeDayHourRow, "weekday" | "hour" | "time_is_default">;

/** What series are made of. */
export interface TimeCounts {
  /** Incidents of the whole days. */
  hours: readonly TypeDayHourRow[];
  /** Those whose date is known. */
  dates: readonly TypeDayRow[];
  days: readonly CalendarDay[];
}

/** Kind of a series. */
export type SeriesKind = "all" | "group" | "type" | "rest";

/** Incidents of a month of the record, or of a season. */
export interface PeriodCount {
  n: number;
  /** Ends of the 95 % interval of the incidents a day, widened by the spread of the days. */
  low: number;
  high: number;
}

/** Incidents that can be chosen. */
export interface TimeSeries extends WeekCells {
  /** Name in addresses: "all", "violent", "THEFT" or "rest of violent". */
  id: string;
  kind: SeriesKind;
  name: string;
  /** Names of the types in it; empty for all incidents and for one type. */
  holds: string[];
  /** Incidents at known times, and at default ones. */
  n: number;
  nDefault: number;
  /** Variance over mean of a cell from week to week. */
  dispersion: number;
  /** Busiest hours of the day, with and without default times. */
  peak: GroupPeak;
  /** In the order of the periods; empty where one of them has 1 to 4 incidents. */
  months: PeriodCount[];
  seasons: PeriodCount[];
}

/** Days of a month of the record, or of a season. */
export type Period = Pick<PeriodRow, "period" | "n_days" | "complete">;

/** Fewest days of a month or season that a rate is told of. */
const MIN_DAYS_OF_PERIOD = 7;

/** Months of the record, or seasons, of which enough days are in it. */
export function periodsOf(days: readonly CalendarDay[], by: "month" | "season"): Period[] {
  return daysIn(days, by).filter(isTold)
    .map(({ period, n_days, complete }) => ({ period, n_days, complete }));
}

/** Name of the series of everything that is counted. */
export const ALL_NAME = "All counted incidents";

/** Names of the groups of offenses. */
export const GROUP_NAMES: Readonly<Record<OffenseGroup, string>> = {
  violent: "Violent offenses",
  property: "Property offenses",
  police_initiated: "Police-initiated offenses",
  other: "Other offenses",
};

/**
 * Series that have incidents enough: all incidents, groups, types from the most frequent on, and
 * what is left of each group.
 */
export function timeSeries(counts: TimeCounts): TimeSeries[] {
  const byType = Map.groupBy(counts.hours, (row) => row.primary_type);
  const sizes = [...byType].map(([type, rows]) => ({
    type,
    n: rows.reduce((sum, row) => sum + row.n, 0),
  })).sort((a, b) => b.n - a.n || (a.type < b.type ? -1 : 1));
  const make = (id: string, kind: SeriesKind, name: string, types: readonly string[]) =>
    seriesOf({ id, kind, name }, types, byType, counts);
  const typesOf = (group: OffenseGroup, own: typeof sizes) =>
    own.filter(({ type }) => offenseGroup(type) === group).map(({ type }) => type);
  const types = sizes.map(({ type }) => make(type, "type", readable(type), [type]));
  const rest = sizes.filter((_, i) => types[i] === null);
  return [
    make("all", "all", ALL_NAME, sizes.map(({ type }) => type)),
    ...OFFENSE_GROUPS.map((group) =>
      make(group, "group", GROUP_NAMES[group], typesOf(group, sizes))
    ),
    ...types,
    ...OFFENSE_GROUPS.map((group) => {
      const own = typesOf(group, rest);
      const name = `${GROUP_NAMES[group]}, rarer types`;
      return own.length < 2 ? null : make(`rest of ${group}`, "rest", name, own);
    }),
  ].filter((series) => series !== null);
}

/** A series; null where it has too few incidents to be drawn. */
function seriesOf(
  about: Pick<TimeSeries, "id" | "kind" | "name">,
  types: readonly string[],
  byType: ReadonlyMap<string, readonly TypeDayHourRow[]>,
  { dates, days }: TimeCounts,
): TimeSeries | null {
  const rows = types.flatMap((type) => byType.get(type) ?? []);
  const known = rows.filter((row) => !row.time_is_default);
  const atDefaults = rows.filter((row) => row.time_is_default);
  const cells = weekCells(countsByWeekHour(known), countsByWeekHour(atDefaults));
  if (cells === null) return null;
  const isOwn = new Set(types);
  const dated = dates.filter((row) => isOwn.has(row.primary_type))
    .map((row) => ({ ...row, series: about.id }));
  const daily = dayCountsBy(dated, "series", days).get(about.id) ?? [];
  return {
    ...about,
    holds: about.kind === "group" || about.kind === "rest" ? types.map(readable) : [],
    ...cells,
    n: sum(known),
    nDefault: sum(atDefaults),
    dispersion: cellDispersion(known, days, cells.hoursPerCell),
    peak: groupPeak(about.id, rows, days.length, WINDOW_HOURS),
    months: periodCounts(daily, "month"),
    seasons: periodCounts(daily, "season"),
  };
}

/** Counts of the months that are told, or of the seasons. */
function periodCounts(daily: readonly DayCount[], by: "month" | "season"): PeriodCount[] {
  const counts = dailyRates(daily, by).filter(isTold);
  if (counts.some(({ n }) => isSmall(n))) return [];
  return counts.map(({ n, low_scaled, high_scaled }) => ({
    n,
    low: rounded(low_scaled),
    high: rounded(high_scaled),
  }));
}

/** Whether enough days of a month or season are in the record. */
function isTold({ n_days }: PeriodRow): boolean {
  return n_days >= MIN_DAYS_OF_PERIOD;
}

/** Digits enough for any text. */
function rounded(value: number): number {
  return Number(value.toPrecision(6));
}

function sum(rows: readonly Counts[]): number {
  return rows.reduce((total, { n }) => total + n, 0);
}
