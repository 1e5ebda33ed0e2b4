/**
 * One record a fitted model: what defined it, what it stood on, and how it scored.
 *
 * @module
 */

import { canonicalJson } from "../files/canonical_json.ts";
import { sha256 } from "../files/sha256.ts";

/** Version of the record's layout. */
export const RUN_RECORD_SCHEMA = 2;

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

/** Values along a parameter of the fit, such as the share of each component. */
export interface Curve {
  /** What the steps count, such as "component". */
  step: string;
  points: { step: number; value: number }[];
  /** Rows or incidents that the curve is about. */
  n: number;
}

/** What models are fitted for. */
export const TASKS = ["geo", "temporal", "reduction", "hotspots", "forecast", "risk"] as const;

/** What a chapter says of a fit. */
export interface FitRecord {
  task: typeof TASKS[number];
  algorithm: string;
  /** All that defines the fit beside its data and seed, the selection of incidents included. */
  params: Record<string, unknown>;
  seed: number;
  /** What the fit stands on; the hash is that of the file read. */
  data: { sha256: string; nIncidents: number; nPlaces: number };
  metrics: Record<string, Metric>;
  curves?: Record<string, Curve>;
  /** Paths below the output folder. */
  artifacts: string[];
}

/** A file that a fit has written, with what it held. */
export interface RecordedArtifact {
  /** Path below the output folder. */
  path: string;
  sha256: string;
}

/** A fit as it is filed under its `runId`. */
export interface RunRecord extends Omit<FitRecord, "artifacts"> {
  schemaVersion: number;
  /** Chapter number, algorithm and a hash of what defines the fit: a re-run replaces its record. */
  runId: string;
  chapter: string;
  artifacts: RecordedArtifact[];
}

/**
 * The record of a fit, under an identity that depends on what defines the fit, not on its scores.
 *
 * @param chapter The notebook's name, such as `04_geo_clustering`.
 * @param hashOf SHA-256 of an artifact, by its path below the output folder.
 * @throws {RangeError} If a metric is undefined without saying why, not finite, or its p is below
 * what its draws can show; if a point of a curve is not finite.
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
 * }, () => "");
 * assert.equal(fit(0.4).runId, fit(0.5).runId);
 * assert.match(fit(0.4).runId, /^04-kmeans-[0-9a-f]{12}$/);
 * ```
 */
export function toRunRecord(
  chapter: string,
  fit: FitRecord,
  hashOf: (path: string) => string,
): RunRecord {
  for (const [name, metric] of Object.entries(fit.metrics)) requireMetric(name, metric);
  for (const [name, curve] of Object.entries(fit.curves ?? {})) requireCurve(name, curve);
  return {
    ...fit,
    schemaVersion: RUN_RECORD_SCHEMA,
    runId: identify({ chapter, ...fit }),
    chapter,
    artifacts: fit.artifacts.map((path) => ({ path, sha256: hashOf(path) })),
  };
}

/** Identity of a fit: chapter number, algorithm and a hash of what defines it. */
export function identify(
  { chapter, task, algorithm, params, seed, data }:
    & Pick<RunRecord, "chapter">
    & Omit<FitRecord, "artifacts" | "metrics">,
): string {
  const identity = sha256(canonicalJson({ chapter, task, algorithm, params, seed, data }));
  return `${chapter.slice(0, 2)}-${algorithm}-${identity.slice(0, 12)}`;
}

function requireCurve(name: string, { points }: Curve): void {
  const odd = points.find(({ value }) => !Number.isFinite(value));
  if (odd) {
    throw new RangeError(
      `Cannot record ${name}: values must be finite, current value at ${odd.step} is ${odd.value}`,
    );
  }
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
  const odd = Object.entries({ error: metric.error, ...metric.null })
    .find(([, value]) => typeof value === "number" && !Number.isFinite(value));
  if (odd) throw new RangeError(`Cannot record ${name}: ${odd[0]} must be finite, it is ${odd[1]}`);
  if (p > 1) throw new RangeError(`Cannot record ${name}: p must be at most 1, it is ${p}`);
  if (p < 1 / (1 + (metric.null?.draws ?? 0)) - 1e-12) {
    throw new RangeError(
      `Cannot record ${name}: p must be at least 1 / (draws + 1), current value is ${p}`,
    );
  }
}
