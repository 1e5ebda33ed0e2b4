/**
 * The numbers and names along the axes of a plot.
 *
 * @module
 */

import { type AxisKind, type Tick, ticksOf } from "./axis_kind.ts";
import type { Panel } from "./plot.ts";
import { textAt } from "./svg.ts";
import { clipText, maxTextWidth } from "./text.ts";
import { MUTED, TEXT } from "./theme.ts";
import { readable } from "./words.ts";

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

/**
 * Labels of slots beside each other: hours, weekdays and months that have no room are left out,
 * other names are cut.
 *
 * @param domain Positions of all slots.
 * @param width Room for all, px.
 *
 * @example Narrow hours, long names
 * ```ts
 * import assert from "node:assert/strict";
 * import { slotTicks } from "lib/figures/axis_labels.ts";
 * const hours = Array.from({ length: 24 }, (_, hour) => hour);
 * assert.deepEqual(slotTicks("hour", hours, 200).map(({ at }) => at), [0, 6, 12, 18]);
 * assert.equal(slotTicks("category", ["RESIDENCE PORCH"], 80)[0]?.label, "Residence…");
 * ```
 */
export function slotTicks(
  kind: AxisKind,
  domain: readonly (number | string)[],
  width: number,
): { at: number | string; label: string }[] {
  if (kind !== "category") return ticksOf(kind, 0, domain.length, width);
  const room = width / domain.length - 4;
  return domain.map((at) => ({ at, label: clipText(readable(String(at)), room, TEXT.axis) }));
}
