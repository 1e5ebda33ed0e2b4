/**
 * Incidents that are not shipped one by one, by community area and type: domestic and sexual ones,
 * and those against children.
 *
 * @module
 */

import { hiddenCells, hiddenOf } from "./sensitive_cells.ts";
import { SMALL } from "./show_count.ts";
import { sum } from "../numeric/sum.ts";

/** Incidents of a type in an area. */
export interface SensitiveRow {
  primary_type: string;
  /** Community area. */
  area: number;
  n: number;
}

/** Counts by type, of an area or of the city. */
export interface TypeCounts {
  /** By type; null where the type is among the others, zero or not. */
  counts: (number | null)[];
  /** Incidents of the types that are not counted one by one: 0, or 5 and more. */
  others: number;
}

/** A table in which no count is from 1 to 4, and from which none of an area can be computed. */
export interface SensitiveAreas {
  types: string[];
  /** Areas with five incidents and more. */
  areas: (TypeCounts & { area: number })[];
  /** Areas with few incidents, by number, and all incidents of them; null if there are none. */
  few: { areas: number[]; n: number } | null;
  city: TypeCounts;
}

/**
 * The table by area and type as it may be published.
 *
 * Of each area the common types are counted one by one, and all others together, which are so many
 * that none of them can be told, see {@linkcode hiddenCells}; the total of an area is exact. Areas
 * with fewer than five incidents are counted together, with the next smallest where these would be
 * told by that.
 *
 * A reader who knows this table and the totals of all types in the city is still left with two or
 * more numbers for each count from 1 to 4, unless one area has all incidents of the city.
 *
 * @param rows Counts by area and type, in any order; several of the same add up.
 * @returns null if there are fewer than five incidents in all.
 *
 * @example Areas with many and with few
 * ```ts
 * import assert from "node:assert/strict";
 * import { sensitiveAreas } from "lib/explore/sensitive_areas.ts";
 * const table = sensitiveAreas([
 *   { primary_type: "BATTERY", area: 8, n: 90 },
 *   { primary_type: "STALKING", area: 8, n: 7 },
 *   { primary_type: "BATTERY", area: 9, n: 6 },
 *   { primary_type: "BATTERY", area: 12, n: 3 },
 * ]);
 * assert.deepEqual(table?.types, ["BATTERY", "STALKING"]);
 * assert.deepEqual(table?.areas, [{ area: 8, counts: [90, 7], others: 0 }]);
 * assert.deepEqual(table?.few, { areas: [9, 12], n: 9 });
 * assert.deepEqual(table?.city, { counts: [99, 7], others: 0 });
 * ```
 */
export function sensitiveAreas(rows: readonly SensitiveRow[]): SensitiveAreas | null {
  const types = [...new Set(rows.map((row) => row.primary_type))].sort();
  const numbers = [...new Set(rows.map((row) => row.area))].sort((a, b) => a - b);
  const table = numbers.map(() => types.map(() => 0));
  for (const { primary_type, area, n } of rows) {
    table[numbers.indexOf(area)]![types.indexOf(primary_type)]! += n;
  }
  const totals = table.map(sum);
  if (sum(totals) < SMALL) return null;
  const few = fewOf(totals);
  const own = [...numbers.keys()].filter((i) => !few.includes(i));
  const ofTypes = (i: readonly number[]) => types.map((_, t) => sum(i.map((a) => table[a]![t]!)));
  const shown = [...own.map((i) => table[i]!), ...few.length > 0 ? [ofTypes(few)] : []];
  const hidden = hiddenCells(shown, shown.length - own.length);
  return {
    types,
    areas: own.map((i, row) => ({ area: numbers[i]!, ...typeCounts(table[i]!, hidden[row]!) })),
    few: few.length === 0 ? null : {
      areas: few.map((i) => numbers[i]!).sort((a, b) => a - b),
      n: sum(few.map((i) => totals[i]!)),
    },
    city: typeCounts(ofTypes([...numbers.keys()])),
  };
}

/** Counts without those that are hidden, zeros included unless there is nothing but zeros. */
function typeCounts(counts: readonly number[], hidden = hiddenOf(counts)): TypeCounts {
  const others = sum(counts.filter((_, type) => hidden[type]));
  return { counts: counts.map((n, type) => hidden[type] && others > 0 ? null : n), others };
}

/** Areas that are counted together only, by their place in a list of totals. */
function fewOf(totals: readonly number[]): number[] {
  const ranked = [...totals.keys()].sort((a, b) => totals[a]! - totals[b]! || a - b);
  const nSmall = totals.filter((n) => n < SMALL).length;
  for (let n = nSmall; n > 0 && n <= ranked.length; n++) {
    const pooled = ranked.slice(0, n);
    const all = sum(pooled.map((i) => totals[i]!));
    // As many incidents as areas: each has one.
    if (all >= SMALL && all > n) return pooled;
  }
  return nSmall > 0 ? ranked : [];
}
