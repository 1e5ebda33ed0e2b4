/**
 * Columns of whole numbers as bytes that compress well.
 *
 * A number of several bytes is stored in planes: the lowest bytes of all numbers, then the next.
 *
 * @module
 */

/** Kinds of columns by the bytes of a number. */
const MAKERS = {
  u8: Uint8Array,
  u16: Uint16Array,
  u32: Uint32Array,
} as const;

/** Kind of a column: whole numbers of 8, 16 or 32 bits. */
export type ColumnKind = keyof typeof MAKERS;

/** Numbers of a column. */
export type ColumnValues = Uint8Array | Uint16Array | Uint32Array;

/** How a column is stored: its numbers, or each as its difference to the one before. */
export type ColumnEncoding = "plain" | "delta";

/**
 * Kind of some values.
 *
 * @example Two bytes each
 * ```ts
 * import assert from "node:assert/strict";
 * import { kindOf } from "lib/explore/column_body.ts";
 * assert.equal(kindOf(new Uint16Array(0)), "u16");
 * ```
 */
export function kindOf(values: ColumnValues): ColumnKind {
  return `u${8 * values.BYTES_PER_ELEMENT}` as ColumnKind;
}

/**
 * Bytes of a number of a kind; undefined if there is no such kind.
 *
 * @example Two bytes each
 * ```ts
 * import assert from "node:assert/strict";
 * import { widthOf } from "lib/explore/column_body.ts";
 * assert.deepEqual([widthOf("u16"), widthOf("f64")], [2, undefined]);
 * ```
 */
export function widthOf(kind: string): number | undefined {
  return Object.hasOwn(MAKERS, kind) ? MAKERS[kind as ColumnKind].BYTES_PER_ELEMENT : undefined;
}

/**
 * Bytes of a column, as many as its values have.
 *
 * @param encoding Differences are taken modulo 2 to the number of bits; they suit sorted numbers.
 *
 * @example Two planes
 * ```ts
 * import assert from "node:assert/strict";
 * import { toBody } from "lib/explore/column_body.ts";
 * assert.deepEqual([...toBody(Uint16Array.of(0x0102, 0x0304), "plain")], [2, 4, 1, 3]);
 * assert.deepEqual([...toBody(Uint8Array.of(7, 9, 8), "delta")], [7, 2, 255]);
 * ```
 */
export function toBody(values: ColumnValues, encoding: ColumnEncoding): Uint8Array<ArrayBuffer> {
  const n = values.length;
  const bytes = new Uint8Array(values.byteLength);
  for (let plane = 0; plane < values.BYTES_PER_ELEMENT; plane++) {
    const shift = 8 * plane;
    let before = 0;
    for (let i = 0; i < n; i++) {
      const value = values[i]!;
      bytes[plane * n + i] = (value - before) >>> shift;
      if (encoding === "delta") before = value;
    }
  }
  return bytes;
}

/**
 * Values of a column, from its bytes.
 *
 * @param bytes As {@linkcode toBody} gives them.
 *
 * @example There and back
 * ```ts
 * import assert from "node:assert/strict";
 * import { fromBody, toBody } from "lib/explore/column_body.ts";
 * const days = Uint16Array.of(300, 300, 301, 299);
 * assert.deepEqual(fromBody(toBody(days, "delta"), "u16", "delta"), days);
 * ```
 */
export function fromBody(
  bytes: Uint8Array,
  kind: ColumnKind,
  encoding: ColumnEncoding,
): ColumnValues {
  const width = MAKERS[kind].BYTES_PER_ELEMENT;
  const n = bytes.length / width;
  const values = new MAKERS[kind](n);
  for (let plane = 0; plane < width; plane++) {
    const shift = 8 * plane;
    for (let i = 0; i < n; i++) values[i]! |= bytes[plane * n + i]! << shift;
  }
  if (encoding === "delta") {
    for (let i = 1; i < n; i++) values[i]! += values[i - 1]!;
  }
  return values;
}
