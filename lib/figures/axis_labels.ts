/**
 * The numbers and names along the axes of a plot.
 *
 * @module
 */

import type { Tick } from "./axis_kind.ts";
import type { Panel } from "./plot.ts";
import { textAt } from "./svg.ts";
import { maxTextWidth } from "./text.ts";
import { MUTED, TEXT } from "./theme.ts";

/** Space between an axis and its labels, px. */
const GAP = 8;

/**
 * Labels below a plot, centered on their ticks; a label may have two lines.
 *
 * @param y Lower edge of the plot, px.
 * @param size Text size, px (default that of axes).
 */
export function labelsBelow(
  panel: Panel,
  ticks: readonly Tick[],
  y: number,
  size: number = TEXT.axis,
): string {
  return ticks.flatMap(({ at, label }) =>
    label.split("\n").map((line, i) =>
      textAt(panel.x(at), y + GAP + 0.75 * size + i * 1.2 * size, line, {
        size,
        anchor: "middle",
        fill: MUTED,
      })
    )
  ).join("");
}

/**
 * Labels left of a plot, ending before it.
 *
 * @param x Left edge of the plot, px.
 * @param size Text size, px (default that of axes).
 */
export function labelsLeft(
  panel: Panel,
  ticks: readonly Tick[],
  x: number,
  size: number = TEXT.axis,
): string {
  return ticks.map(({ at, label }) =>
    textAt(x - GAP, panel.y(at) + 0.35 * size, label, { size, anchor: "end", fill: MUTED })
  ).join("");
}

/** Room that labels left of a plot take, px. */
export function leftRoom(ticks: readonly Tick[], size: number = TEXT.axis): number {
  return Math.ceil(maxTextWidth(ticks.map(({ label }) => label), size)) + GAP;
}
