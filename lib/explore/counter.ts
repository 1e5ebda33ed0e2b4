/**
 * Counts of rows by several dimensions at once, where a filter on one of them changes the counts of
 * all others: a crossfilter of coded columns.
 *
 * Of every row is known which dimensions keep it out, a bit each. A change of one filter visits only
 * the rows whose code it lets in or keeps out now, and adds or takes away those that count.
 *
 * @module
 */

import { type Dimension, indexDimensions, requireAllowed } from "./dimensions.ts";

/** Rows that are counted under filters; a row passes where every filter allows its code. */
export interface Counter {
  readonly nRows: number;
  /** Rows that pass all filters. */
  readonly total: number;
  /**
   * Filters a dimension by its codes.
   *
   * @param allowed 1 or 0 for each code of the dimension; null lifts the filter.
   * @throws {RangeError} If there is no such dimension, or not one number a code.
   */
  setFilter(id: string, allowed: Uint8Array | null): void;
  /**
   * Rows by code of a dimension that pass the filters of all other dimensions.
   *
   * @throws {RangeError} If there is no such dimension.
   */
  counts(id: string): Uint32Array<ArrayBuffer>;
  /**
   * Rows by code of a dimension that pass all filters.
   *
   * @throws {RangeError} If there is no such dimension.
   */
  selected(id: string): Uint32Array<ArrayBuffer>;
  /**
   * Rows by the codes of two dimensions that pass all filters.
   *
   * @returns nCodes of A × nCodes of B numbers, those of the first code of A first.
   * @throws {RangeError} If there is no such dimension.
   */
  tabulate(idA: string, idB: string): Uint32Array<ArrayBuffer>;
}

/** Rows that are looked at before their counts change: their lists stay in the processor's cache. */
const BLOCK = 8192;

/**
 * A counter of rows without a filter.
 *
 * It takes 2 bytes a row beside the codes, which it neither copies nor changes; they must stay as
 * they are.
 *
 * @param dimensions 1 to 16 dimensions of the same rows; two may share their codes.
 * @throws {RangeError} If there are none or too many, two have the same id, their numbers of rows
 * differ, or a code is out of range.
 *
 * @example Thefts by hour
 * ```ts
 * import assert from "node:assert/strict";
 * import { createCounter } from "lib/explore/counter.ts";
 * const counter = createCounter([
 *   { id: "type", codes: Uint8Array.of(0, 0, 1, 1), nCodes: 2 },
 *   { id: "hour", codes: Uint8Array.of(22, 23, 23, 23), nCodes: 24 },
 * ]);
 * counter.setFilter("type", Uint8Array.of(1, 0));
 * assert.equal(counter.total, 2);
 * assert.deepEqual([...counter.counts("hour").slice(22)], [1, 1]);
 * assert.deepEqual([...counter.counts("type")], [2, 2]);
 * assert.deepEqual([...counter.selected("type")], [2, 0]);
 * ```
 */
export function createCounter(dimensions: readonly Dimension[]): Counter {
  const { nRows, indexOf } = indexDimensions(dimensions);
  const columns = dimensions.map(({ codes }) => codes);
  const failed = new Uint16Array(nRows);
  const allowed = dimensions.map(({ nCodes }) => new Uint8Array(nCodes).fill(1));
  const counts = dimensions.map(({ codes, nCodes }) => countCodes(codes, nCodes));
  const entering = new Uint32Array(BLOCK);
  const leaving = new Uint32Array(BLOCK);
  let total = nRows;

  /** Changes what a dimension says of the rows from start to end whose codes are to flip. */
  function flip(d: number, flips: Uint8Array, start: number, end: number): void {
    const bit = 1 << d;
    const codes = columns[d]!;
    let nEntering = 0;
    let nLeaving = 0;
    for (let row = start; row < end; row++) {
      if (flips[codes[row]!] === 0) continue;
      const now = failed[row]! ^ bit;
      failed[row] = now;
      const others = now & ~bit;
      if (others === 0) {
        if (now === 0) entering[nEntering++] = row;
        else leaving[nLeaving++] = row;
      } else if ((others & (others - 1)) === 0) {
        const only = 31 - Math.clz32(others);
        counts[only]![columns[only]![row]!]! += now === others ? 1 : -1;
      }
    }
    total += nEntering - nLeaving;
    for (let other = 0; other < columns.length; other++) {
      if (other === d) continue;
      addRows(counts[other]!, columns[other]!, entering, nEntering, 1);
      addRows(counts[other]!, columns[other]!, leaving, nLeaving, -1);
    }
  }

  return {
    nRows,
    get total() {
      return total;
    },
    setFilter(id, wanted) {
      const d = indexOf(id);
      const now = allowed[d]!;
      if (wanted !== null) requireAllowed(id, wanted, now.length);
      const flips = now.map((each, code) => each === (wanted?.[code] ?? 1) ? 0 : 1);
      if (!flips.includes(1)) return;
      for (let start = 0; start < nRows; start += BLOCK) {
        flip(d, flips, start, Math.min(start + BLOCK, nRows));
      }
      if (wanted === null) now.fill(1);
      else now.set(wanted);
    },
    counts: (id) => counts[indexOf(id)]!.slice(),
    selected(id) {
      const d = indexOf(id);
      return counts[d]!.map((n, code) => allowed[d]![code] === 1 ? n : 0);
    },
    tabulate(idA, idB) {
      const a = dimensions[indexOf(idA)]!;
      const b = dimensions[indexOf(idB)]!;
      return countPairs(failed, a, b);
    },
  };
}

/** Rows by code. */
function countCodes(codes: Dimension["codes"], nCodes: number): Uint32Array<ArrayBuffer> {
  const counts = new Uint32Array(nCodes);
  for (let row = 0; row < codes.length; row++) counts[codes[row]!]!++;
  return counts;
}

/** Adds a number for each of the first n rows of a list to the count of its code. */
function addRows(
  counts: Uint32Array,
  codes: Dimension["codes"],
  rows: Uint32Array,
  n: number,
  each: number,
): void {
  for (let i = 0; i < n; i++) counts[codes[rows[i]!]!]! += each;
}

/** Rows that fail nothing by the codes of two dimensions. */
function countPairs(failed: Uint16Array, a: Dimension, b: Dimension): Uint32Array<ArrayBuffer> {
  const table = new Uint32Array(a.nCodes * b.nCodes);
  const { codes: codesA } = a;
  const { codes: codesB, nCodes } = b;
  for (let row = 0; row < failed.length; row++) {
    if (failed[row] === 0) table[codesA[row]! * nCodes + codesB[row]!]!++;
  }
  return table;
}
