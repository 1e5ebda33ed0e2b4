/**
 * Columns of a table of rows, read by name and checked before anything is drawn.
 *
 * @module
 */

/** Name of a column: a key of the rows. */
export type Column<R> = Extract<keyof R, string>;

/** A row as a figure keeps it: plain values by column name. */
export type Row = Record<string, string | number | boolean | null>;

/** Reads columns of one table on behalf of one chart. */
export interface Table {
  /** Number of rows. */
  readonly length: number;
  /** Finite numbers; null, NaN and infinite values are refused. */
  numbers(column: string): number[];
  /** Finite numbers, or null where there is none; NaN and infinite values are refused. */
  numbersOrNull(column: string): (number | null)[];
  /** Values as text. */
  texts(column: string): string[];
  /** True where the column is true. */
  flags(column: string): boolean[];
  /** Rows as plain values. */
  rows(): Row[];
}

/**
 * Opens a table for drawing.
 *
 * @param rows At least one row; all with the same columns.
 * @param chart What is drawn, for the error message, such as `bar chart`.
 * @throws {RangeError} If there are no rows; later, if a column is unknown or holds what cannot be drawn.
 *
 * @example A column that is not there
 * ```ts
 * import assert from "node:assert/strict";
 * import { openTable } from "lib/figures/columns.ts";
 * const table = openTable([{ hour: 0, n: 12 }], "column chart");
 * assert.deepEqual(table.numbers("n"), [12]);
 * assert.throws(() => table.numbers("share"), {
 *   name: "RangeError",
 *   message: "Cannot draw column chart: unknown column share, the columns are hour, n",
 * });
 * ```
 */
export function openTable(rows: readonly object[], chart: string): Table {
  const refuse = (why: string): never => {
    throw new RangeError(`Cannot draw ${chart}: ${why}`);
  };
  const first = rows[0] ?? refuse("there must be at least one row");
  const known = Object.keys(first);
  const values = (column: string): unknown[] => {
    if (!known.includes(column)) {
      refuse(`unknown column ${column}, the columns are ${known.join(", ")}`);
    }
    return rows.map((row) => (row as Record<string, unknown>)[column]);
  };
  const finite = (column: string) => (value: unknown, i: number): number =>
    typeof value === "number" && Number.isFinite(value)
      ? value
      : refuse(`${column} must be a finite number, current value in row ${i} is ${value}`);
  return {
    length: rows.length,
    numbers: (column) => values(column).map(finite(column)),
    numbersOrNull: (column) =>
      values(column).map((value, i) => value === null ? null : finite(column)(value, i)),
    texts: (column) => values(column).map(String),
    flags: (column) => values(column).map((value) => value === true),
    rows: () => rows.map((row, i) => plainRow(row, i, refuse)),
  };
}

function plainRow(row: object, i: number, refuse: (why: string) => never): Row {
  for (const [column, value] of Object.entries(row)) {
    if (value !== null && !["string", "number", "boolean"].includes(typeof value)) {
      refuse(`${column} must be plain, current value in row ${i} is a ${typeof value}`);
    }
  }
  return { ...row } as Row;
}

/** Values of a column, or one value for every row when no column is named. */
export function textsOr(table: Table, column: string | undefined, fallback: string): string[] {
  return column === undefined
    ? Array.from({ length: table.length }, () => fallback)
    : table.texts(column);
}

/** Distinct values in order of first appearance. */
export function distinct<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}
