/**
 * Rectangles that can be asked for quickly: which ones meet a rectangle, which lies nearest.
 *
 * @module
 */

import Flatbush from "flatbush";
import type { Bounds } from "./polygon.ts";

/** An index of rectangles, known by their position in the array it was made of. */
export interface BoxIndex {
  /** Indices of the rectangles that meet the given one, ascending; touching counts. */
  search(minX: number, minY: number, maxX: number, maxY: number): number[];
  /** Index of a rectangle with the least distance to the point, −1 if there are none. */
  nearest(x: number, y: number): number;
}

/**
 * Index of rectangles, a packed R-tree: built in O(n log n), searched in O(log n + found).
 *
 * @param boxes Rectangles, meters.
 *
 * @example Two squares
 * ```ts
 * import assert from "node:assert/strict";
 * import { createBoxIndex } from "lib/space/box_index.ts";
 * const index = createBoxIndex([
 *   { minX: 0, minY: 0, maxX: 1, maxY: 1 },
 *   { minX: 1, minY: 0, maxX: 2, maxY: 1 },
 * ]);
 * assert.deepEqual(index.search(1, 0.5, 1, 0.5), [0, 1]);
 * assert.equal(index.nearest(9, 9), 1);
 * ```
 */
export function createBoxIndex(boxes: readonly Bounds[]): BoxIndex {
  if (boxes.length === 0) return { search: () => [], nearest: () => -1 };
  const tree = new Flatbush(boxes.length);
  for (const box of boxes) tree.add(box.minX, box.minY, box.maxX, box.maxY);
  tree.finish();
  return {
    search: (minX, minY, maxX, maxY) => tree.search(minX, minY, maxX, maxY).sort((a, b) => a - b),
    nearest: (x, y) => tree.neighbors(x, y, 1)[0] ?? -1,
  };
}
