/**
 * Population stability index: how far counts by category have moved, and what chance makes of it.
 *
 * @module
 */

import { compareText } from "../describe/totals.ts";
import { requireCount } from "../numeric/require_count.ts";

/** Records by category, as plain JSON. */
export type CategoryCounts = Readonly<Record<string, number>>;

/** What one category adds to the index. */
export interface Contribution {
  category: string;
  /** Share of the training records, in [0, 1]. */
  trainingShare: number;
  /** Share of the fresh records. */
  freshShare: number;
  /** (fresh - training) ln(fresh / training) of the shares; never negative. */
  contribution: number;
}

/** Population stability index and its parts. */
export interface StabilityIndex {
  /** Sum of the contributions; 0 where all shares are the same. */
  value: number;
  /** What chance alone is expected to make: (categories - 1) (1 / training n + 1 / fresh n). */
  byChance: number;
  /** value - byChance: what the shares themselves have moved; below 0 where they agree too well. */
  excess: number;
  /** Of every category that has records, the largest contribution first. */
  contributions: Contribution[];
}

/** Records that a category without any counts for, unless even fewer were expected. */
const HALF_A_RECORD = 0.5;

/**
 * Population stability index of fresh counts against those of training.
 *
 * The sum over categories of (a - e) ln(a / e), with shares a of the fresh and e of the training
 * records: a symmetric relative entropy. A category empty in one set would make it infinite; it
 * counts there as half a record, or as the number expected from the other set where that is less.
 * So a category unknown to training raises the index by the more the larger it is, a rare one that
 * happens to be absent hardly does, and where nothing is empty the definition is left as it is.
 *
 * Chance alone makes a multiple of chi-square of it, hence `byChance`; categories of which less than
 * one record is expected make less, so that the excess is then too small rather than too large.
 *
 * @param training Records by category; categories without records are left out.
 * @param fresh Records by category; no category need be known to training.
 * @throws {RangeError} If a set is empty or a count is not a whole number.
 *
 * @example A tenth has moved from A to B
 * ```ts
 * import assert from "node:assert/strict";
 * import { stabilityIndex } from "lib/drift/psi.ts";
 * const { value, byChance } = stabilityIndex({ A: 600, B: 400 }, { A: 50, B: 50 });
 * assert.ok(Math.abs(value - 0.1 * Math.log(1.5)) < 1e-15);
 * assert.equal(byChance, 1 / 1000 + 1 / 100);
 * ```
 *
 * @see Potgieter et al. (2023), https://arxiv.org/abs/2307.11878, on what chance makes of it
 */
export function stabilityIndex(training: CategoryCounts, fresh: CategoryCounts): StabilityIndex {
  const [before, after] = [countsOf(training), countsOf(fresh)];
  const [n, m] = [total(before), total(after)];
  if (n === 0 || m === 0) throw new RangeError("Cannot compare counts: neither set may be empty");
  const rows = [...new Set([...before.keys(), ...after.keys()])].map((category) => {
    const [e, a] = [before.get(category) ?? 0, after.get(category) ?? 0];
    return { category, e, a, filledE: e || filled(a * n / m), filledA: a || filled(e * m / n) };
  });
  const filledN = rows.reduce((sum, { filledE }) => sum + filledE, 0);
  const filledM = rows.reduce((sum, { filledA }) => sum + filledA, 0);
  const contributions = rows.map(({ category, e, a, filledE, filledA }): Contribution => {
    const [shareE, shareA] = [filledE / filledN, filledA / filledM];
    const contribution = (shareA - shareE) * Math.log(shareA / shareE);
    return { category, trainingShare: e / n, freshShare: a / m, contribution };
  }).sort((one, other) =>
    other.contribution - one.contribution || compareText(one.category, other.category)
  );
  const value = contributions.reduce((sum, { contribution }) => sum + contribution, 0);
  const byChance = (rows.length - 1) * (1 / n + 1 / m);
  return { value, byChance, excess: value - byChance, contributions };
}

/** What stands for no record. */
function filled(expected: number): number {
  return Math.min(HALF_A_RECORD, expected);
}

/** The categories that have records. */
function countsOf(counts: CategoryCounts): Map<string, number> {
  const entries = Object.entries(counts);
  for (const [category, n] of entries) requireCount("stability index", `count of ${category}`, n);
  return new Map(entries.filter(([, n]) => n > 0));
}

function total(counts: ReadonlyMap<string, number>): number {
  return counts.values().reduce((sum, n) => sum + n, 0);
}
