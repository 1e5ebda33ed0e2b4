/**
 * Outlines that a reader draws around points.
 *
 * @module
 */

import { cellsInRegion } from "../../../explore/region_cells.ts";
import type { Position } from "../../../space/polygon.ts";
import { type Frame, toPicture } from "./frame.ts";
import type { Picture } from "./points.ts";

/** Corners in units of the picture, without the first one at the end. */
export type Outline = readonly Position[];

/** Least side of an outline, pixels: less is a slip of the hand. */
const LEAST_SIDE = 6;

/** Points within an outline: 1 or 0 for each. */
export function pointsWithin(outline: Outline, { x, y }: Picture): Uint8Array {
  return cellsInRegion(outline, { x, y });
}

/**
 * Outline of pixels; null where they enclose nothing to speak of.
 *
 * @param path Pixels in the order drawn.
 */
export function outlineOf(
  path: readonly (readonly [number, number])[],
  frame: Frame,
): Outline | null {
  const sides = [0, 1].map((axis) => {
    const values = path.map((point) => point[axis]!);
    return Math.max(...values) - Math.min(...values);
  });
  if (path.length < 3 || sides.some((side) => !(side >= LEAST_SIDE))) return null;
  return path.map(([x, y]) => toPicture(frame, x, y));
}

/** The rectangle between two corners, pixels, as a path. */
export function rectanglePath(
  [x0, y0]: readonly [number, number],
  [x1, y1]: readonly [number, number],
): [number, number][] {
  return [[x0, y0], [x1, y0], [x1, y1], [x0, y1]];
}

/** A rectangle in the middle of what is shown, half as wide and high. */
export function middleRectangle(frame: Frame): Outline {
  const { width, height } = frame;
  return rectanglePath([width / 4, height / 4], [width * 3 / 4, height * 3 / 4])
    .map(([x, y]) => toPicture(frame, x, y));
}

/**
 * A rectangle moved, or made wider and higher, by pixels; it keeps a least size.
 *
 * @param byX To the right, or wider.
 * @param byY Upward, or higher.
 */
export function changeRectangle(
  outline: Outline,
  { byX, byY, isSize }: { byX: number; byY: number; isSize: boolean },
  { scale }: Frame,
): Outline {
  const xs = outline.map(([x]) => x);
  const ys = outline.map(([, y]) => y);
  const [left, right] = [Math.min(...xs), Math.max(...xs)];
  const [bottom, top] = [Math.min(...ys), Math.max(...ys)];
  const least = 2 * LEAST_SIDE / scale;
  const [moveX, moveY] = [byX / scale, byY / scale];
  const from: Position = isSize ? [left, bottom] : [left + moveX, bottom + moveY];
  const to: Position = isSize
    ? [Math.max(left + least, right + moveX), Math.max(bottom + least, top + moveY)]
    : [right + moveX, top + moveY];
  return rectanglePath(from, to);
}
