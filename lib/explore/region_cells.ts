import type { Position } from "../space/polygon.ts";
import { createRegion } from "../space/region.ts";

/**
 * Cells whose middle lies in an outline; one on its line does.
 *
 * @param outline Corners in meters, three or more, without the first one at the end.
 * @param cells Middles of the cells, meters.
 * @returns 1 or 0 for each cell.
 * @throws {RangeError} If the outline has fewer than three corners, or one that is not finite.
 *
 * @example One of two cells
 * ```ts
 * import assert from "node:assert/strict";
 * import { cellsInRegion } from "lib/explore/region_cells.ts";
 * const cells = { x: [125, 375], y: [125, 125] };
 * assert.deepEqual([...cellsInRegion([[0, 0], [250, 0], [250, 250], [0, 250]], cells)], [1, 0]);
 * ```
 */
export function cellsInRegion(
  outline: readonly Position[],
  cells: { x: ArrayLike<number>; y: ArrayLike<number> },
): Uint8Array<ArrayBuffer> {
  const region = createRegion([[[...outline, ...outline.slice(0, 1)]]]);
  return Uint8Array.from(
    { length: cells.x.length },
    (_, i) => region.contains(cells.x[i]!, cells.y[i]!) ? 1 : 0,
  );
}
