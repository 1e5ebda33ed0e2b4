/**
 * What is recorded on some ground: of what kind, when, at what places, and with what outcome, each
 * beside the whole city.
 *
 * @module
 */

import type { CalendarDay } from "../describe/calendar.ts";
import { dispersionOf } from "../describe/daily_rates.ts";
import { HOURS, peakHours } from "../describe/hours.ts";
import { poissonInterval } from "../numeric/poisson_interval.ts";
import { wilsonInterval } from "../numeric/wilson.ts";
import { HOURS_AND_UNKNOWN, type RowCounts } from "./row_counts.ts";

/** A category of the ground's incidents. */
export interface CategoryShare {
  label: string;
  n: number;
  /** Share of the ground's incidents. */
  share: number;
  /** The share over the category's share in the whole city: 1 is like there. */
  quotient: number;
}

/** Incidents of a weekday. */
export interface WeekdayRate {
  n: number;
  /** Incidents a day, with a 95 % interval that allows for days that differ more than chance. */
  rate: number;
  low: number;
  high: number;
}

/** Profile of some ground. */
export interface GroundProfile {
  n: number;
  /** Offense types and place types, those with the most incidents first; none without any. */
  types: CategoryShare[];
  places: CategoryShare[];
  /** Incidents of the 24 hours, and those whose time is not known. */
  hours: number[];
  unknownHours: number;
  /** Hours that chance cannot tell from the busiest one; none where no time is known. */
  peakHours: number[];
  /** Share of the incidents from 20:00 to 04:00; null where no time is known. */
  nightShare: number | null;
  /** Monday first; null for a weekday that the period has not. */
  weekdays: (WeekdayRate | null)[];
  arrests: { n: number; share: number; low: number; high: number };
  /** Community areas by number, the fullest first. */
  areas: { area: number; n: number; share: number }[];
}

/** What the codes of counts stand for. */
export interface CodeLabels {
  types: readonly string[];
  places: readonly string[];
}

/**
 * Profile of ground from its counts.
 *
 * @param city Counts of the whole city, of the same selection of incidents.
 * @param days Days of the period, in order.
 * @returns Null for ground without incidents.
 *
 * @see Isard (1960), "Methods of Regional Analysis", for the location quotient
 */
export function groundProfile(
  counts: RowCounts,
  city: RowCounts,
  labels: CodeLabels,
  days: readonly CalendarDay[],
): GroundProfile | null {
  const { n, arrests, dayHours } = counts;
  if (n === 0) return null;
  const byHour = Array.from(
    { length: HOURS_AND_UNKNOWN },
    (_, hour) => days.map((_, day) => dayHours[day * HOURS_AND_UNKNOWN + hour]!),
  );
  const [unknownHours] = byHour.slice(HOURS).map(sum);
  const hours = byHour.slice(0, HOURS).map(sum);
  const known = sum(hours);
  return {
    n,
    types: sharesOf(counts.types, city.types, labels.types),
    places: sharesOf(counts.places, city.places, labels.places),
    hours,
    unknownHours: unknownHours!,
    peakHours: known === 0 ? [] : peakHours(hours, dispersionOf(byHour.slice(0, HOURS))).tied,
    nightShare: known === 0 ? null : sum(hours.filter((_, hour) => isNight(hour))) / known,
    weekdays: weekdayRates(dayHours, days),
    arrests: { n: arrests, share: arrests / n, ...wilsonInterval(arrests, n) },
    areas: [...counts.areas.entries()].filter(([area, count]) => area > 0 && count > 0)
      .map(([area, count]) => ({ area, n: count, share: count / n }))
      .sort((a, b) => b.n - a.n || a.area - b.area),
  };
}

/**
 * Incidents by month of the period, as `yearChanges` compares them.
 *
 * @param category What the counts are of.
 */
export function monthRows(
  { dayHours }: RowCounts,
  days: readonly CalendarDay[],
  category: string,
): { category: string; year: number; month: number; n: number; arrests: 0; domestic: 0 }[] {
  const rows = new Map<string, ReturnType<typeof monthRows>[number]>();
  days.forEach(({ date, year, month }, day) => {
    const key = date.slice(0, 7);
    const row = rows.get(key) ?? { category, year, month, n: 0, arrests: 0, domestic: 0 };
    row.n += sum(dayHours.subarray(day * HOURS_AND_UNKNOWN, (day + 1) * HOURS_AND_UNKNOWN));
    rows.set(key, row);
  });
  return [...rows.values()];
}

function sharesOf(
  counts: Uint32Array,
  city: Uint32Array,
  labels: readonly string[],
): CategoryShare[] {
  const [own, all] = [sum(counts), sum(city)];
  return labels.map((label, code) => {
    const share = counts[code]! / own;
    return { label, n: counts[code]!, share, quotient: share / (city[code]! / all) };
  }).filter(({ n }) => n > 0).sort((a, b) => b.n - a.n || (a.label < b.label ? -1 : 1));
}

function weekdayRates(
  dayHours: Uint32Array,
  days: readonly CalendarDay[],
): (WeekdayRate | null)[] {
  const byWeekday = Array.from({ length: 7 }, (): number[] => []);
  days.forEach(({ weekday }, day) => {
    const start = day * HOURS_AND_UNKNOWN;
    byWeekday[weekday - 1]!.push(sum(dayHours.subarray(start, start + HOURS_AND_UNKNOWN)));
  });
  const dispersion = dispersionOf(byWeekday);
  return byWeekday.map((counts) => {
    if (counts.length === 0) return null;
    const n = sum(counts);
    const { low, high } = poissonInterval(n, { dispersion });
    const perDay = (value: number) => value / counts.length;
    return { n, rate: perDay(n), low: perDay(low), high: perDay(high) };
  });
}

function isNight(hour: number): boolean {
  return hour >= 20 || hour < 4;
}

function sum(values: readonly number[] | Uint32Array): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
