/**
 * Lean SVG as text: escaped, with rounded numbers.
 *
 * @module
 */

import { INK } from "./theme.ts";

/** Attributes of an element; undefined ones are left out. */
export type Attributes = Record<string, string | number | undefined>;

/**
 * A number with at most two decimals, without needless zeros.
 *
 * @example Rounded and short
 * ```ts
 * import assert from "node:assert/strict";
 * import { num } from "lib/figures/svg.ts";
 * assert.deepEqual([num(12.3456), num(2), num(-0.001)], ["12.35", "2", "0"]);
 * ```
 */
export function num(value: number): string {
  if (!Number.isFinite(value)) {
    throw new RangeError(`Cannot draw: numbers must be finite, current value is ${value}.`);
  }
  const rounded = Math.round(value * 100) / 100;
  return String(rounded === 0 ? 0 : rounded);
}

/** Text made safe for XML: markup is escaped, control characters dropped. */
export function escape(text: string): string {
  return text
    // deno-lint-ignore no-control-regex
    .replace(/[\x00-\x08\x0b\x0c\x0e-\x1f]/g, "")
    .replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

/**
 * One element with its content.
 *
 * @param content SVG inside the element, already escaped.
 *
 * @example A rectangle
 * ```ts
 * import assert from "node:assert/strict";
 * import { element } from "lib/figures/svg.ts";
 * assert.equal(element("rect", { x: 1.005, fill: undefined }), '<rect x="1"/>');
 * ```
 */
export function element(name: string, attributes: Attributes, content = ""): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${typeof value === "number" ? num(value) : escape(value!)}"`)
    .join("");
  return content === "" ? `<${name}${written}/>` : `<${name}${written}>${content}</${name}>`;
}

/** How a line of text is drawn. */
export interface TextOptions {
  /** Size, px. */
  size: number;
  /** 400 (default) or 600. */
  weight?: 400 | 600;
  /** Color (default ink). */
  fill?: string;
  /** Which end of the text stands at x (default start). */
  anchor?: "start" | "middle" | "end";
  /** Whether the text stands on a white outline, to be read above marks. */
  halo?: boolean;
}

/** One line of text whose baseline is at y. */
export function textAt(x: number, y: number, text: string, options: TextOptions): string {
  return element("text", {
    x,
    y,
    "font-size": options.size,
    "font-weight": options.weight === 600 ? 600 : undefined,
    "text-anchor": options.anchor === "start" ? undefined : options.anchor,
    fill: options.fill ?? INK,
    ...(options.halo
      ? { stroke: "#fff", "stroke-width": 3, "stroke-linejoin": "round", "paint-order": "stroke" }
      : {}),
  }, escape(text));
}

/** A straight line. */
export function lineAt(
  x1: number,
  y1: number,
  x2: number,
  y2: number,
  attributes: Attributes,
): string {
  return element("path", { d: `M${num(x1)},${num(y1)}L${num(x2)},${num(y2)}`, ...attributes });
}

/** Content moved to another place. */
export function moved(x: number, y: number, content: string): string {
  return element("g", { transform: `translate(${num(x)},${num(y)})` }, content);
}
