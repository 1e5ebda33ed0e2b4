/**
 * Rows of a table as points of lines.
 *
 * @module
 */

import { type AxisKind, parseDate } from "./axis_kind.ts";
import { type Table, textsOr } from "./columns.ts";
import type { LinePoint } from "./line_panel.ts";

/** Columns that make up the points of lines. */
export interface LineColumns {
  x: string;
  y: string;
  low?: string;
  high?: string;
  series?: string;
  partial?: string;
}

/**
 * Points in order of their lines and positions.
 *
 * @param kind Meaning of the positions.
 * @throws {RangeError} If a column is unknown or holds what cannot be drawn, or a line has two
 * points at one position.
 *
 * @example Two months
 * ```ts
 * import assert from "node:assert/strict";
 * import { openTable } from "lib/figures/columns.ts";
 * import { readPoints } from "lib/figures/line_points.ts";
 * const table = openTable([{ month: "2017-02", n: 5 }, { month: "2017-01", n: 4 }], "line chart");
 * assert.deepEqual(readPoints(table, { x: "month", y: "n" }, "date").map(({ y }) => y), [4, 5]);
 * ```
 */
export function readPoints(table: Table, columns: LineColumns, kind: AxisKind): LinePoint[] {
  const x = kind === "date" ? table.texts(columns.x).map(parseDate) : table.numbers(columns.x);
  const y = table.numbersOrNull(columns.y);
  const low = columns.low && table.numbersOrNull(columns.low);
  const high = columns.high && table.numbersOrNull(columns.high);
  const series = textsOr(table, columns.series, "");
  const partial = columns.partial ? table.flags(columns.partial) : [];
  const rank = new Map([...new Set(series)].map((name, i) => [name, i]));
  const points = x.map((at, i) => ({
    x: at,
    y: y[i]!,
    low: low ? low[i]! : null,
    high: high ? high[i]! : null,
    series: series[i]!,
    partial: partial[i] ?? false,
  })).sort((a, b) => rank.get(a.series)! - rank.get(b.series)! || a.x - b.x);
  const twin = points.find((point, i) =>
    point.x === points[i + 1]?.x && point.series === points[i + 1]?.series
  );
  if (twin) {
    throw new RangeError(
      `Cannot draw lines: a line must have one point at a position, ` +
        `current value twice is ${columns.x} ${twin.x} ${twin.series}`,
    );
  }
  return points;
}
