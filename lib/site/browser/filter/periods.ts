/**
 * One period of a view against another: rates, so that their lengths do not matter.
 *
 * @module
 */

import { dayOf } from "../../../explore/days.ts";
import { calendarOf, type IncidentMeta } from "../../../explore/incident_file.ts";
import type { Period, View } from "../../../explore/view.ts";
import { correlationWithNext, lastingDispersion } from "../../../numeric/autocorrelation.ts";
import { poissonDispersion } from "../../../numeric/dispersion.ts";
import { rateRatio, type Ratio } from "../../../numeric/ratio.ts";

/** What a calendar is made from. */
type Days = Pick<IncidentMeta, "firstDate" | "nDays">;

const calendars = new WeakMap<Days, ReturnType<typeof calendarOf>>();

/** Weekdays and months of all days, made once: a brush asks for them many times a second. */
function calendarOfRecord(meta: Days): ReturnType<typeof calendarOf> {
  const calendar = calendars.get(meta) ?? calendarOf(meta.firstDate, meta.nDays);
  calendars.set(meta, calendar);
  return calendar;
}

/** Days of a period that a view's weekdays and months allow, counted from the first of the record. */
export function daysOfView(period: Period, view: View, meta: IncidentMeta): number[] {
  const record = { from: meta.firstDate, to: meta.lastDate };
  const { weekday, month } = calendarOfRecord(meta);
  const days: number[] = [];
  for (let day = dayOf(period.from, record); day <= dayOf(period.to, record); day++) {
    const isAsked = (view.weekdays.length === 0 || view.weekdays.includes(weekday[day]! + 1)) &&
      (view.months.length === 0 || view.months.includes(month[day]! + 1));
    if (isAsked) days.push(day);
  }
  return days;
}

/**
 * Days of each weekday (Monday first) or month of the year in one period over those in another;
 * infinite or not a number where the other has none.
 *
 * @param view Its filter of the same dimension does not count.
 */
export function dayScales(
  by: "weekday" | "month",
  [first, second]: readonly [Period, Period],
  view: View,
  meta: IncidentMeta,
): number[] {
  const codes = calendarOfRecord(meta)[by];
  const own = { ...view, [by === "weekday" ? "weekdays" : "months"]: [] };
  const daysIn = (period: Period) => {
    const counts: number[] = Array.from({ length: by === "weekday" ? 7 : 12 }, () => 0);
    for (const day of daysOfView(period, own, meta)) counts[codes[day]!]!++;
    return counts;
  };
  const others = daysIn(second);
  return daysIn(first).map((days, code) => days / others[code]!);
}

/**
 * Incidents a day in the first period over those in the second, with a 95 % interval that allows
 * for days that differ more than chance lets them, and for days like the day before.
 *
 * @param counts Incidents of each period by day of the record.
 * @param days Days of each period, in order.
 * @returns Null where a day is in both periods.
 */
export function comparePeriods(
  counts: readonly [ArrayLike<number>, ArrayLike<number>],
  days: readonly [readonly number[], readonly number[]],
): Ratio | null {
  if (doOverlap(days)) return null;
  const groups = days.map((own, i) => own.map((day) => counts[i]![day]!));
  const [first, second] = groups.map((group) => group.reduce((sum, n) => sum + n, 0));
  const { dispersion, degreesOfFreedom } = poissonDispersion(groups);
  const autocorrelation = correlationWithNext(
    groups.flatMap((group, i) => residuals(group, days[i]!)),
  );
  return rateRatio(first!, days[0].length || 1, second!, days[1].length || 1, {
    dispersion: lastingDispersion(dispersion ?? 1, autocorrelation),
    degreesOfFreedom: Math.max(1, degreesOfFreedom),
  });
}

/**
 * What stands in the way of comparing two periods, in a sentence; null where nothing does.
 *
 * @param days Days of each period, counted from the first of the record.
 */
export function caveatOf(
  days: readonly [readonly number[], readonly number[]],
  meta: Days,
): string | null {
  if (doOverlap(days)) {
    return "The periods overlap: days in both would be held against themselves.";
  }
  const { month } = calendarOfRecord(meta);
  const [first, second] = days.map((own) =>
    [...new Set(own.map((day) => month[day]!))].sort((a, b) => a - b).join()
  );
  return first === second
    ? null
    : "Other months of the year are compared: the season is in this ratio.";
}

function doOverlap([first, second]: readonly [readonly number[], readonly number[]]): boolean {
  const others = new Set(second);
  return first.some((day) => others.has(day));
}

/** Counts over and under their mean, in standard deviations of Poisson's, by runs of days. */
function residuals(counts: readonly number[], days: readonly number[]): number[][] {
  const mean = counts.reduce((sum, n) => sum + n, 0) / counts.length;
  if (mean === 0) return [];
  const runs: number[][] = [];
  counts.forEach((n, i) => {
    if (days[i] !== days[i - 1]! + 1) runs.push([]);
    runs.at(-1)!.push((n - mean) / Math.sqrt(mean));
  });
  return runs;
}
