/**
 * Observable Plot as the figures use it, and its drawings as lean text.
 *
 * No other file imports Plot. Plot scales and draws the marks; text is placed by the figures, which
 * measure it so that nothing collides or is cut off.
 *
 * @module
 */

import * as Plot from "@observablehq/plot";
import { DOCUMENT, type SvgNode } from "./document.ts";
import { element, escape, num } from "./svg.ts";
import { AXIS, GRID, INK } from "./theme.ts";
import type { Tick } from "./axis_kind.ts";

export { Plot };

/** A drawn plot, and where its scales place values. */
export interface Panel {
  /** SVG without the outer element. */
  svg: string;
  /** Horizontal place of a value, px. */
  x(value: number | string): number;
  /** Vertical place of a value, px. */
  y(value: number | string): number;
}

/**
 * Draws a plot without a browser. Its text does not depend on what was drawn before.
 *
 * @throws {RangeError} If Plot warns, since a warning would end as a sign in the picture.
 *
 * @example Two bars
 * ```ts
 * import assert from "node:assert/strict";
 * import { drawPanel, Plot } from "lib/figures/plot.ts";
 * const rows = [{ type: "A", n: 2 }, { type: "B", n: 1 }];
 * const panel = drawPanel({ marks: [Plot.barX(rows, { x: "n", y: "type" })] });
 * assert.equal(panel.svg.match(/<rect/g)?.length, 2);
 * ```
 */
export function drawPanel(options: Plot.PlotOptions): Panel {
  // deno-lint-ignore no-explicit-any -- Plot's types speak of browser nodes that Deno does not know
  const plot = Plot.plot({ ...options, document: DOCUMENT as any }) as any;
  const svg = [...(plot as SvgNode).childNodes].map(serialize).join("");
  if (svg.includes("\u26a0")) throw new RangeError("Cannot draw plot: Plot warns of its input");
  const scale = (name: "x" | "y") => (value: number | string) => {
    const { apply, bandwidth = 0 } = plot.scale(name);
    return apply(value) + bandwidth / 2;
  };
  return {
    svg: element("g", { fill: INK }, svg.replaceAll("currentColor", INK)),
    x: scale("x"),
    y: scale("y"),
  };
}

/** Attributes that say nothing in a picture. */
const DROPPED = new Set(["class", "aria-hidden", "aria-label", "font-variant"]);

/** Attributes with numbers to be rounded. */
const NUMERIC = /^(x|y|[xy][12]|c[xy]|r|[rd][xy]|width|height|d|transform|points|stroke-width)$/;

function serialize(node: SvgNode): string {
  if (node.nodeType === 3) return escape(node.textContent);
  if (node.nodeType !== 1 || node.localName === "style") return "";
  const attributes: Record<string, string> = {};
  for (const { name, value } of node.attributes) {
    if (!DROPPED.has(name)) attributes[name] = NUMERIC.test(name) ? roundNumbers(value) : value;
  }
  const content = [...node.childNodes].map(serialize).join("");
  if (content === "" && (node.localName === "g" || node.localName === "text")) return "";
  return element(node.localName, attributes, content);
}

/** Rounds the numbers in a list, path or transform; sizes in em stay as they are. */
function roundNumbers(value: string): string {
  return value.replace(
    /-?\d+\.\d+(?![\d.]*em)(e-?\d+)?/g,
    (text) => num(Math.round(Number(text) * 10) / 10),
  );
}

/** Faint lines across the plot at the ticks of an axis. */
export function gridLines(axis: "x" | "y", ticks: readonly Tick[]): Plot.Markish {
  return (axis === "x" ? Plot.ruleX : Plot.ruleY)(ticks.map(({ at }) => at), { stroke: GRID });
}

/** The line on which bars (`x`) or columns (`y`) stand. */
export function baseLine(axis: "x" | "y", value = 0): Plot.Markish {
  return (axis === "x" ? Plot.ruleX : Plot.ruleY)([value], { stroke: AXIS });
}
