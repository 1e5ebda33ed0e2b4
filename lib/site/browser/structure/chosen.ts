/**
 * What chosen points are, beside all points.
 *
 * @module
 */

import { HIDDEN, hideSmall } from "../../../explore/hide_small.ts";
import { isSmall } from "../../../explore/show_count.ts";
import { type Coloring, countCodes } from "./coloring.ts";

/** One category of the chosen points. */
export interface ChosenRow {
  name: string;
  /** Number of points as it may be shown. */
  count: string;
  /** Share of the chosen points; null where the number is not shown. */
  share: number | null;
  /** Share of all points. */
  ofAll: number | null;
  /** How many times the share of all points. */
  times: number | null;
}

/** Categories of the chosen points. */
export interface ChosenTable {
  label: string;
  rows: ChosenRow[];
  /** Categories with chosen points that are not among the rows. */
  nMore: number;
}

/**
 * Chosen points by category: in the order of the categories, or the most frequent ones first where
 * there are more than fit. Counts from 1 to 4 are hidden, and what they could be computed from.
 *
 * @param mask 1 for chosen points.
 * @param most Rows at most.
 */
export function chosenTable(
  { label, codes, categories }: Coloring,
  mask: Uint8Array,
  most: number,
): ChosenTable {
  const counts = countCodes(codes, categories.length, mask);
  const { texts, drawn } = hideSmall(counts);
  const nChosen = counts.reduce((sum, n) => sum + n, 0);
  const all = categories.map(({ name, n }, code) => {
    const isShown = !isSmall(counts[code]!) && texts[code] !== HIDDEN && nChosen > 0;
    const share = isShown ? drawn[code]! / nChosen : null;
    const ofAll = isSmall(n) ? null : n / codes.length;
    return {
      row: {
        name,
        count: texts[code]!,
        share,
        ofAll,
        times: share === null || !ofAll ? null : share / ofAll,
      },
      n: counts[code]!,
    };
  });
  const there = all.filter(({ n }) => n > 0);
  if (categories.length <= most) return { label, rows: all.map(({ row }) => row), nMore: 0 };
  const rows = [...there].sort((a, b) => b.n - a.n).slice(0, most).map(({ row }) => row);
  return { label, rows, nMore: there.length - rows.length };
}
