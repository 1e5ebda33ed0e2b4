/**
 * Where the names of categories stand in a picture.
 *
 * @module
 */

import type { Coloring } from "./coloring.ts";
import type { Picture } from "./points.ts";

/** A name at a point of the picture. */
export interface Spot {
  code: number;
  name: string;
  x: number;
  y: number;
}

/** Squares along the wider side of a picture in which points are counted. */
const SQUARES = 28;

/** Least share of all points of a category that is named, and of a square for it to be named there. */
const LEAST_OF_ALL = 0.01;
const LEAST_AT_SPOT = 0.6;

/**
 * The square of each category where it has most points, if most points there are its own: names of
 * categories that lie mixed everywhere would mislead.
 *
 * @returns The category with most points there first.
 */
export function namedSpots({ x, y }: Picture, { codes, categories }: Coloring): Spot[] {
  const nCodes = categories.length;
  const counts = new Uint32Array((SQUARES + 1) * (SQUARES + 1) * nCodes);
  const squareOf = (i: number) =>
    Math.floor(x[i]! * SQUARES) * (SQUARES + 1) + Math.floor(y[i]! * SQUARES);
  for (let i = 0; i < codes.length; i++) counts[squareOf(i) * nCodes + codes[i]!]!++;
  const best = categories.map(() => ({ square: -1, n: 0 }));
  for (let square = 0; square * nCodes < counts.length; square++) {
    const own = counts.subarray(square * nCodes, (square + 1) * nCodes);
    const all = own.reduce((sum, n) => sum + n, 0);
    own.forEach((n, code) => {
      if (n > best[code]!.n && n >= LEAST_AT_SPOT * all) best[code] = { square, n };
    });
  }
  const named = best.map((spot, code) => ({ ...spot, code })).filter(({ square, code }) =>
    square >= 0 && categories[code]!.n >= LEAST_OF_ALL * codes.length
  );
  return named.sort((a, b) => b.n - a.n).map(({ square, code }) => {
    let [sumX, sumY, n] = [0, 0, 0];
    for (let i = 0; i < codes.length; i++) {
      if (codes[i] !== code || squareOf(i) !== square) continue;
      sumX += x[i]!;
      sumY += y[i]!;
      n++;
    }
    return { code, name: categories[code]!.name, x: sumX / n, y: sumY / n };
  });
}
