/**
 * What points at one spot of a picture have in common.
 *
 * @module
 */

/** Spots along each side of a picture. */
const SPOTS = 64;

/** How often two points have the same label. */
export interface Agreement {
  /** Mean over the points, of the share of the other points at their spot that have their label. */
  atSpot: number | null;
  /** Share of all pairs of points that have the same label. */
  anywhere: number | null;
}

/**
 * How often points at one spot of a picture have the same label, and any two points.
 *
 * A spot is a square of the picture, 64 of them along its side. Points that are alone at theirs are
 * left out of the first number.
 *
 * @param x Steps, 0 to steps.x - 1; so y.
 * @param labels Codes, 0 to 255.
 *
 * @example Two spots, each with a label of its own
 * ```ts
 * import assert from "node:assert/strict";
 * import { agreement } from "lib/site/files/structure_nearness.ts";
 * const picture = { x: [0, 0, 99, 99], y: [0, 0, 99, 99], steps: { x: 100, y: 100 } };
 * const found = agreement(picture, Uint8Array.of(1, 1, 2, 2));
 * assert.equal(found.atSpot, 1);
 * assert.equal(found.anywhere, 1 / 3);
 * ```
 */
export function agreement(
  { x, y, steps }: {
    x: ArrayLike<number>;
    y: ArrayLike<number>;
    steps: { x: number; y: number };
  },
  labels: Uint8Array,
): Agreement {
  const n = labels.length;
  const nLabels = 256;
  const counts = new Uint32Array(SPOTS * SPOTS * nLabels);
  const totals = new Uint32Array(SPOTS * SPOTS);
  const ofLabels = new Uint32Array(nLabels);
  const spotOf = (i: number) =>
    Math.floor(x[i]! / steps.x * SPOTS) * SPOTS + Math.floor(y[i]! / steps.y * SPOTS);
  for (let i = 0; i < n; i++) {
    const spot = spotOf(i);
    totals[spot]!++;
    counts[spot * nLabels + labels[i]!]!++;
    ofLabels[labels[i]!]!++;
  }
  let [sum, counted] = [0, 0];
  for (let i = 0; i < n; i++) {
    const spot = spotOf(i);
    if (totals[spot]! < 2) continue;
    sum += (counts[spot * nLabels + labels[i]!]! - 1) / (totals[spot]! - 1);
    counted++;
  }
  const pairs = ofLabels.reduce((all, count) => all + count * (count - 1), 0);
  return {
    atSpot: counted > 0 ? sum / counted : null,
    anywhere: n > 1 ? pairs / (n * (n - 1)) : null,
  };
}
