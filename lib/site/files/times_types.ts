/**
 * How much the weeks of offense types differ from the week of all incidents.
 *
 * @module
 */

import { WEEKDAYS } from "../../describe/calendar.ts";
import type { CountRows } from "../../describe/totals.ts";
import { HOURS } from "../../describe/hours.ts";
import { samplingNoise, totalVariation } from "../../numeric/total_variation.ts";
import { type ProfileKind, typeProfiles } from "../../patterns/type_profiles.ts";
import { countsByWeekHour } from "./times_cells.ts";

/** How weeks of types are made: as chapter 5 does. */
const PROFILES = { bandwidthHours: 1.5, minN: 1680, maxUniform: 0.1 };

/** Incidents at known times by type, weekday and hour. */
export type TypeWeekRows = CountRows<"primary_type" | "weekday" | "hour">;

/** The smoothed week of a type. */
export interface TypeWeek {
  primary_type: string;
  n: number;
  kind: ProfileKind;
  /** Share of each hour of the week, Monday 00:00 first. */
  week: number[];
}

/** A type's week beside that of all incidents. */
export interface TypeDifference extends TypeWeek {
  /** Share of its incidents that would have to move to other hours for its week to be that of all. */
  distance: number;
  /** What a random draw of as many of all incidents is expected to have. */
  byChance: number;
  /** Chance of such a draw to differ as much; null where nothing can differ. */
  p: number | null;
  /** Busiest hour of the smoothed week, and how many times an even week it is. */
  top: { weekday: string; hour: number; times: number };
}

/**
 * Weeks of all types, the most frequent first.
 *
 * @param weekdays Days of each weekday in the period, Monday first.
 */
export function typeWeeks(rows: TypeWeekRows, weekdays: readonly number[]): TypeWeek[] {
  return typeProfiles(rows, { ...PROFILES, weekdays })
    .map(({ primary_type, n, kind, smoothed }) => ({ primary_type, n, kind, week: [...smoothed] }));
}

/**
 * Types that have a shape, those first that differ most beyond what chance makes of their number.
 *
 * @param weeks Smoothed weeks of all types.
 * @param rows What they are made of.
 */
export function typeDifferences(
  weeks: readonly TypeWeek[],
  rows: TypeWeekRows,
): TypeDifference[] {
  const all = countsByWeekHour(rows);
  const byType = Map.groupBy(rows, (row) => row.primary_type);
  return weeks.filter(({ kind }) => kind === "shaped").map((type): TypeDifference => {
    const own = countsByWeekHour(byType.get(type.primary_type) ?? []);
    const { expected, pValue } = samplingNoise(own, all);
    const most = Math.max(...type.week);
    const at = type.week.indexOf(most);
    return {
      ...type,
      distance: totalVariation(own, all),
      byChance: expected,
      p: pValue,
      top: {
        weekday: WEEKDAYS[Math.floor(at / HOURS)]!,
        hour: at % HOURS,
        times: most * type.week.length,
      },
    };
  }).sort((a, b) => b.distance - b.byChance - (a.distance - a.byChance));
}

/** Smoothed week of all types together, from theirs. */
export function weekOfAll(weeks: readonly TypeWeek[]): number[] {
  const n = weeks.reduce((sum, type) => sum + type.n, 0);
  const length = weeks[0]?.week.length ?? 0;
  return Array.from(
    { length },
    (_, hour) => weeks.reduce((sum, type) => sum + type.n * type.week[hour]!, 0) / n,
  );
}
