/**
 * Counts of the second period beside those of the first, as if both were as long.
 *
 * @module
 */

import { formatDecimal } from "../../../describe/format.ts";
import { HIDDEN, hideSmall } from "../../../explore/hide_small.ts";
import { isSmall, showCount, SMALL } from "../../../explore/show_count.ts";

/** Counts of the second period. */
export interface Compared {
  /** As they were counted. */
  counts: ArrayLike<number>;
  /**
   * Days of the first period over those of the second: of all, or of each count where these are of
   * weekdays or months, of which the periods need not have equally many.
   */
  scale: number | readonly number[];
}

/** How they are shown. */
export interface ShownCompared {
  /** What is written for each. */
  texts: string[];
  /** Where the mark of each stands; null for counts that are hidden, which have none. */
  marks: (number | null)[];
  /** What each number was scaled by, "× 1.02"; empty where it was not. */
  factors: string[];
}

/** What is written where the second period has no such day. */
const NO_DAYS = "no such days";

/**
 * Scaled counts with those of few incidents hidden, before they are scaled and after.
 *
 * @example A period that is half as long
 * ```ts
 * import assert from "node:assert/strict";
 * import { showCompared } from "lib/site/browser/filter/compared.ts";
 * const shown = showCompared({ counts: [1000, 4, 3, 2, 0], scale: 2 });
 * assert.deepEqual(shown.texts, ["2,000", "<5", "<5", "<5", "0"]);
 * assert.deepEqual(shown.marks, [2000, null, null, null, 0]);
 * assert.equal(shown.factors[0], "× 2.00");
 * ```
 */
export function showCompared({ counts, scale }: Compared): ShownCompared {
  const { texts, drawn } = hideSmall(counts);
  const scales = drawn.map((_, i) => typeof scale === "number" ? scale : scale[i]!);
  const shown = drawn.map((value, i) => {
    if (!Number.isFinite(scales[i])) return { text: NO_DAYS, mark: null };
    const scaled = value * scales[i]!;
    if (texts[i] === HIDDEN) return { text: HIDDEN, mark: null };
    const isFew = scaled > 0 && Math.round(scaled) < SMALL;
    if (isSmall(counts[i]!) || isFew) return { text: `<${SMALL}`, mark: null };
    const isAbout = texts[i]!.startsWith("about");
    return { text: `${isAbout ? "about " : ""}${showCount(Math.round(scaled))}`, mark: scaled };
  });
  return {
    texts: shown.map(({ text }) => text),
    marks: shown.map(({ mark }) => mark),
    factors: scales.map((each) => each === 1 ? "" : `× ${formatDecimal(each, 2)}`),
  };
}

/** One of them, with what was done to it: "1,234 (scaled × 1.02 to as many days)". */
export function comparedText({ texts, marks, factors }: ShownCompared, i: number): string {
  const isScaled = factors[i] !== "" && marks[i] !== null;
  return isScaled ? `${texts[i]} (scaled ${factors[i]} to as many days)` : texts[i]!;
}
