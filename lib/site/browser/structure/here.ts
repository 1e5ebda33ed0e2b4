/**
 * What lies around a pixel of the picture, in words.
 *
 * @module
 */

import { formatPercent } from "../../../describe/format.ts";
import { showCount, SMALL } from "../../../explore/show_count.ts";
import { type Coloring, countCodes } from "./coloring.ts";
import type { Picture } from "./points.ts";

/**
 * How many points lie around a point of the picture, and of which category most of them are; null
 * where there are none.
 *
 * @param at Point of the picture.
 * @param radius In its units.
 */
export function describeHere(
  { x, y }: Picture,
  { codes, categories }: Coloring,
  [atX, atY]: readonly [number, number],
  radius: number,
): string | null {
  const mask = new Uint8Array(codes.length);
  let n = 0;
  for (let i = 0; i < codes.length; i++) {
    const [dx, dy] = [x[i]! - atX, y[i]! - atY];
    if (dx * dx + dy * dy > radius * radius) continue;
    mask[i] = 1;
    n++;
  }
  if (n === 0) return null;
  const points = `${showCount(n)} points here`;
  if (n < SMALL) return points;
  const counts = countCodes(codes, categories.length, mask);
  const most = counts.indexOf(Math.max(...counts));
  if (counts[most]! < SMALL) return `${points}, of many kinds`;
  return `${points}: ${categories[most]!.name} ${formatPercent(counts[most]! / n, 0)}`;
}
