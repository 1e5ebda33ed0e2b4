/**
 * Counts as the page shows them: not those of a few incidents, which can be those of one household.
 *
 * @module
 */

import { formatCount } from "../describe/format.ts";
import { MIN_PUBLISHED } from "../describe/small_counts.ts";

/** Fewest incidents that are shown as a number. */
export const SMALL = MIN_PUBLISHED;

/** What is drawn for a small count: the middle of what it may be. */
const DRAWN_SMALL = SMALL / 2;

/**
 * Whether a count is too small to be shown; 0 says nothing of anyone.
 *
 * @example The bounds
 * ```ts
 * import assert from "node:assert/strict";
 * import { isSmall } from "lib/explore/show_count.ts";
 * assert.deepEqual([0, 1, 4, 5].map(isSmall), [false, true, true, false]);
 * ```
 */
export function isSmall(n: number): boolean {
  return n > 0 && n < SMALL;
}

/**
 * A count in words: a small one as `<5`.
 *
 * @example None, few and many
 * ```ts
 * import assert from "node:assert/strict";
 * import { showCount } from "lib/explore/show_count.ts";
 * assert.deepEqual([0, 3, 412_000].map(showCount), ["0", "<5", "412,000"]);
 * ```
 */
export function showCount(n: number): string {
  return isSmall(n) ? `<${SMALL}` : formatCount(n);
}

/**
 * Length of a bar: the count itself, the same for all small ones, so that none can be measured.
 *
 * @example Four bars
 * ```ts
 * import assert from "node:assert/strict";
 * import { drawnCount } from "lib/explore/show_count.ts";
 * assert.deepEqual([0, 1, 4, 5].map(drawnCount), [0, 2.5, 2.5, 5]);
 * ```
 */
export function drawnCount(n: number): number {
  return isSmall(n) ? DRAWN_SMALL : n;
}
