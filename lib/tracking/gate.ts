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
    return { ...demand, value, passed, evidence: describeEvidence(metric, demand.of) };
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

/** Whether chance was asked, and found nothing in any draw. */
function isWithoutChance(metric: Metric | undefined): boolean {
  const drawn = metric?.null;
  return !!drawn && metric.value !== null && drawn.draws > 0 && drawn.undefined === drawn.draws;
}

function describeEvidence(metric: Metric | undefined, of: Aspect): string {
  if (!metric) return "not recorded";
  if (metric.value === null) return metric.why!;
  if (of !== "value" && !metric.null) return "no null was drawn";
  const about = `n ${metric.n}, noise ${metric.noise}`;
  return of === "value" ? about : `${about}, ${metric.null!.draws} draws`;
}

/** How a challenger stands to a champion. */
export interface Contest {
  outcome: "better" | "tie" | "worse";
  /** The criterion that decided, or the last one that could not, in words. */
  why: string;
}

/**
 * Compares a challenger with a champion by the criteria, in order: the first one in which they
 * differ by more than a tie decides. If none does, it is a tie, and the champion stays.
 *
 * @param others Values of each model by criterion, as {@linkcode aspectOf} gives them.
 *
 * @example More of the first criterion
 * ```ts
 * import assert from "node:assert/strict";
 * import { contest } from "lib/tracking/gate.ts";
 * const record = (value: number) => ({ metrics: { lift: { value, n: 9, noise: "none" as const } } });
 * const criteria = [{ metric: "lift", of: "value", tieShare: 0.95 } as const];
 * assert.equal(contest(record(0.3), record(0.2), criteria).outcome, "better");
 * assert.equal(contest(record(0.2), record(0.201), criteria).outcome, "tie");
 * ```
 */
export function contest(
  challenger: Pick<RunRecord, "metrics">,
  champion: Pick<RunRecord, "metrics">,
  criteria: readonly Criterion[],
): Contest {
  let why = "nothing tells them apart";
  for (const { metric, of, tieShare } of criteria) {
    const [theirs, ours] = [challenger, champion].map(({ metrics }) =>
      aspectOf(metrics[metric], of)
    );
    const name = of === "value" ? metric : `${of} of ${metric}`;
    const compared = `${name} ${inWords(theirs!)} against ${inWords(ours!)}`;
    if (theirs === null || ours === null) {
      if (theirs === ours) continue;
      return { outcome: theirs === null ? "worse" : "better", why: compared };
    }
    why = `${compared} is a tie`;
    const [low, high] = theirs! < ours! ? [theirs!, ours!] : [ours!, theirs!];
    if (low === high || (high > 0 && low >= tieShare * high)) continue;
    return { outcome: theirs! > ours! ? "better" : "worse", why: compared };
  }
  return { outcome: "tie", why };
}

function inWords(value: number | null): string {
  return value === null ? "undefined" : String(Number(value.toPrecision(4)));
}
