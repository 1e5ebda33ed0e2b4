/**
 * Polygons in the plane: rings of positions, their area, what they contain, how far away they are.
 *
 * @module
 */

import pointInPolygon from "point-in-polygon-hao";

/** A point of the plane, `[x, y]` in meters. */
export type Position = [number, number];

/** A closed line: at least four positions, the last equal to the first. */
export type Ring = Position[];

/** An outer ring, followed by the rings of its holes. */
export type Polygon = Ring[];

/** A rectangle along the axes, in meters. */
export interface Bounds {
  minX: number;
  minY: number;
  maxX: number;
  maxY: number;
}

/**
 * Whether a polygon contains a point; a point on an edge is contained, a point in a hole is not.
 *
 * O(edges).
 *
 * @example A unit square
 * ```ts
 * import assert from "node:assert/strict";
 * import { polygonContains } from "lib/space/polygon.ts";
 * const square: [number, number][] = [[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]];
 * assert.equal(polygonContains([square], 1, 0.5), true);
 * assert.equal(polygonContains([square], 1.1, 0.5), false);
 * ```
 */
export function polygonContains(polygon: Polygon, x: number, y: number): boolean {
  return pointInPolygon([x, y], polygon) !== false;
}

/**
 * Area of a polygon in square meters: its outer ring less its holes, by the shoelace formula.
 *
 * The direction in which a ring runs does not matter.
 *
 * @example A square of 4 m² with a hole of 1 m²
 * ```ts
 * import assert from "node:assert/strict";
 * import { polygonAreaSquareMeters } from "lib/space/polygon.ts";
 * const outer: [number, number][] = [[0, 0], [2, 0], [2, 2], [0, 2], [0, 0]];
 * const hole: [number, number][] = [[0, 0], [0, 1], [1, 1], [1, 0], [0, 0]];
 * assert.equal(polygonAreaSquareMeters([outer, hole]), 3);
 * ```
 */
export function polygonAreaSquareMeters(polygon: Polygon): number {
  const [outer, ...holes] = polygon.map((ring) => Math.abs(signedRingArea(ring)));
  return (outer ?? 0) - holes.reduce((sum, area) => sum + area, 0);
}

/**
 * Smallest rectangle along the axes that holds all positions of the polygons.
 *
 * @example A triangle
 * ```ts
 * import assert from "node:assert/strict";
 * import { polygonBounds } from "lib/space/polygon.ts";
 * const triangle: [number, number][] = [[0, 1], [4, 1], [2, 3], [0, 1]];
 * assert.deepEqual(polygonBounds([[triangle]]), { minX: 0, minY: 1, maxX: 4, maxY: 3 });
 * ```
 */
export function polygonBounds(polygons: readonly Polygon[]): Bounds {
  const bounds = { minX: Infinity, minY: Infinity, maxX: -Infinity, maxY: -Infinity };
  for (const [x, y] of polygons.flat(2)) {
    bounds.minX = Math.min(bounds.minX, x);
    bounds.minY = Math.min(bounds.minY, y);
    bounds.maxX = Math.max(bounds.maxX, x);
    bounds.maxY = Math.max(bounds.maxY, y);
  }
  return bounds;
}

/**
 * Distance in meters from a point to the straight edge between two positions.
 *
 * @example Beside the edge, and beyond its end
 * ```ts
 * import assert from "node:assert/strict";
 * import { edgeDistanceMeters } from "lib/space/polygon.ts";
 * assert.equal(edgeDistanceMeters(1, 2, 0, 0, 4, 0), 2);
 * assert.equal(edgeDistanceMeters(7, 4, 0, 0, 4, 0), 5);
 * ```
 */
export function edgeDistanceMeters(
  x: number,
  y: number,
  x0: number,
  y0: number,
  x1: number,
  y1: number,
): number {
  const dx = x1 - x0;
  const dy = y1 - y0;
  const squared = dx * dx + dy * dy;
  const along = squared === 0 ? 0 : ((x - x0) * dx + (y - y0) * dy) / squared;
  const t = Math.max(0, Math.min(1, along));
  const offX = x - (x0 + t * dx);
  const offY = y - (y0 + t * dy);
  return Math.sqrt(offX * offX + offY * offY);
}

/**
 * Refuses polygons that are not made of closed rings of finite positions.
 *
 * @throws {RangeError} If there is no polygon, a ring is open, too short or not finite.
 *
 * @example An open ring
 * ```ts
 * import assert from "node:assert/strict";
 * import { assertPolygons } from "lib/space/polygon.ts";
 * assert.throws(() => assertPolygons([[[[0, 0], [1, 0], [1, 1], [0, 1]]]]), RangeError);
 * ```
 */
export function assertPolygons(polygons: readonly Polygon[]): void {
  if (polygons.length === 0 || polygons.some((polygon) => polygon.length === 0)) {
    throw new RangeError("Cannot use polygons: there must be at least one, each with a ring.");
  }
  for (const ring of polygons.flat()) {
    const first = ring[0];
    const last = ring.at(-1);
    if (ring.length < 4 || first?.[0] !== last?.[0] || first?.[1] !== last?.[1]) {
      throw new RangeError(
        `Cannot use polygons: a ring must be closed and hold 4 or more positions, ` +
          `current value has ${ring.length}.`,
      );
    }
    if (!ring.every(([x, y]) => Number.isFinite(x) && Number.isFinite(y))) {
      throw new RangeError("Cannot use polygons: positions must be finite.");
    }
  }
}

/** Area to the left of a ring, negative if it runs clockwise; taken about its first position. */
export function signedRingArea(ring: Ring): number {
  const [originX, originY] = ring[0] ?? [0, 0];
  let twice = 0;
  let [x0, y0] = [0, 0];
  for (const [x, y] of ring) {
    const [x1, y1] = [x - originX, y - originY];
    twice += x0 * y1 - x1 * y0;
    [x0, y0] = [x1, y1];
  }
  return twice / 2;
}

/**
 * A rectangle with a margin on each side.
 *
 * @example Ten meters more on each side
 * ```ts
 * import assert from "node:assert/strict";
 * import { widenBounds } from "lib/space/polygon.ts";
 * const wide = widenBounds({ minX: 0, minY: 0, maxX: 5, maxY: 5 }, 10);
 * assert.deepEqual(wide, { minX: -10, minY: -10, maxX: 15, maxY: 15 });
 * ```
 */
export function widenBounds(bounds: Bounds, marginMeters: number): Bounds {
  return {
    minX: bounds.minX - marginMeters,
    minY: bounds.minY - marginMeters,
    maxX: bounds.maxX + marginMeters,
    maxY: bounds.maxY + marginMeters,
  };
}
