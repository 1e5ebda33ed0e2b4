/**
 * One record a fitted model: what defined it, what it stood on, and how it scored.
 *
 * @module
 */

import { canonicalJson } from "../files/canonical_json.ts";
import { sha256 } from "../files/sha256.ts";

/** Version of the record's layout. */
export const RUN_RECORD_SCHEMA = 1;

/** How a score stands beside chance. */
export interface NullRecord {
  /** What was redrawn, and how. */
  method: string;
  draws: number;
  /** Draws in which the score is undefined. */
  undefined: number;
  mean: number | null;
  min: number | null;
  max: number | null;
  p: number | null;
}

/** A score with what it is about. */
export interface Metric {
  /** Null where the score is undefined. */
  value: number | null;
  /** Why it is undefined. */
  why?: string;
  /** What the value may be off at most, where it is an estimate. */
  error?: number;
  /** Incidents that the score is about. */
  n: number;
  /** Whether there is noise, and whether it is in the score. */
  noise: "none" | "included" | "excluded";
  null?: NullRecord;
}

/** What a chapter says of a fit. */
export interface FitRecord {
  task: "geo" | "temporal" | "reduction" | "hotspots" | "forecast" | "risk";
  algorithm: string;
  /** All that defines the fit beside its data and seed, the selection of incidents included. */
  params: Record<string, unknown>;
  seed: number;
  /** What the fit stands on; the hash is that of the file read. */
  data: { sha256: string; nIncidents: number; nPlaces: number };
  metrics: Record<string, Metric>;
  /** Paths below the output folder. */
  artifacts: string[];
}

/** A fit as it is filed under its `runId`. */
export interface RunRecord extends FitRecord {
  schemaVersion: number;
  /** Chapter number, algorithm and a hash of what defines the fit: a re-run replaces its record. */
  runId: string;
  chapter: string;
}

/**
 * The record of a fit, under an identity that depends on what defines the fit, not on its scores.
 *
 * @param chapter The notebook's name, such as `04_geo_clustering`.
 * @throws {RangeError} If a metric is undefined without saying why, not finite, or its p is below
 * what its draws can show.
 *
 * @example The same fit has the same identity
 * ```ts
 * import assert from "node:assert/strict";
 * import { toRunRecord } from "lib/tracking/run_record.ts";
 * const fit = (value: number) => toRunRecord("04_geo_clustering", {
 *   task: "geo",
 *   algorithm: "kmeans",
 *   params: { k: 8 },
 *   seed: 1,
 *   data: { sha256: "ab", nIncidents: 10, nPlaces: 5 },
 *   metrics: { silhouette: { value, n: 10, noise: "none" } },
 *   artifacts: [],
 * });
 * assert.equal(fit(0.4).runId, fit(0.5).runId);
 * assert.match(fit(0.4).runId, /^04-kmeans-[0-9a-f]{12}$/);
 * ```
 */
export function toRunRecord(chapter: string, fit: FitRecord): RunRecord {
  for (const [name, metric] of Object.entries(fit.metrics)) requireMetric(name, metric);
  const { task, algorithm, params, seed, data } = fit;
  const identity = sha256(canonicalJson({ chapter, task, algorithm, params, seed, data }));
  return {
    schemaVersion: RUN_RECORD_SCHEMA,
    runId: `${chapter.slice(0, 2)}-${algorithm}-${identity.slice(0, 12)}`,
    chapter,
    ...fit,
  };
}

function requireMetric(name: string, metric: Metric): void {
  const isDefined = metric.value !== null;
  if (isDefined ? !Number.isFinite(metric.value) : !metric.why) {
    throw new RangeError(
      `Cannot record ${name}: value must be finite, or null with a reason, ` +
        `current value is ${metric.value}`,
    );
  }
  if (!Number.isInteger(metric.n) || metric.n < 0) {
    throw new RangeError(
      `Cannot record ${name}: n must be a number of incidents, current value is ${metric.n}`,
    );
  }
  const p = metric.null?.p ?? 1;
  if (p < 1 / (1 + (metric.null?.draws ?? 0)) - 1e-12) {
    throw new RangeError(
      `Cannot record ${name}: p must be at least 1 / (draws + 1), current value is ${p}`,
    );
  }
}
