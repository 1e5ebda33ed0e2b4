/**
 * When most happens, by group: busiest hours and windows, with and without default times.
 *
 * @module
 */

import { UserError } from "../errors.ts";
import { formatCount, formatPercent } from "./format.ts";
import {
  countsByHour,
  describePeak,
  hourlyDispersion,
  hourProfile,
  type HourRow,
  peakHours,
} from "./hours.ts";
import { type OffenseGroup, offenseGroup } from "./offense_groups.ts";
import { describeWindow, type PeakWindow, peakWindow } from "./peak_window.ts";
import type { CountRows } from "./totals.ts";

/** When a group of incidents peaks. */
export interface GroupPeak {
  group: string;
  /** Incidents at times that are not defaults. */
  n: number;
  /** Busiest hours in words. */
  hours: string;
  /** Busiest hours in a row, default times set apart. */
  window: PeakWindow;
  /** The same with default times as if they were real. */
  windowOfAll: PeakWindow;
}

/** Counts by date and hour, with and without default times. */
export type HourCounts = CountRows<"year" | "month" | "day" | "hour" | "time_is_default">;

/** The same by type. */
export type TypeHourCounts = CountRows<
  "primary_type" | "year" | "month" | "day" | "hour" | "time_is_default"
>;

/** Groups whose hours are compared. */
const COMPARED = ["violent", "property", "police_initiated"] as const satisfies OffenseGroup[];

/** Rows of the types of a group. */
function rowsOf(rows: TypeHourCounts, group: OffenseGroup): TypeHourCounts {
  return rows.filter((row) => offenseGroup(String(row.primary_type)) === group);
}

/**
 * Refuses records of which no time is known.
 *
 * @param n Incidents at times that are not defaults.
 * @throws {UserError} If there are none.
 */
export function requireTimes(n: number): void {
  if (n > 0) return;
  throw new UserError(
    "No record has a time that is known: all stand at default times such as midnight. " +
      "Give --data with times of day.",
  );
}

/**
 * Peak of a group.
 *
 * @param rows Its counts.
 * @param nDays Days of the study period.
 * @param length Hours of the window.
 * @throws {RangeError} If no incident of the group has a time that is known.
 */
export function groupPeak(
  group: string,
  rows: HourCounts,
  nDays: number,
  length: number,
): GroupPeak {
  const known = rows.filter((row) => row.time_is_default !== true);
  const dispersion = hourlyDispersion(known, nDays);
  const counts = countsByHour(known);
  return {
    group,
    n: counts.reduce((sum, n) => sum + n, 0),
    hours: describePeak(peakHours(counts, dispersion)),
    window: peakWindow(counts, length, dispersion),
    windowOfAll: peakWindow(countsByHour(rows), length, hourlyDispersion(rows, nDays)),
  };
}

/**
 * Peaks of all incidents and of each group of offenses; groups without a known time are left out.
 */
export function groupPeaks(rows: TypeHourCounts, nDays: number, length: number): GroupPeak[] {
  const groups = COMPARED.map((group) => [group, rowsOf(rows, group)] as const)
    .filter(([, own]) => own.some((row) => row.time_is_default !== true));
  return [["all", rows] as const, ...groups]
    .map(([group, own]) => groupPeak(group, own, nDays, length));
}

/**
 * Peaks of types, in the order given; each must have a known time.
 *
 * @throws {RangeError} If a type has no rows.
 */
export function typePeaks(
  rows: TypeHourCounts,
  types: readonly string[],
  nDays: number,
  length: number,
): GroupPeak[] {
  const byType = Map.groupBy(rows, (row) => String(row.primary_type));
  return types.map((type) => {
    const own = byType.get(type);
    if (own === undefined) throw new RangeError(`Cannot find peak: unknown type ${type}`);
    return groupPeak(type, own, nDays, length);
  });
}

/** Counts by date, weekday and hour. */
export type NightCounts = CountRows<
  "year" | "month" | "day" | "weekday" | "hour" | "time_is_default"
>;

/**
 * Peaks from noon to noon, so that a night is one: of Fridays and Saturdays, and of the other days.
 *
 * @param rows Counts of one group of incidents.
 * @param weekdays Days of each weekday in the period, Monday first.
 */
export function nightPeaks(
  rows: NightCounts,
  weekdays: readonly number[],
  length: number,
): GroupPeak[] {
  const isWeekendNight = ({ weekday, hour }: NightCounts[number]) => {
    const ofNight = (Number(weekday) + (Number(hour) < 12 ? 5 : 6)) % 7;
    return ofNight === 4 || ofNight === 5;
  };
  // A period may cut a night in two, so evenings and mornings need not be as many.
  const evenings = weekdays[4]! + weekdays[5]!;
  const mornings = weekdays[5]! + weekdays[6]!;
  const nDays = weekdays.reduce((sum, n) => sum + n, 0);
  return ([
    ["Friday and Saturday, noon to noon", true, Math.max(evenings, mornings)],
    ["other days, noon to noon", false, nDays - Math.min(evenings, mornings)],
  ] as const).flatMap(([name, isWeekend, n]) => {
    const own = rows.filter((row) => isWeekendNight(row) === isWeekend);
    const hasTimes = own.some((row) => row.time_is_default !== true);
    return hasTimes ? [groupPeak(name, own, n, length)] : [];
  });
}

/** Hours of the day of all incidents, with and without those at default times. */
export function hoursWithDefaults(rows: HourCounts): ({ series: string } & HourRow)[] {
  const asIfReal = rows.map((row) => ({ ...row, time_is_default: false }));
  return ([["known times", rows], ["as recorded", asIfReal]] as const).flatMap(([series, own]) =>
    hourProfile(own).map((row) => ({ series, ...row }))
  );
}

/** Hours of the day of each group of offenses; see `hourProfile`. */
export function groupHours(rows: TypeHourCounts): ({ group: OffenseGroup } & HourRow)[] {
  return COMPARED.flatMap((group) =>
    hourProfile(rowsOf(rows, group)).map((row) => ({ group, ...row }))
  ).filter(({ share }) => share !== null);
}

/** Peaks as a table shows them. */
export function peakRows(
  peaks: readonly GroupPeak[],
  nameOf: (group: string) => string,
): Record<string, string>[] {
  return peaks.map(({ group, n, hours, window, windowOfAll }) => ({
    group: nameOf(group),
    incidents: formatCount(n),
    "busiest hours": hours,
    [`busiest ${window.length} hours`]: describeWindow(window),
    "share (95 % interval)": `${formatPercent(window.share)} (${formatPercent(window.low)} to ${
      formatPercent(window.high)
    })`,
    "as busy, starting at": window.tied.map((hour) => String(hour).padStart(2, "0")).join(", "),
    "with default times": describeWindow(windowOfAll),
  }));
}
