/** Weighted points of `generate_points.py`, with what scikit-learn makes of them. */

import type { WeightedPoints } from "lib/cluster/points.ts";
import fixture from "../fixtures/points.json" with { type: "json" };

export const FITS = fixture.fits;

const STEPS = [24, 7, 12];

/** Cells of hour, weekday and month on three circles. */
export const POINTS: WeightedPoints = {
  nDims: 6,
  values: Float64Array.from(
    fixture.cells.flatMap((cell) =>
      cell.flatMap((step, c) => {
        const angle = 2 * Math.PI * step / STEPS[c]!;
        return [fixture.radii[c]! * Math.sin(angle), fixture.radii[c]! * Math.cos(angle)];
      })
    ),
  ),
  weight: Uint32Array.from(fixture.weight),
};
