/**
 * Charts with one named row for each item: names at the left, a drawing, text at the right.
 *
 * @module
 */

import { element, textAt } from "./svg.ts";
import { clipText, maxTextWidth } from "./text.ts";
import { GRID, INK, MUTED, PAD, TEXT } from "./theme.ts";
import { readable } from "./words.ts";

/** Longest name, px; longer ones are cut, and complete in the table. */
const MAX_NAME_WIDTH = 256;

/** Where rows stand. */
export interface RowLayout {
  /** Indices of the rows from top to bottom. */
  order: number[];
  /** Names as keys of the vertical scale, from top to bottom. */
  domain: string[];
  /** Left edge of the drawing, px. */
  left: number;
  /** Height of all rows together, px. */
  height: number;
  /** Height of a row, px. */
  step: number;
  /** The names, drawn. */
  names: string;
}

/**
 * Orders rows and draws their names.
 *
 * @param names Name of each row; no two alike.
 * @param values Values by which rows are ordered, largest first; undefined keeps their order.
 * @param top Where the first row begins, px.
 * @param strong Names that are set in semibold.
 * @throws {RangeError} If two rows have the same name.
 *
 * @example The largest comes first
 * ```ts
 * import assert from "node:assert/strict";
 * import { layoutRows } from "lib/figures/row_layout.ts";
 * assert.deepEqual(layoutRows(["a", "b"], [1, 2], 0).domain, ["b", "a"]);
 * ```
 */
export function layoutRows(
  names: readonly string[],
  values: readonly number[] | undefined,
  top: number,
  strong: readonly string[] = [],
): RowLayout {
  const twin = names.find((name, i) => names.indexOf(name) !== i);
  if (twin !== undefined) {
    throw new RangeError(`Cannot draw rows: names must differ, current value twice is ${twin}`);
  }
  const order = names.map((_, i) => i);
  if (values) order.sort((a, b) => values[b]! - values[a]! || a - b);
  const step = names.length <= 12 ? 26 : names.length <= 24 ? 22 : 19;
  const shown = order.map((i) => clipText(readable(names[i]!), MAX_NAME_WIDTH, TEXT.label));
  const left = PAD + Math.ceil(maxTextWidth(shown, TEXT.label, strong.length > 0 ? 600 : 400)) + 10;
  const drawn = shown.map((name, row) =>
    textAt(left - 10, top + (row + 0.5) * step + 4.3, name, {
      size: TEXT.label,
      anchor: "end",
      weight: strong.includes(names[order[row]!]!) ? 600 : 400,
      fill: INK,
    })
  );
  return {
    order,
    domain: order.map((i) => names[i]!),
    left,
    height: step * names.length,
    step,
    names: drawn.join(""),
  };
}

/** Faint lines between rows, across the whole figure, to lead the eye from name to number. */
export function rowLines(layout: RowLayout, top: number, width: number): string {
  return layout.order.slice(1).map((_, row) =>
    element("rect", {
      x: PAD,
      y: top + (row + 1) * layout.step - 0.5,
      width: width - 2 * PAD,
      height: 1,
      fill: GRID,
    })
  ).join("");
}

/** A column of text at the right edge with a heading. */
export function textColumn(
  layout: RowLayout,
  texts: readonly string[],
  heading: string,
  x: number,
  top: number,
): string {
  const options = { size: TEXT.axis, anchor: "end", fill: MUTED } as const;
  return textAt(x, top - 8, heading, { ...options, size: TEXT.small }) +
    layout.order.map((i, row) =>
      textAt(x, top + (row + 0.5) * layout.step + 4.2, texts[i]!, options)
    ).join("");
}
