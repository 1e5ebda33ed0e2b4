/**
 * Points in space as seen from a side: what the drawn figure and the one that turns have in common.
 *
 * @module
 */

/** Where from a cloud of points is looked at, radians. */
export interface Viewpoint {
  /** How far the cloud is turned around its upright axis. */
  yaw: number;
  /** How far it is tilted towards the viewer. */
  pitch: number;
}

/** A point on paper. */
export interface PlacedPoint {
  /** To the right of and below the middle, px. */
  x: number;
  y: number;
  /** Towards the viewer; what is nearer is drawn later. */
  near: number;
}

/**
 * Place of a point on paper; nearer points are farther from the middle.
 *
 * Stands by itself, as {@linkcode dotRadius} does, since its text goes into pages as a script.
 *
 * @param x Coordinates in -1000 .. 1000; those of ends of axes may be somewhat beyond.
 *
 * @example Seen from the front, what is up is up
 * ```ts
 * import assert from "node:assert/strict";
 * import { placePoint } from "lib/figures/rotation.ts";
 * const { x, y } = placePoint(0, 1000, 0, { yaw: 0, pitch: 0 });
 * assert.deepEqual([x, y], [0, -220]);
 * ```
 */
export function placePoint(
  x: number,
  y: number,
  z: number,
  { yaw, pitch }: Viewpoint,
): PlacedPoint {
  const right = Math.cos(yaw) * x + Math.sin(yaw) * z;
  const away = Math.cos(yaw) * z - Math.sin(yaw) * x;
  const up = Math.cos(pitch) * y - Math.sin(pitch) * away;
  const near = -(Math.sin(pitch) * y + Math.cos(pitch) * away) / 1000;
  const zoom = 0.22 * 6 / (6 - near);
  return { x: zoom * right, y: -zoom * up, near };
}

/** Radius of a dot for n of at most so many, px; its area grows with n. */
export function dotRadius(n: number, most: number): number {
  return 1.5 + 9 * Math.sqrt(n / most);
}
