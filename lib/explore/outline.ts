/**
 * Outlines that a reader draws on the map: open lists of corners, the last one joined to the first.
 *
 * @module
 */

import { edgeDistanceMeters, type Position } from "../space/polygon.ts";

/** Most corners of an outline that is kept, so that the address of a view stays short. */
export const MAX_CORNERS = 60;

/**
 * Whether an outline crosses or touches itself: sides that meet other than as neighbors at their
 * corner, and neighbors that fold back onto each other.
 *
 * O(sides²). Exact for whole meters.
 *
 * @param outline Corners in meters, three or more.
 *
 * @example A square and a bow tie
 * ```ts
 * import assert from "node:assert/strict";
 * import { crossesItself } from "lib/explore/outline.ts";
 * assert.equal(crossesItself([[0, 0], [9, 0], [9, 9], [0, 9]]), false);
 * assert.equal(crossesItself([[0, 0], [9, 9], [9, 0], [0, 9]]), true);
 * ```
 */
export function crossesItself(outline: readonly Position[]): boolean {
  const n = outline.length;
  const corner = (i: number) => outline[i % n]!;
  for (let i = 0; i < n; i++) {
    if (foldsBack(corner(i), corner(i + 1), corner(i + 2))) return true;
    for (let j = i + 2; j < n; j++) {
      const areNeighbors = i === 0 && j === n - 1;
      if (!areNeighbors && meet(corner(i), corner(i + 1), corner(j), corner(j + 1))) return true;
    }
  }
  return false;
}

/** Whether the side from b to c runs back along the one from a to b. */
function foldsBack(a: Position, b: Position, c: Position): boolean {
  const along = (b[0] - a[0]) * (c[0] - b[0]) + (b[1] - a[1]) * (c[1] - b[1]);
  return turn(a, b, c) === 0 && along < 0;
}

/** Whether the sides from a to b and from c to d have a point in common. */
function meet(a: Position, b: Position, c: Position, d: Position): boolean {
  const [abc, abd, cda, cdb] = [turn(a, b, c), turn(a, b, d), turn(c, d, a), turn(c, d, b)];
  if (abc * abd < 0 && cda * cdb < 0) return true;
  return (abc === 0 && isWithin(a, b, c)) || (abd === 0 && isWithin(a, b, d)) ||
    (cda === 0 && isWithin(c, d, a)) || (cdb === 0 && isWithin(c, d, b));
}

/** 1 if c lies to the left of the way from a to b, -1 to the right, 0 on its line. */
function turn(a: Position, b: Position, c: Position): number {
  return Math.sign((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]));
}

/** Whether a point lies in the rectangle of two others. */
function isWithin(a: Position, b: Position, point: Position): boolean {
  return [0, 1].every((axis) =>
    Math.min(a[axis]!, b[axis]!) <= point[axis]! && point[axis]! <= Math.max(a[axis]!, b[axis]!)
  );
}

/**
 * An outline with fewer corners, in whole meters: one drawn by hand has hundreds.
 *
 * Corners that lie within a tolerance of the line without them are left out (Douglas and Peucker);
 * the tolerance is doubled until at most {@linkcode MAX_CORNERS} are left. The outcome may cross
 * itself where the drawing nearly did.
 *
 * @param outline Corners in meters.
 * @param toleranceMeters Above 0.
 * @returns Corners in their order, no two in a row the same; fewer than three where the drawing
 * encloses nothing.
 * @throws {RangeError} If the tolerance is not above 0.
 *
 * @example A corner on the way, and one nearly on it
 * ```ts
 * import assert from "node:assert/strict";
 * import { simplifyOutline } from "lib/explore/outline.ts";
 * assert.deepEqual(
 *   simplifyOutline([[0, 0], [50, 0], [100, 0.2], [100, 100], [51, 101], [0, 100]], 5),
 *   [[0, 0], [100, 0], [100, 100], [0, 100]],
 * );
 * ```
 *
 * @see Douglas and Peucker (1973), doi:10.3138/FM57-6770-U75U-7727
 */
export function simplifyOutline(outline: readonly Position[], toleranceMeters: number): Position[] {
  if (!(toleranceMeters > 0)) {
    throw new RangeError(
      `Cannot simplify outline: tolerance must be above 0, current value is ${toleranceMeters}`,
    );
  }
  const rounded = outline.map(([x, y]): Position => [Math.round(x), Math.round(y)]);
  const corners = rounded.filter((corner, i) => !isSame(corner, rounded.at(i - 1)!));
  let tolerance = toleranceMeters;
  let kept = keepFar(corners, tolerance);
  while (kept.length > MAX_CORNERS) kept = keepFar(corners, tolerance *= 2);
  return kept;
}

/** Corners of a closed line without those within the tolerance. */
function keepFar(corners: readonly Position[], tolerance: number): Position[] {
  const first = corners[0];
  if (first === undefined) return [];
  const closed = [...corners, first];
  const isKept = new Uint8Array(closed.length);
  isKept[0] = 1;
  const open: [number, number][] = [[0, corners.length]];
  for (let part = open.pop(); part !== undefined; part = open.pop()) {
    const [start, end] = part;
    let farthest = start;
    let most = tolerance;
    for (let i = start + 1; i < end; i++) {
      const distance = edgeDistanceMeters(...closed[i]!, ...closed[start]!, ...closed[end]!);
      if (distance > most) [farthest, most] = [i, distance];
    }
    if (farthest === start) continue;
    isKept[farthest] = 1;
    open.push([start, farthest], [farthest, end]);
  }
  return corners.filter((_, i) => isKept[i] === 1);
}

function isSame(a: Position, b: Position): boolean {
  return a[0] === b[0] && a[1] === b[1];
}
