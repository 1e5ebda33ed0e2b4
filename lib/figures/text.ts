/**
 * How wide text is in Inter, and where its lines break.
 *
 * @module
 */

import { INTER_ADVANCES } from "./fonts/inter_advances.ts";

/** Widest advance assumed for a character that the table lacks, em. */
const UNKNOWN_EM = 0.9;

/**
 * Width of a line of text in Inter, px: the sum of the advances, without kerning (which narrows).
 *
 * @param size Text size, px.
 * @param weight 400 (regular) or 600 (semibold).
 *
 * @example Twice the size is twice as wide
 * ```ts
 * import assert from "node:assert/strict";
 * import { textWidth } from "lib/figures/text.ts";
 * assert.equal(textWidth("Hot spots", 24), 2 * textWidth("Hot spots", 12));
 * assert.ok(textWidth("Hot spots", 12, 600) > textWidth("Hot spots", 12));
 * ```
 */
export function textWidth(text: string, size: number, weight: 400 | 600 = 400): number {
  const advances = INTER_ADVANCES[weight];
  let units = 0;
  for (const character of text) units += advances.get(character) ?? UNKNOWN_EM * 2048;
  return units * size / 2048;
}

/** Width of the widest of several lines, px; 0 for none. */
export function maxTextWidth(
  texts: readonly string[],
  size: number,
  weight: 400 | 600 = 400,
): number {
  return texts.reduce((widest, text) => Math.max(widest, textWidth(text, size, weight)), 0);
}

/**
 * Text broken into lines that fit, at spaces, never between a number and `%`; a word that is too
 * long alone keeps its own line.
 *
 * @param maxWidth Room for a line, px.
 *
 * @example Two lines
 * ```ts
 * import assert from "node:assert/strict";
 * import { wrapText } from "lib/figures/text.ts";
 * assert.deepEqual(wrapText("Theft leads by far", 80, 12), ["Theft leads", "by far"]);
 * ```
 */
export function wrapText(
  text: string,
  maxWidth: number,
  size: number,
  weight: 400 | 600 = 400,
): string[] {
  const lines: string[] = [];
  const bound = text.replace(/(\d) %/g, "$1\u00a0%");
  for (const word of bound.split(/[ \t\n]+/).filter((word) => word !== "")) {
    const longer = lines.length === 0 ? word : `${lines.at(-1)} ${word}`;
    if (lines.length > 0 && textWidth(longer, size, weight) <= maxWidth) {
      lines[lines.length - 1] = longer;
    } else {
      lines.push(word);
    }
  }
  return lines;
}

/**
 * Text broken into lines that fit, none of them left with a single short word: the lines become
 * narrower together until the last is at least a third of the widest.
 *
 * @example The second line is not one word
 * ```ts
 * import assert from "node:assert/strict";
 * import { wrapBalanced } from "lib/figures/text.ts";
 * assert.deepEqual(wrapBalanced("Theft leads in every year", 140, 12, 600), [
 *   "Theft leads in",
 *   "every year",
 * ]);
 * ```
 */
export function wrapBalanced(
  text: string,
  maxWidth: number,
  size: number,
  weight: 400 | 600 = 400,
): string[] {
  const lines = wrapText(text, maxWidth, size, weight);
  let best = lines;
  for (let width = maxWidth * 0.96; width > maxWidth * 0.4; width -= maxWidth * 0.04) {
    const last = textWidth(best.at(-1) ?? "", size, weight);
    if (best.length < 2 || last > maxTextWidth(best, size, weight) * 0.35) break;
    const narrower = wrapText(text, width, size, weight);
    if (narrower.length > lines.length) break;
    best = narrower;
  }
  return best;
}

/**
 * Text cut to fit, with an ellipsis where something is missing.
 *
 * @example A long label
 * ```ts
 * import assert from "node:assert/strict";
 * import { clipText } from "lib/figures/text.ts";
 * assert.equal(clipText("INTERFERENCE WITH PUBLIC OFFICER", 120, 12), "INTERFERENCE WI…");
 * assert.equal(clipText("THEFT", 120, 12), "THEFT");
 * ```
 */
export function clipText(text: string, maxWidth: number, size: number): string {
  if (textWidth(text, size) <= maxWidth) return text;
  let end = text.length;
  while (end > 1 && textWidth(`${text.slice(0, end).trimEnd()}…`, size) > maxWidth) end--;
  return `${text.slice(0, end).trimEnd()}…`;
}
