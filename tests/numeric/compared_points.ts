import type { PointRows } from "lib/numeric/kd_tree.ts";
import { createRandom } from "lib/numeric/random.ts";

/** Points of which some coordinates are flags, and some points coincide. */
function drawRows(seed: number, nPoints: number, nDims: number, nFlags: number): PointRows {
  const random = createRandom(seed);
  const values = new Float64Array(nPoints * nDims);
  for (let i = 0; i < nPoints; i++) {
    for (let d = 0; d < nDims; d++) {
      const value = d < nFlags ? (random.unit() < 0.2 ? 3 : -0.5) : random.normal();
      values[i * nDims + d] = value;
    }
    if (i % 11 === 3) values.copyWithin(i * nDims, (i - 1) * nDims, i * nDims);
  }
  return { nDims, values };
}

/** All other points in order of squared distance, then index. */
export function sortedOthers(
  { nDims, values }: PointRows,
  i: number,
): { j: number; square: number }[] {
  const nPoints = values.length / nDims;
  return Array.from({ length: nPoints }, (_, j) => {
    let square = 0;
    for (let d = 0; d < nDims; d++) {
      const apart = values[i * nDims + d]! - values[j * nDims + d]!;
      square += apart * apart;
    }
    return { j, square };
  }).filter(({ j }) => j !== i).sort((a, b) => a.square - b.square || a.j - b.j);
}

/** Points with flags, in the plane, and of flags alone. */
export const SETS = [drawRows(1, 700, 12, 7), drawRows(2, 500, 2, 0), drawRows(3, 300, 9, 9)];
