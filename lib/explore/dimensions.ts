/**
 * Coded columns of the same rows.
 *
 * @module
 */

/** A property of every row, as a code. */
export interface Dimension {
  id: string;
  /** One code a row, below nCodes. */
  codes: Uint8Array | Uint16Array;
  nCodes: number;
}

/** Most dimensions that a counter takes: the bits of what it keeps of a row. */
export const MAX_DIMENSIONS = 16;

/** Most codes of a dimension: those of two bytes. */
const MAX_CODES = 1 << 16;

/** Dimensions of the same rows that can be found by their ids. */
export interface IndexedDimensions {
  nRows: number;
  /**
   * Position of a dimension.
   *
   * @throws {RangeError} If there is none with the id.
   */
  indexOf(id: string): number;
}

/**
 * Dimensions that have been checked to describe the same rows, by id.
 *
 * @throws {RangeError} If there are none or too many, two have the same id, their numbers of rows
 * differ, or a code is out of range.
 *
 * @example A code too high
 * ```ts
 * import assert from "node:assert/strict";
 * import { indexDimensions } from "lib/explore/dimensions.ts";
 * const month = { id: "month", codes: Uint8Array.of(0, 12), nCodes: 12 };
 * assert.throws(() => indexDimensions([month]), /month: code 12 of row 1 must be below 12/);
 * ```
 */
export function indexDimensions(dimensions: readonly Dimension[]): IndexedDimensions {
  const first = dimensions[0];
  if (first === undefined || dimensions.length > MAX_DIMENSIONS) {
    throw new RangeError(
      `Cannot count rows: there must be 1 to ${MAX_DIMENSIONS} dimensions, ` +
        `current number is ${dimensions.length}`,
    );
  }
  const nRows = first.codes.length;
  const indices = new Map<string, number>();
  dimensions.forEach((dimension, i) => {
    const { id, codes } = dimension;
    if (indices.has(id)) throw new RangeError(`Cannot count rows: two dimensions are named ${id}`);
    if (codes.length !== nRows) {
      throw new RangeError(
        `Cannot count rows by ${id}: it has ${codes.length} rows, ${first.id} has ${nRows}`,
      );
    }
    requireCodes(dimension);
    indices.set(id, i);
  });
  const indexOf = (id: string) => {
    const index = indices.get(id);
    if (index !== undefined) return index;
    const known = [...indices.keys()].join(", ");
    throw new RangeError(`Cannot count rows by ${id}: the dimensions are ${known}`);
  };
  return { nRows, indexOf };
}

function requireCodes({ id, codes, nCodes }: Dimension): void {
  if (!Number.isInteger(nCodes) || nCodes < 1 || nCodes > MAX_CODES) {
    throw new RangeError(
      `Cannot count rows by ${id}: nCodes must be in 1 .. ${MAX_CODES}, current value is ${nCodes}`,
    );
  }
  for (let row = 0; row < codes.length; row++) {
    if (codes[row]! >= nCodes) {
      throw new RangeError(
        `Cannot count rows by ${id}: code ${codes[row]} of row ${row} must be below ${nCodes}`,
      );
    }
  }
}

/**
 * Refuses what is no filter of a dimension.
 *
 * @param id Dimension, for the message.
 * @throws {RangeError} If there is not a 1 or 0 for each of its codes.
 *
 * @example Two codes, one number
 * ```ts
 * import assert from "node:assert/strict";
 * import { requireAllowed } from "lib/explore/dimensions.ts";
 * assert.throws(() => requireAllowed("arrest", Uint8Array.of(1), 2), RangeError);
 * ```
 */
export function requireAllowed(id: string, allowed: Uint8Array, nCodes: number): void {
  if (allowed.length !== nCodes) {
    throw new RangeError(
      `Cannot filter by ${id}: there must be ${nCodes} numbers, one a code, ` +
        `current number is ${allowed.length}`,
    );
  }
  const wrong = allowed.find((each) => each > 1);
  if (wrong !== undefined) {
    throw new RangeError(`Cannot filter by ${id}: numbers must be 1 or 0, one is ${wrong}`);
  }
}
