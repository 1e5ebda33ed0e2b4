/**
 * Points drawn straight into the pixels of a canvas: tens of thousands in a few milliseconds, with
 * or without a graphics processor, and each in the very color of its legend.
 *
 * @module
 */

import type { Rgb } from "../shared/theme.ts";
import { type Frame, toScreen } from "./frame.ts";

/** What is drawn. */
export interface DrawnPoints {
  x: Float32Array;
  y: Float32Array;
  /** Points from the lowest to the topmost: by chance, so that no category covers the others. */
  order: Uint32Array;
  /** Category of each point. */
  codes: Uint8Array;
  /** 1 for points in color, 0 for those that stay in the background. */
  lit: Uint8Array;
}

/** Colors as pixels; see {@linkcode toPixel}. */
export interface PixelColors {
  /** By category. */
  categories: Uint32Array;
  quiet: number;
}

/** A color as a canvas keeps it in memory (bytes red, green, blue, alpha on all current machines). */
export function toPixel([red, green, blue]: Rgb): number {
  return (255 << 24 | blue << 16 | green << 8 | red) >>> 0;
}

/**
 * Draws points as discs, those in color above all others.
 *
 * @param pixels Of the canvas, row by row; they are cleared first.
 * @param frame In CSS pixels.
 * @param ratio Pixels of the canvas for one CSS pixel.
 */
export function drawPoints(
  pixels: Uint32Array,
  { width, height }: { width: number; height: number },
  { x, y, order, codes, lit }: DrawnPoints,
  { categories, quiet }: PixelColors,
  frame: Frame,
  ratio: number,
): void {
  pixels.fill(0);
  const radius = radiusOf(frame) * ratio;
  const spans = discSpans(radius);
  const reach = (spans.length - 1) / 2;
  const [left, top] = toScreen(frame, 0, 0);
  const scale = frame.scale * ratio;
  for (const state of [0, 1]) {
    for (const i of order) {
      if (lit[i] !== state) continue;
      const column = Math.round(left * ratio + x[i]! * scale);
      const row = Math.round(top * ratio - y[i]! * scale);
      if (column < -reach || column > width + reach || row < -reach || row > height + reach) {
        continue;
      }
      const pixel = state === 1 ? categories[codes[i]!]! : quiet;
      for (let dy = -reach; dy <= reach; dy++) {
        const line = row + dy;
        if (line < 0 || line >= height) continue;
        const half = spans[dy + reach]!;
        const from = Math.max(0, column - half);
        const to = Math.min(width - 1, column + half);
        if (from <= to) pixels.fill(pixel, line * width + from, line * width + to + 1);
      }
    }
  }
}

/** Radius of a point, CSS pixels: it grows more slowly than the picture. */
export function radiusOf({ scale, fit }: Frame): number {
  return Math.min(4.5, 1.1 * Math.sqrt(scale / fit));
}

/**
 * Half widths of the rows of a disc, from its top to its bottom.
 *
 * @example A disc of five pixels
 * ```ts
 * import assert from "node:assert/strict";
 * import { discSpans } from "lib/site/browser/structure/raster.ts";
 * assert.deepEqual(discSpans(1), [0, 1, 0]);
 * ```
 */
export function discSpans(radius: number): number[] {
  const reach = Math.max(0, Math.floor(radius));
  return Array.from({ length: 2 * reach + 1 }, (_, row) => {
    const dy = row - reach;
    return Math.floor(Math.sqrt(Math.max(0, radius * radius - dy * dy)));
  });
}
