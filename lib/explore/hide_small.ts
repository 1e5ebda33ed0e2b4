/**
 * Counts of a list whose total is shown, such that no small one can be computed from the others.
 *
 * Offices of statistics call it primary and complementary suppression.
 *
 * @module
 */

import { drawnCount, isSmall, showCount, SMALL } from "./show_count.ts";

/** How a list is shown, from everything to nothing. */
export type Disclosure =
  /** There are no small counts. */
  | "all"
  /** Small counts are hidden. */
  | "small hidden"
  /** Small counts are hidden, and the largest is given as about. */
  | "largest about"
  /** No count is shown. */
  | "none";

/** A list of counts as it is shown. */
export interface ShownCounts {
  disclosure: Disclosure;
  /** What is written for each count: `1,234`, `0`, `<5`, `about 1,234` or {@linkcode HIDDEN}. */
  texts: string[];
  /** Length of each bar; those of a list that is not shown are 0. */
  drawn: number[];
  /** What is written for the total. */
  total: string;
}

/** What is written for a count of a list that is not shown. */
export const HIDDEN = "not shown";

/** Most counts of which a total below 5 does not say that they are ones. */
const MOST_OF_FEW = 2;

/**
 * A list of counts and its total as they are shown.
 *
 * Counts from 1 to 4 are shown as `<5`, others and the total as they are. Where the small ones
 * could be computed so, being one alone, or ones or fours all together or all but for one step, the
 * largest count is given as about: as the middle of what it can be when each small one is 1 to 4.
 * Where that would not do, as the counts but zeros are 4 or less on average, or the largest is
 * hardly ahead of the next, no count is shown. If the total is small, it is shown as `<5` itself,
 * and no count is shown if there are three or more besides zeros.
 *
 * A reader who knows all this is still left with two or more numbers for each small count.
 *
 * @param counts All counts that the total is the sum of; where a filter picks categories, those.
 *
 * @example One small count
 * ```ts
 * import assert from "node:assert/strict";
 * import { hideSmall } from "lib/explore/hide_small.ts";
 * assert.deepEqual(hideSmall([1000, 20, 3]).texts, ["about 1,001", "20", "<5"]);
 * assert.deepEqual(hideSmall([1000, 20, 3, 2]).texts, ["1,000", "20", "<5", "<5"]);
 * ```
 */
export function hideSmall(counts: ArrayLike<number>): ShownCounts {
  const list = Array.from(counts);
  const sum = list.reduce((a, b) => a + b, 0);
  const total = showCount(sum);
  const small = list.filter(isSmall);
  const texts = list.map(showCount);
  const drawn = list.map(drawnCount);
  if (small.length === 0) return { disclosure: "all", texts, drawn, total };
  if (isSmall(sum)) {
    if (small.length > MOST_OF_FEW) return showNone(list, total);
    return { disclosure: "small hidden", texts, drawn, total };
  }
  const fewest = small.length;
  const most = small.length * (SMALL - 1);
  const smallSum = small.reduce((a, b) => a + b, 0);
  if (smallSum > fewest + 1 && smallSum < most - 1) {
    return { disclosure: "small hidden", texts, drawn, total };
  }
  const [largest = 0, next = 0] = list.toSorted((a, b) => b - a);
  const least = Math.max(SMALL, next + 1);
  const room = largest + smallSum;
  const isAhead = largest >= least && room - fewest > least;
  const nonZero = list.filter((n) => n > 0).length;
  if (!isAhead || sum <= nonZero * (SMALL - 1)) return showNone(list, total);
  const about = (Math.max(least, room - most) + room - fewest) / 2;
  const index = list.indexOf(largest);
  texts[index] = `about ${showCount(Math.round(about))}`;
  drawn[index] = about;
  return { disclosure: "largest about", texts, drawn, total };
}

function showNone(counts: readonly number[], total: string): ShownCounts {
  const texts = counts.map(() => HIDDEN);
  return { disclosure: "none", texts, drawn: counts.map(() => 0), total };
}
