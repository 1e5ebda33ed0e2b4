/**
 * Incidents of some cells counted in every way that a profile needs, in one pass over their rows.
 *
 * @module
 */

import type { ExplorerColumns } from "../data/explorer_columns.ts";

/** Rows from the first to before the end. */
export type RowRange = readonly [from: number, end: number];

/** Columns of incidents that are counted. */
export type CountedColumns = Pick<
  ExplorerColumns,
  "n" | "nDays" | "day" | "hour" | "type" | "types" | "place" | "places" | "area" | "arrest"
>;

/** Number of hours of a day, that of unknown time included. */
export const HOURS_AND_UNKNOWN = 25;

const N_AREAS = 78;

/** Counts of incidents. */
export interface RowCounts {
  n: number;
  arrests: number;
  /** By code of the type. */
  types: Uint32Array;
  /** By code of the place type. */
  places: Uint32Array;
  /** By number of the community area; 0 is none. */
  areas: Uint32Array;
  /** By day and hour: {@linkcode HOURS_AND_UNKNOWN} numbers a day, the last for unknown times. */
  dayHours: Uint32Array;
}

/**
 * Rows of each cell, where the rows are sorted by cell.
 *
 * @param cell Code of each row's cell, ascending.
 * @param nCodes Number of codes, that of no cell included.
 * @returns A range for each code.
 *
 * @example The second of three cells has no row
 * ```ts
 * import assert from "node:assert/strict";
 * import { rowsByCell } from "lib/zones/row_counts.ts";
 * assert.deepEqual(rowsByCell(Uint16Array.of(0, 0, 2), 3), [[0, 2], [2, 2], [2, 3]]);
 * ```
 */
export function rowsByCell(cell: ArrayLike<number>, nCodes: number): RowRange[] {
  let row = 0;
  return Array.from({ length: nCodes }, (_, code) => {
    const from = row;
    while (row < cell.length && cell[row] === code) row++;
    return [from, row];
  });
}

/**
 * Counts of the rows of some ranges.
 *
 * @param isCounted 1 for each code of a type that counts, else 0.
 *
 * @example One of two rows counts
 * ```ts
 * import assert from "node:assert/strict";
 * import { countRows } from "lib/zones/row_counts.ts";
 * const columns = {
 *   n: 2, nDays: 1, day: Uint16Array.of(0, 0), hour: Uint8Array.of(5, 24),
 *   type: Uint8Array.of(0, 1), types: ["ARSON", "GAMBLING"],
 *   place: Uint8Array.of(0, 0), places: ["street"],
 *   area: Uint8Array.of(8, 8), arrest: Uint8Array.of(1, 1),
 * };
 * const { n, arrests, types } = countRows(columns, [[0, 2]], Uint8Array.of(1, 0));
 * assert.deepEqual([n, arrests, [...types]], [1, 1, [1, 0]]);
 * ```
 */
export function countRows(
  columns: CountedColumns,
  ranges: Iterable<RowRange>,
  isCounted: Uint8Array,
): RowCounts {
  const { nDays, day, hour, type, types, place, places, area, arrest } = columns;
  const counts = {
    n: 0,
    arrests: 0,
    types: new Uint32Array(types.length),
    places: new Uint32Array(places.length),
    areas: new Uint32Array(N_AREAS),
    dayHours: new Uint32Array(nDays * HOURS_AND_UNKNOWN),
  };
  for (const [from, end] of ranges) {
    for (let row = from; row < end; row++) {
      if (isCounted[type[row]!] === 0) continue;
      counts.n++;
      counts.arrests += arrest[row]!;
      counts.types[type[row]!]!++;
      counts.places[place[row]!]!++;
      counts.areas[area[row]!]!++;
      counts.dayHours[day[row]! * HOURS_AND_UNKNOWN + hour[row]!]!++;
    }
  }
  return counts;
}
