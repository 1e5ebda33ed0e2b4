/**
 * What a model must show before it is promoted, and how two that show it are compared.
 *
 * @module
 */

import type { Metric, RunRecord } from "./run_record.ts";

/** What of a metric is looked at: its value, its lift above the mean of its null, or its p. */
export type Aspect = "value" | "lift" | "p";

/** A demand on one metric of a record. */
export interface Demand {
  metric: string;
  of: Aspect;
  atLeast?: number;
  atMost?: number;
  why: string;
}

/** What decides between two models that pass: the first criterion in which they differ. */
export interface Criterion {
  metric: string;
  of: Aspect;
  /** Models of which the lesser reaches this share of the better tie. */
  tieShare: number;
}

/** What promotes a model. */
export interface Gate {
  demands: readonly Demand[];
  /** In order; more is better in each. */
  criteria: readonly Criterion[];
}

/** One demand with what a record shows. */
export interface Check extends Demand {
  /** Null where the record has no such evidence, or chance finds nothing to compare with. */
  value: number | null;
  passed: boolean;
  /** What the value is about. */
  evidence: string;
}

/**
 * Every demand of a gate on a record, with its evidence.
 *
 * Missing evidence fails. A lift is missing where the null has no mean; where the null was drawn and
 * found nothing to score, p says all that there is to say, and the demand on the lift is met.
 *
 * @example A silhouette that any noise reaches
 * ```ts
 * import assert from "node:assert/strict";
 * import { checkGate } from "lib/tracking/gate.ts";
 * const drawn = { method: "redrawn", draws: 99, undefined: 0, mean: 0.4, min: 0.3, max: 0.5, p: 0.6 };
 * const metrics = { silhouette: { value: 0.41, n: 9, noise: "none" as const, null: drawn } };
 * const demands = [{ metric: "silhouette", of: "p", atMost: 0.01, why: "above chance" } as const];
 * const [check] = checkGate({ metrics }, { demands, criteria: [] });
 * assert.deepEqual([check?.value, check?.passed], [0.6, false]);
 * ```
 */
export function checkGate({ metrics }: Pick<RunRecord, "metrics">, { demands }: Gate): Check[] {
  return demands.map((demand) => {
    const metric = metrics[demand.metric];
    const value = aspectOf(metric, demand.of);
    const { atLeast = -Infinity, atMost = Infinity } = demand;
    const passed = value === null
      ? demand.of === "lift" && isWithoutChance(metric)
      : value >= atLeast && value <= atMost;
    return { ...demand, value, passed, evidence: describeEvidence(metric, demand.of, atMost) };
  });
}

/** A part of a metric; null where there is none. */
export function aspectOf(metric: Metric | undefined, of: Aspect): number | null {
  if (!metric || metric.value === null) return null;
  if (of === "value") return metric.value;
  if (!metric.null) return null;
  if (of === "p") return metric.null.p;
  return metric.null.mean === null ? null : metric.value - metric.null.mean;
}

/**
 * A part of a metric in words.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { nameAspect } from "lib/tracking/gate.ts";
 * assert.equal(nameAspect("largest_share", "lift"), "lift of largest share");
 * ```
 */
export function nameAspect(metric: string, of: Aspect): string {
  const name = metric.replaceAll("_", " ");
  return of === "value" ? name : `${of} of ${name}`;
}

/** A number of a gate as it is told: four digits. */
export function roundEvidence(value: number): number {
  return Number(value.toPrecision(4));
}

/** Whether chance was asked, and found nothing in any draw. */
function isWithoutChance(metric: Metric | undefined): boolean {
  const drawn = metric?.null;
  return !!drawn && metric.value !== null && drawn.draws > 0 && drawn.undefined === drawn.draws;
}

function describeEvidence(metric: Metric | undefined, of: Aspect, atMost: number): string {
  if (!metric) return "not recorded";
  if (metric.value === null) return metric.why!;
  if (of !== "value" && !metric.null) return "no null was drawn";
  const least = 1 / (1 + (metric.null?.draws ?? 0));
  if (of === "p" && least > atMost) {
    return `${metric.null!.draws} draws cannot show a p below ${Number(least.toPrecision(2))}`;
  }
  const about = `n ${metric.n}, noise ${metric.noise}`;
  return of === "value" ? about : `${about}, ${metric.null!.draws} draws`;
}

/** A fit in a contest: anything with metrics. */
type Contestant = Pick<RunRecord, "metrics">;

/**
 * Fits that no criterion tells from the best: the first criterion keeps those that reach the tied
 * share of the best of all, the next one the same among these, and so on.
 *
 * Who is kept does not depend on the order of the fits. What has no value in a criterion is kept
 * only where none has.
 *
 * @returns Indices, ascending; of no fit none.
 *
 * @example The second criterion decides between two that tie in the first
 * ```ts
 * import assert from "node:assert/strict";
 * import { leaders } from "lib/tracking/gate.ts";
 * const fit = (caught: number, lift: number) => ({
 *   metrics: {
 *     caught: { value: caught, n: 9, noise: "none" as const },
 *     lift: { value: lift, n: 9, noise: "none" as const },
 *   },
 * });
 * const criteria = [
 *   { metric: "caught", of: "value", tieShare: 0.95 },
 *   { metric: "lift", of: "value", tieShare: 1 },
 * ] as const;
 * assert.deepEqual(leaders([fit(1, 0.2), fit(0.96, 0.3), fit(0.9, 0.9)], criteria), [1]);
 * ```
 */
export function leaders(fits: readonly Contestant[], criteria: readonly Criterion[]): number[] {
  return criteria.reduce<number[]>((kept, { metric, of, tieShare }) => {
    const values = kept.map((i) => aspectOf(fits[i]!.metrics[metric], of));
    const known = values.filter((value) => value !== null);
    if (known.length === 0) return kept;
    const best = Math.max(...known);
    const least = best > 0 ? tieShare * best : best;
    return kept.filter((_, k) => (values[k] ?? -Infinity) >= least);
  }, [...fits.keys()]);
}

/**
 * What tells two fits apart, in words: the first criterion in which they differ.
 *
 * @example A higher lift
 * ```ts
 * import assert from "node:assert/strict";
 * import { describeContest } from "lib/tracking/gate.ts";
 * const fit = (value: number) => ({ metrics: { lift: { value, n: 9, noise: "none" as const } } });
 * const criteria = [{ metric: "lift", of: "value", tieShare: 1 } as const];
 * assert.equal(describeContest(fit(0.3), fit(0.2), criteria), "lift 0.3 against 0.2");
 * ```
 */
export function describeContest(
  a: Contestant,
  b: Contestant,
  criteria: readonly Criterion[],
): string {
  for (const criterion of criteria) {
    const both = [a, b].map(({ metrics }) => aspectOf(metrics[criterion.metric], criterion.of));
    if (leaders([a, b], [criterion]).length === 2) continue;
    const { metric, of } = criterion;
    const [own, other] = both.map((value) =>
      value === null ? "none" : String(roundEvidence(value))
    );
    return `${nameAspect(metric, of)} ${own} against ${other}`;
  }
  return "a tie: no criterion tells them apart";
}
