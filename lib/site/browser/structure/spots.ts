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

/** Least share of all points of a category that is named. */
const LEAST_OF_ALL = 0.01;

/**
 * Least lead of a category where its own points lie, between what it would be if all lay mixed (0) and
 * if none did (1): names of categories that lie mixed everywhere would mislead.
 */
const LEAST_LEAD = 0.6;

/**
 * Above the square of each category where it has most points, if it keeps to itself.
 *
 * @returns The category with most points there first.
 */
export function namedSpots({ x, y }: Picture, { codes, categories }: Coloring): Spot[] {
  const nCodes = categories.length;
  const counts = new Uint32Array(ROW * ROW * nCodes);
  const totals = new Uint32Array(ROW * ROW);
  const squareOf = (i: number) => Math.floor(x[i]! * SQUARES) * ROW + Math.floor(y[i]! * SQUARES);
  for (let i = 0; i < codes.length; i++) {
    const square = squareOf(i);
    totals[square]!++;
    counts[square * nCodes + codes[i]!]!++;
  }
  const found = categories.map(({ n }, code) => {
    let [best, most, sum] = [0, 0, 0];
    totals.forEach((total, square) => {
      const own = counts[square * nCodes + code]!;
      if (own === 0) return;
      sum += own * own / total;
      if (own > most) [best, most] = [square, own];
    });
    const share = n / codes.length;
    return { code, best, most, share, lead: (sum / n - share) / (1 - share) };
  });
  const named = found.filter(({ share, lead }) => share >= LEAST_OF_ALL && lead >= LEAST_LEAD);
  return named.sort((a, b) => b.most - a.most).map(({ code, best }) => {
    let [sum, n, top] = [0, 0, 0];
    for (let i = 0; i < codes.length; i++) {
      if (codes[i] !== code || !isNear(squareOf(i), best)) continue;
      sum += x[i]!;
      n++;
      top = Math.max(top, y[i]!);
    }
    return { code, name: categories[code]!.name, x: sum / n, y: top };
  });
}

/** Squares in a row of the picture and one beyond. */
const ROW = SQUARES + 1;

/** Whether two squares touch, or are the same. */
function isNear(a: number, b: number): boolean {
  const columns = Math.abs(Math.floor(a / ROW) - Math.floor(b / ROW));
  return columns <= 1 && Math.abs(a % ROW - b % ROW) <= 1;
}
