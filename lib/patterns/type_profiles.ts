/**
 * The week of each offense type: which hours hold how much of it, smoothed, and how sure that is.
 *
 * @module
 */

import type { CountRows } from "../describe/totals.ts";
import { HOURS_OF_WEEK } from "../features/aoristic.ts";
import { criticalZ } from "../numeric/normal.ts";
import { CONFIDENCE } from "../numeric/interval.ts";

/** How a type's week may be used. */
export type ProfileKind =
  /** Its shape is compared with others. */
  | "shaped"
  /** Hardly any hour differs from another. */
  | "near-uniform"
  /** Too few incidents to tell a shape. */
  | "small";

/** The week of an offense type. */
export interface TypeProfile {
  primary_type: string;
  n: number;
  kind: ProfileKind;
  /** Share of each hour of the week, Monday 00:00 first, as if every weekday were as frequent. */
  shares: Float64Array;
  /** The same, smoothed around the week; sums to 1. */
  smoothed: Float64Array;
  /** Ends of the 95 % band of the smoothed shares, for Poisson counts. */
  low: Float64Array;
  high: Float64Array;
  /** Share of the incidents that would have to move for all hours to be alike, smoothed. */
  unevenness: number;
}

/** Options of {@linkcode typeProfiles}. */
export interface TypeProfileOptions {
  /** Days of each weekday in the period, Monday first. */
  weekdays: readonly number[];
  /** Standard deviation of the Gaussian that smooths, hours. */
  bandwidthHours: number;
  /** Fewest incidents of a type for a shape. */
  minN: number;
  /** Largest unevenness that counts as near-uniform. */
  maxUniform: number;
}

/**
 * Profiles of all types, the most frequent first.
 *
 * @param rows Incidents by type, weekday and hour.
 * @throws {RangeError} If a weekday that has incidents has no days, or the bandwidth is not positive.
 *
 * @example One incident in each hour of the week
 * ```ts
 * import assert from "node:assert/strict";
 * import { typeProfiles } from "lib/patterns/type_profiles.ts";
 * const rows = Array.from({ length: 168 }, (_, i) => ({
 *   primary_type: "THEFT", weekday: Math.floor(i / 24) + 1, hour: i % 24, n: 1, arrests: 0, domestic: 0,
 * }));
 * const options = { weekdays: Array(7).fill(1), bandwidthHours: 1, minN: 100, maxUniform: 0.1 };
 * const [profile] = typeProfiles(rows, options);
 * assert.equal(profile!.kind, "near-uniform");
 * ```
 */
export function typeProfiles(
  rows: CountRows<"primary_type" | "weekday" | "hour">,
  { weekdays, bandwidthHours, minN, maxUniform }: TypeProfileOptions,
): TypeProfile[] {
  const kernel = smoothingKernel(bandwidthHours);
  const byType = Map.groupBy(rows, (row) => String(row.primary_type));
  return [...byType].map(([primary_type, own]): TypeProfile => {
    const counts = new Float64Array(HOURS_OF_WEEK);
    for (const { weekday, hour, n } of own) {
      counts[(Number(weekday) - 1) * 24 + Number(hour)]! += n;
    }
    const n = counts.reduce((sum, each) => sum + each, 0);
    const exposure = counts.map((count, i) => {
      const days = weekdays[Math.floor(i / 24)]!;
      if (count > 0 && !(days > 0)) {
        throw new RangeError(
          `Cannot make profile: weekdays with incidents must have days, ` +
            `current value of weekday ${Math.floor(i / 24) + 1} is ${days}`,
        );
      }
      return days;
    });
    const rates = counts.map((count, i) => count === 0 ? 0 : count / exposure[i]!);
    const total = rates.reduce((sum, rate) => sum + rate, 0);
    const shares = rates.map((rate) => rate / total);
    const variances = counts.map((count, i) =>
      count === 0 ? 0 : count / (exposure[i]! * exposure[i]! * total * total)
    );
    const smoothed = smooth(shares, kernel);
    const spread = smooth(variances, kernel.map((weight) => weight * weight)).map(Math.sqrt);
    const z = criticalZ(CONFIDENCE);
    const unevenness = smoothed.reduce((sum, s) => sum + Math.abs(s - 1 / HOURS_OF_WEEK), 0) / 2;
    return {
      primary_type,
      n,
      kind: n < minN ? "small" : unevenness <= maxUniform ? "near-uniform" : "shaped",
      shares,
      smoothed,
      low: smoothed.map((share, i) => Math.max(0, share - z * spread[i]!)),
      high: smoothed.map((share, i) => share + z * spread[i]!),
      unevenness,
    };
  }).sort((a, b) => b.n - a.n || (a.primary_type < b.primary_type ? -1 : 1));
}

/** Weights of the hours from -reach to +reach, which sum to 1. */
function smoothingKernel(bandwidthHours: number): Float64Array {
  if (!(bandwidthHours > 0 && bandwidthHours <= 24)) {
    throw new RangeError(
      `Cannot smooth: bandwidthHours must be in (0, 24], current value is ${bandwidthHours}`,
    );
  }
  const reach = Math.min(83, Math.ceil(4 * bandwidthHours));
  const weights = Float64Array.from({ length: 2 * reach + 1 }, (_, i) => {
    const apart = (i - reach) / bandwidthHours;
    return Math.exp(-apart * apart / 2);
  });
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
}

/** Values around the week, each the weighted sum of those beside it. */
function smooth(values: Float64Array, kernel: Float64Array): Float64Array {
  const reach = (kernel.length - 1) / 2;
  return values.map((_, i) => {
    let sum = 0;
    for (let k = 0; k < kernel.length; k++) {
      sum += kernel[k]! * values[(i + k - reach + HOURS_OF_WEEK) % HOURS_OF_WEEK]!;
    }
    return sum;
  });
}
