/**
 * Words at the reference line and at marked positions of a line chart, where the lines leave room.
 *
 * @module
 */

import { clearestPlace } from "./spread.ts";
import { textAt } from "./svg.ts";
import { textWidth } from "./text.ts";
import { TEXT } from "./theme.ts";

/** A point of the drawing, px. */
interface Point {
  x: number;
  y: number;
}

/** What is labeled, px. */
export interface LineLabelOptions {
  /** Edges of the plot. */
  left: number;
  right: number;
  top: number;
  foot: number;
  /** Points of the lines, those of one line after each other; null ends a line. */
  lines: readonly (Point | null)[];
  /** A horizontal line with its words. */
  reference?: { y: number; label: string } | undefined;
  /** Vertical lines with their words. */
  marks: readonly { x: number; label: string }[];
}

/** Largest distance of points that stand for a line, px. */
const STEP = 6;

/** Points on a line, its end left out. */
function along(from: Point, to: Point): Point[] {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const steps = Math.max(1, Math.ceil(Math.hypot(dx, dy) / STEP));
  return Array.from({ length: steps }, (_, i) => ({
    x: from.x + i / steps * dx,
    y: from.y + i / steps * dy,
  }));
}

const SHARES = [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1];

/**
 * Words above or below a horizontal line, and at the right or left of vertical ones, each where it
 * is farthest from the lines and from other words.
 *
 * @example Words at the right of a mark, at its upper end
 * ```ts
 * import assert from "node:assert/strict";
 * import { lineLabels } from "lib/figures/line_labels.ts";
 * const edges = { left: 0, right: 400, top: 0, foot: 200, lines: [{ x: 0, y: 190 }] };
 * const svg = lineLabels({ ...edges, marks: [{ x: 100, label: "k = 5" }] });
 * assert.match(svg, /<text x="119[.\d]*" y="12"/);
 * ```
 */
export function lineLabels(options: LineLabelOptions): string {
  const { left, right, top, foot, lines, reference, marks } = options;
  const drawn = lines.flatMap((point, i) =>
    point === null ? [] : along(point, lines[i + 1] ?? point)
  );
  const verticals = marks.map(({ x }) => along({ x, y: top }, { x, y: foot }));
  const words: string[] = [];
  if (reference) {
    const half = textWidth(reference.label, TEXT.small) / 2;
    const places = [reference.y - 10, reference.y + 10].flatMap((y) =>
      SHARES.map((share) => ({ x: left + half + 4 + share * (right - left - 2 * half - 8), y }))
    );
    write(reference.label, clearestPlace(places, [...drawn, ...verticals.flat()], half), half);
  }
  marks.forEach(({ x, label }, own) => {
    const half = textWidth(label, TEXT.small) / 2;
    const sides = [x + 6 + half, x - 6 - half]
      .filter((at) => at - half >= left && at + half <= right);
    const places = (sides.length > 0 ? sides : [Math.min(Math.max(x, left + half), right - half)])
      .flatMap((at) => SHARES.map((share) => ({ x: at, y: top + 8 + share * (foot - top - 20) })));
    const others = verticals.filter((_, i) => i !== own).flat();
    const level = reference ? along({ x: left, y: reference.y }, { x: right, y: reference.y }) : [];
    write(label, clearestPlace(places, [...drawn, ...others, ...level], half), half);
  });
  return words.join("");

  /** Draws words and keeps later ones off them. */
  function write(label: string, at: Point, half: number): void {
    drawn.push(...along({ x: at.x - half, y: at.y }, { x: at.x + half, y: at.y }));
    words.push(
      textAt(at.x, at.y + 4, label, { size: TEXT.small, anchor: "middle", halo: true }),
    );
  }
}
