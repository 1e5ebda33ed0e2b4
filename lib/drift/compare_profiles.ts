/**
 * How far one set of records has moved from another in each dimension.
 *
 * @module
 */

import { KOLMOGOROV_MEAN } from "../numeric/kolmogorov.ts";
import { kolmogorovSmirnov } from "../numeric/kolmogorov_smirnov.ts";
import type { Distribution, Profile } from "./profile.ts";
import { type CategoryCounts, stabilityIndex } from "./psi.ts";

/** What is compared: a column of categories or of numbers. */
export type Dimension = keyof Profile;

/** Dimensions in the order of tables. */
export const DIMENSIONS: readonly Dimension[] = ["type", "hour", "zone", "minute", "x", "y"];

/** The part of a dimension that moved most. */
export interface Mover {
  /** Category, or the value at or below which the shares are counted. */
  at: string | number;
  /** Share of the training records, in [0, 1]. */
  trainingShare: number;
  /** Share of the fresh records. */
  freshShare: number;
}

/** How far fresh records lie from training in one dimension. */
export interface DriftScore {
  dimension: Dimension;
  /** Population stability index, or D of the Kolmogorov-Smirnov test. */
  statistic: "psi" | "ks";
  /** The statistic, 0 for equal shares; null where one of the sets has no records. */
  value: number | null;
  /** What chance alone is expected to make of it, with as many records; null likewise. */
  byChance: number | null;
  /** value - byChance, which thresholds are set on: it hardly depends on n; null likewise. */
  excess: number | null;
  /** P-value of the Kolmogorov-Smirnov test; null likewise, and for a stability index. */
  pValue: number | null;
  trainingN: number;
  freshN: number;
  /** Categories, or distinct values, of both sets together. */
  categories: number;
  /** Null likewise. */
  mover: Mover | null;
}

/** A score for each dimension, in the order of {@linkcode DIMENSIONS}. */
export type DriftScores = readonly DriftScore[];

/**
 * Scores of fresh records against training: the stability index of types, hours and zones, and the
 * Kolmogorov-Smirnov D of minutes of the day and of both coordinates.
 *
 * @param training Profile of the records that a model was made from.
 * @param fresh Profile of other records.
 * @throws {RangeError} If a count is not a whole number, or values do not ascend.
 *
 * @example Every record an hour later
 * ```ts
 * import assert from "node:assert/strict";
 * import { compareProfiles } from "lib/drift/compare_profiles.ts";
 * import type { Profile } from "lib/drift/profile.ts";
 * const at = (value: number) => ({ values: [value], counts: [100] });
 * const training: Profile = {
 *   type: { THEFT: 100 },
 *   hour: { "08:00": 100 },
 *   zone: { "no zone": 100 },
 *   minute: at(480),
 *   x: at(0),
 *   y: at(0),
 * };
 * const scores = compareProfiles(training, { ...training, minute: at(540) });
 * assert.deepEqual(scores.map(({ value }) => value), [0, 0, 0, 1, 0, 0]);
 * assert.deepEqual(scores[3]?.mover, { at: 480, trainingShare: 1, freshShare: 0 });
 * ```
 */
export function compareProfiles(training: Profile, fresh: Profile): DriftScores {
  return DIMENSIONS.map((dimension) =>
    dimension === "type" || dimension === "hour" || dimension === "zone"
      ? byCategory(dimension, training[dimension], fresh[dimension])
      : byValue(dimension, training[dimension], fresh[dimension])
  );
}

const NO_SCORE = { value: null, byChance: null, excess: null, pValue: null, mover: null } as const;

function byCategory(
  dimension: Dimension,
  training: CategoryCounts,
  fresh: CategoryCounts,
): DriftScore {
  const [trainingN, freshN] = [sum(Object.values(training)), sum(Object.values(fresh))];
  const categories = new Set([...Object.keys(training), ...Object.keys(fresh)]).size;
  const base = { dimension, statistic: "psi", trainingN, freshN, categories } as const;
  if (trainingN === 0 || freshN === 0) return { ...base, ...NO_SCORE };
  const { value, byChance, excess, contributions } = stabilityIndex(training, fresh);
  const { category, trainingShare, freshShare } = contributions[0]!;
  const mover = { at: category, trainingShare, freshShare };
  return { ...base, value, byChance, excess, pValue: null, mover };
}

function byValue(dimension: Dimension, training: Distribution, fresh: Distribution): DriftScore {
  const [trainingN, freshN] = [sum(training.counts), sum(fresh.counts)];
  const categories = new Set([...training.values, ...fresh.values]).size;
  const base = { dimension, statistic: "ks", trainingN, freshN, categories } as const;
  if (trainingN === 0 || freshN === 0) return { ...base, ...NO_SCORE };
  const { d, at, shareA, shareB, pValue } = kolmogorovSmirnov(training, fresh);
  const byChance = KOLMOGOROV_MEAN * Math.sqrt(1 / trainingN + 1 / freshN);
  const mover = { at, trainingShare: shareA, freshShare: shareB };
  return { ...base, value: d, byChance, excess: d - byChance, pValue, mover };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
