/**
 * One period of a view against another: rates, so that their lengths do not matter.
 *
 * @module
 */

import { dayOf } from "../../../explore/days.ts";
import { calendarOf, type IncidentMeta } from "../../../explore/incident_file.ts";
import type { Period, View } from "../../../explore/view.ts";
import { poissonDispersion } from "../../../numeric/dispersion.ts";
import { rateRatio, type Ratio } from "../../../numeric/ratio.ts";

/** Days of a period that a view's weekdays and months allow, counted from the first of the record. */
export function daysOfView(period: Period, view: View, meta: IncidentMeta): number[] {
  const record = { from: meta.firstDate, to: meta.lastDate };
  const { weekday, month } = calendarOf(meta.firstDate, meta.nDays);
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
  const codes = calendarOf(meta.firstDate, meta.nDays)[by];
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
 * for days differing more than chance lets them.
 *
 * @param counts Incidents of each period by day of the record.
 * @param days Days of each period.
 */
export function comparePeriods(
  counts: readonly [ArrayLike<number>, ArrayLike<number>],
  days: readonly [readonly number[], readonly number[]],
): Ratio {
  const groups = days.map((own, i) => own.map((day) => counts[i]![day]!));
  const [first, second] = groups.map((group) => group.reduce((sum, n) => sum + n, 0));
  const { dispersion, degreesOfFreedom } = poissonDispersion(groups);
  return rateRatio(first!, days[0].length || 1, second!, days[1].length || 1, {
    dispersion: Math.max(1, dispersion ?? 1),
    degreesOfFreedom: Math.max(1, degreesOfFreedom),
  });
}
