/**
 * Which part of a picture is shown, and where its points come to lie on the screen.
 *
 * @module
 */

/** A part of a picture in an element; y grows upward in pictures and downward on screens. */
export interface Frame {
  /** Size of the element, CSS pixels. */
  width: number;
  height: number;
  /** Middle of the part, in units of the picture. */
  x: number;
  y: number;
  /** Pixels for one unit of the picture. */
  scale: number;
  /** Scale at which the whole picture fits. */
  fit: number;
}

/** Size of a picture in its units; it begins at 0, 0. */
export interface Extent {
  width: number;
  height: number;
}

/** Free pixels around a picture that fits. */
const MARGIN = 26;

/** Largest enlargement. */
const MOST = 40;

/**
 * The whole picture in the middle of an element.
 *
 * @example A picture twice as wide as high
 * ```ts
 * import assert from "node:assert/strict";
 * import { fitFrame, toScreen } from "lib/site/browser/structure/frame.ts";
 * const frame = fitFrame({ width: 252, height: 200 }, { width: 1, height: 0.5 });
 * assert.equal(frame.scale, 200);
 * assert.deepEqual(toScreen(frame, 0, 0), [26, 150]);
 * ```
 */
export function fitFrame(
  { width, height }: { width: number; height: number },
  extent: Extent,
): Frame {
  const room = (pixels: number) => Math.max(1, pixels - 2 * MARGIN);
  const scale = Math.min(room(width) / extent.width, room(height) / extent.height);
  return { width, height, x: extent.width / 2, y: extent.height / 2, scale, fit: scale };
}

/** Pixel of a point of the picture. */
export function toScreen(
  { width, height, x, y, scale }: Frame,
  pointX: number,
  pointY: number,
): [number, number] {
  return [width / 2 + (pointX - x) * scale, height / 2 - (pointY - y) * scale];
}

/** Point of the picture at a pixel. */
export function toPicture(
  { width, height, x, y, scale }: Frame,
  pixelX: number,
  pixelY: number,
): [number, number] {
  return [x + (pixelX - width / 2) / scale, y - (pixelY - height / 2) / scale];
}

/** The frame moved by pixels, as a hand moves paper. */
export function moveFrame(frame: Frame, byX: number, byY: number): Frame {
  return { ...frame, x: frame.x - byX / frame.scale, y: frame.y + byY / frame.scale };
}

/**
 * The frame enlarged by a factor; the point at a pixel stays where it is.
 *
 * @param at Default the middle.
 */
export function zoomFrame(
  frame: Frame,
  factor: number,
  at: readonly [number, number] = [frame.width / 2, frame.height / 2],
): Frame {
  const scale = Math.max(frame.fit, Math.min(MOST * frame.fit, frame.scale * factor));
  const [x, y] = toPicture(frame, ...at);
  const ratio = frame.scale / scale;
  return { ...frame, scale, x: x + (frame.x - x) * ratio, y: y + (frame.y - y) * ratio };
}

/** The frame in an element of another size, with the same middle and enlargement. */
export function resizeFrame(
  frame: Frame,
  size: { width: number; height: number },
  extent: Extent,
): Frame {
  const whole = fitFrame(size, extent);
  return { ...whole, x: frame.x, y: frame.y, scale: whole.fit * frame.scale / frame.fit };
}
