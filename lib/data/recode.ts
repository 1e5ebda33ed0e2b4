/**
 * Rewrites text columns of few distinct values: each value is looked at once, not each row.
 *
 * @module
 */

import pl from "nodejs-polars";

/** New text of a value; undefined for one that means nothing. */
export type Recoding = (value: string) => string | undefined;

/** A value that was written otherwise, and in how many rows. */
export interface RecodedRow {
  column: string;
  from: string;
  /** Null where the value meant nothing. */
  to: string | null;
  rows: number;
}

/**
 * Frame with columns rewritten, and what was rewritten how often.
 *
 * @param frame Any frame; the columns named in `recodings` are text.
 * @param recodings What to do with the values of each column; null stays null.
 * @returns Rows of `recoded` sorted by column and value; none for values that stay.
 *
 * @example Lost zeros
 * ```ts
 * import assert from "node:assert/strict";
 * import pl from "nodejs-polars";
 * import { recode } from "lib/data/recode.ts";
 * const codes = pl.DataFrame({ iucr: ["110", "0460", null, "110"] });
 * const { frame, recoded } = recode(codes, { iucr: (code) => code.padStart(4, "0") });
 * assert.deepEqual(frame.getColumn("iucr").toArray(), ["0110", "0460", null, "0110"]);
 * assert.deepEqual(recoded, [{ column: "iucr", from: "110", to: "0110", rows: 2 }]);
 * ```
 */
export function recode(
  frame: pl.DataFrame,
  recodings: Readonly<Record<string, Recoding>>,
): { frame: pl.DataFrame; recoded: RecodedRow[] } {
  const columns = Object.keys(recodings).sort();
  const values = frame.select(...columns.map((column) => pl.col(column).unique().implode()));
  const expressions: pl.Expr[] = [];
  const recoded: RecodedRow[] = [];
  for (const column of columns) {
    const distinct = [...values.getColumn(column).toArray()[0] as Iterable<string | null>];
    const changes = new Map<string, string | null>();
    for (const value of distinct) {
      const to = value === null ? null : recodings[column]!(value) ?? null;
      if (value !== null && to !== value) changes.set(value, to);
    }
    if (changes.size === 0) continue;
    expressions.push(rewritten(column, changes));
    recoded.push(...countChanges(frame, column, changes));
  }
  return { frame: expressions.length > 0 ? frame.withColumns(...expressions) : frame, recoded };
}

function rewritten(column: string, changes: ReadonlyMap<string, string | null>): pl.Expr {
  const kept = [...changes].filter((change): change is [string, string] => change[1] !== null);
  const dropped = [...changes.keys()].filter((from) => changes.get(from) === null);
  const text = pl.col(column);
  const replaced = kept.length > 0
    ? text.replace(kept.map(([from]) => from), kept.map(([, to]) => to))
    : text;
  return dropped.length === 0
    ? replaced
    : pl.when(text.isIn(dropped)).then(pl.lit(null)).otherwise(replaced).alias(column);
}

function countChanges(
  frame: pl.DataFrame,
  column: string,
  changes: ReadonlyMap<string, string | null>,
): RecodedRow[] {
  return frame.select(column).filter(pl.col(column).isIn([...changes.keys()]))
    .groupBy(column).agg(pl.len().alias("n")).sort(column).rows()
    .map(([from, rows]) => ({ column, from, to: changes.get(from) ?? null, rows }));
}
