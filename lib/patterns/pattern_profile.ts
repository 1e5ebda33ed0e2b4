/**
 * What patterns of time are made of: hours, days, months, types.
 *
 * @module
 */

import type { Counts } from "../data/reduce.ts";
import { N_TIME_CELLS, timeCellOf } from "../data/time_cells.ts";
import { MONTHS } from "../describe/calendar.ts";
import { formatCount, formatDecimal, formatPercent } from "../describe/format.ts";
import { nameTimes, type TimeCounts, type TimeName } from "./time_names.ts";
import { sumsAround } from "./time_points.ts";

/** An offense type in a pattern. */
export interface PatternType {
  primary_type: string;
  /** Incidents of the type in the pattern. */
  n: number;
  /** Share of the type in the pattern over its share in all incidents: 1 is like everywhere. */
  quotient: number;
}

/** A pattern of time. */
export interface PatternProfile extends TimeName {
  /** Number of the pattern, 0 the largest. */
  pattern: number;
  n: number;
  share: number;
  /** Share of the incidents with an arrest on record. */
  arrestShare: number;
  counts: TimeCounts;
  /** Types by their incidents, the most frequent first. */
  types: PatternType[];
}

/** Incidents by hour, weekday, month and type, as `countBy` gives them. */
export type TimeTypeRow = Counts & {
  hour: number;
  weekday: number;
  month: number;
  primary_type: string;
};

/**
 * Profile of each pattern.
 *
 * @param labels Pattern of each cell of hour, weekday and month, -1 for none.
 * @param rows Incidents by cell and type; those of cells without a pattern are refused.
 * @throws {RangeError} If an incident is in no pattern.
 */
export function profilePatterns(
  labels: ArrayLike<number>,
  rows: readonly TimeTypeRow[],
): PatternProfile[] {
  const nPatterns = Math.max(-1, ...Array.from(labels)) + 1;
  const labelOf = ({ hour, weekday, month }: TimeTypeRow) => {
    const label = labels[timeCellOf(hour, weekday, month)]!;
    if (label < 0) {
      throw new RangeError(
        `Cannot profile: every incident must be in a pattern, hour ${hour} of weekday ${weekday} ` +
          `in month ${month} is in none`,
      );
    }
    return label;
  };
  const all = countTimes(rows);
  const typeTotals = totalsOfTypes(rows);
  const n = rows.reduce((sum, row) => sum + row.n, 0);
  const byPattern = Map.groupBy(rows, labelOf);
  return Array.from({ length: nPatterns }, (_, pattern) => {
    const own = byPattern.get(pattern) ?? [];
    const size = own.reduce((sum, row) => sum + row.n, 0);
    const counts = countTimes(own);
    const types = [...totalsOfTypes(own)].map(([primary_type, count]) => ({
      primary_type,
      n: count,
      quotient: count / size / (typeTotals.get(primary_type)! / n),
    })).sort((a, b) => b.n - a.n || (a.primary_type < b.primary_type ? -1 : 1));
    return {
      pattern,
      n: size,
      share: size / n,
      arrestShare: own.reduce((sum, row) => sum + row.arrests, 0) / size,
      ...nameTimes(counts, all),
      counts,
      types,
    };
  });
}

/** Incidents around each circle. */
function countTimes(rows: readonly TimeTypeRow[]): TimeCounts {
  const cells = new Float64Array(N_TIME_CELLS);
  for (const { hour, weekday, month, n } of rows) {
    cells[timeCellOf(hour, weekday, month)]! += n;
  }
  return {
    hour: [...sumsAround(cells, "hour")],
    weekday: [...sumsAround(cells, "weekday")],
    month: [...sumsAround(cells, "month")],
  };
}

function totalsOfTypes(rows: readonly TimeTypeRow[]): Map<string, number> {
  const totals = new Map<string, number>();
  for (const { primary_type, n } of rows) {
    totals.set(primary_type, (totals.get(primary_type) ?? 0) + n);
  }
  return totals;
}

/** Options of {@linkcode patternRows}. */
export interface PatternRowOptions {
  /** Fewest incidents of a type in a pattern for it to be told as typical. */
  minN: number;
  /** How a type is called. */
  nameOf: (primaryType: string) => string;
}

/** Patterns as a table shows them. */
export function patternRows(
  profiles: readonly PatternProfile[],
  { minN, nameOf }: PatternRowOptions,
): Record<string, string>[] {
  return profiles.map((profile) => {
    const { pattern, name, n, share, hours, weekendRatio, topMonth, arrestShare, types } = profile;
    const typical = types.filter((type) => type.n >= minN)
      .toSorted((a, b) => b.quotient - a.quotient).slice(0, 3);
    return {
      pattern: `${pattern + 1} ${name}`,
      incidents: formatCount(n),
      share: formatPercent(share),
      "three quarters within": hours,
      "weekend days, times usual": formatDecimal(weekendRatio, 2),
      "month, times usual": `${MONTHS[topMonth.month - 1]} (${formatDecimal(topMonth.ratio, 2)})`,
      arrests: formatPercent(arrestShare),
      "most frequent": types.slice(0, 3).map((type) => nameOf(type.primary_type)).join(", "),
      "most typical": typical
        .map((type) => `${nameOf(type.primary_type)} (${formatDecimal(type.quotient, 2)})`)
        .join(", "),
    };
  });
}
