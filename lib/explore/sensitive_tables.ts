/**
 * The tables of counts that stand for incidents which are not shipped one by one.
 *
 * @module
 */

import type { SensitiveCounts } from "./sensitive_counts.ts";
import { isSmall, SMALL } from "./show_count.ts";

/** Incidents of a type in an area or in a month. */
export interface SensitiveRow {
  primary_type: string;
  /** Community area; 0 where none is recorded. */
  area: number;
  /** Month of the record, "2017-03". */
  month: string;
  n: number;
}

/** What types with fewer than five incidents in all are counted as, together. */
export const RARE_TYPES = "RARE TYPES";

/**
 * Tables by area and by month, in which no count is from 1 to 4.
 *
 * Types with few incidents in all are counted as {@linkcode RARE_TYPES}, and with the next rarest
 * ones where these together are few still; fewer than five incidents of all types are not counted.
 *
 * Small counts of areas are moved to area 0, with the smallest of the others where what is moved
 * would still be small. Of the months, types are counted one by one as long as they have no small
 * count in any month, and the rest together; where even that is small, there is no table of months.
 *
 * @param all Counts by area, month and type, in any order.
 *
 * @example A small count of an area
 * ```ts
 * import assert from "node:assert/strict";
 * import { sensitiveTables } from "lib/explore/sensitive_tables.ts";
 * const row = { primary_type: "BATTERY", month: "2017-03" };
 * const table = sensitiveTables([
 *   { ...row, area: 1, n: 3 },
 *   { ...row, area: 2, n: 8 },
 *   { ...row, area: 3, n: 90 },
 * ]);
 * assert.deepEqual([table.areas, table.byArea], [[0, 1, 2, 3], [[11], [0], [0], [90]]]);
 * assert.deepEqual([table.monthTypes, table.byMonth], [["BATTERY"], [[101, 0]]]);
 * ```
 */
export function sensitiveTables(all: readonly SensitiveRow[]): SensitiveCounts {
  const rows = foldRare(all);
  const types = distinct(rows.map((row) => row.primary_type));
  const areas = distinct([0, ...rows.map((row) => row.area)], (a, b) => a - b);
  const months = distinct(rows.map((row) => row.month));
  const byArea = areas.map(() => types.map(() => 0));
  const ofMonth = months.map(() => types.map(() => 0));
  for (const { primary_type, area, month, n } of rows) {
    const type = types.indexOf(primary_type);
    byArea[areas.indexOf(area)]![type]! += n;
    ofMonth[months.indexOf(month)]![type]! += n;
  }
  types.forEach((_, type) => moveSmall(byArea, type));
  const { kept, byMonth } = foldSmall(ofMonth, types.length);
  const monthTypes = kept.map((type) => types[type]!);
  return { types, areas, byArea, months, monthTypes, byMonth };
}

/** Rows with rare types as one. */
function foldRare(rows: readonly SensitiveRow[]): SensitiveRow[] {
  const totals = new Map<string, number>();
  for (const { primary_type, n } of rows) {
    totals.set(primary_type, (totals.get(primary_type) ?? 0) + n);
  }
  const ranked = [...totals].sort(([a, n], [b, m]) => n - m || (a < b ? -1 : 1));
  const rare = new Set<string>();
  let folded = 0;
  for (const [type, n] of ranked) {
    if (!isSmall(n) && !isSmall(folded)) break;
    rare.add(type);
    folded += n;
  }
  if (isSmall(folded)) return [];
  return rows.map((row) => rare.has(row.primary_type) ? { ...row, primary_type: RARE_TYPES } : row);
}

function distinct<T>(values: readonly T[], compare?: (a: T, b: T) => number): T[] {
  return [...new Set(values)].sort(compare);
}

/** Moves small counts of a type to the first row, until that is not small itself. */
function moveSmall(table: number[][], type: number): void {
  const [none, ...areas] = table as [number[], ...number[][]];
  const ranked = areas.toSorted((a, b) => a[type]! - b[type]!).filter((row) => row[type]! > 0);
  for (const row of ranked) {
    if (!isSmall(row[type]!) && !isSmall(none[type]!)) break;
    none[type]! += row[type]!;
    row[type] = 0;
  }
}

/** Types without small counts in any month, and a last column with all others. */
function foldSmall(
  table: readonly (readonly number[])[],
  nTypes: number,
): { kept: number[]; byMonth: number[][] | null } {
  const least = (type: number) => Math.min(...table.map((row) => row[type]! || Infinity));
  const ranked = Array.from({ length: nTypes }, (_, type) => type)
    .sort((a, b) => least(b) - least(a) || a - b);
  for (let n = nTypes; n >= 0; n--) {
    const kept = ranked.slice(0, n).sort((a, b) => a - b);
    const byMonth = table.map((row) => {
      const counts = kept.map((type) => row[type]!);
      const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);
      return [...counts, sum(row) - sum(counts)];
    });
    if (byMonth.flat().every((count) => count === 0 || count >= SMALL)) return { kept, byMonth };
  }
  return { kept: [], byMonth: null };
}
