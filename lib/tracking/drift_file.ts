/**
 * What new records are held against: the champion's training profile and the measured thresholds.
 *
 * @module
 */

import { join } from "node:path";
import type { DefaultTimeRow } from "../data/default_times.ts";
import type { Distribution, Profile } from "../drift/profile.ts";
import type { Thresholds } from "../drift/thresholds.ts";
import { readAs, z } from "../files/schema.ts";

/** Path of the file below the output folder. */
export const DRIFT = "artifacts/07_comparison/drift.json";

/** A training profile with its thresholds. */
export interface RecordedDrift {
  schemaVersion: 1;
  /** Identity of the fit whose zones are counted. */
  runId: string;
  /** Months that the profile is of, first and last. */
  from: string;
  to: string;
  /** Types and stamps that are default times in the training records. */
  defaults: Pick<DefaultTimeRow, "primary_type" | "stamp" | "is_default">[];
  profile: Profile;
  thresholds: Thresholds;
}

const counts = z.record(z.string(), z.int().min(0));
const distribution: z.ZodType<Distribution> = z.strictObject({
  values: z.array(z.number()),
  counts: z.array(z.int().positive()),
});
const threshold = z.number().min(0);

const file: z.ZodType<RecordedDrift> = z.strictObject({
  schemaVersion: z.literal(1),
  runId: z.string(),
  from: z.string(),
  to: z.string(),
  defaults: z.array(z.strictObject({
    primary_type: z.string(),
    stamp: z.enum(["00:00", "00:01", "midnight", "09:00", "12:00", "first of month"]),
    is_default: z.literal(true),
  })),
  profile: z.strictObject({
    type: counts,
    hour: counts,
    zone: counts,
    minute: distribution,
    x: distribution,
    y: distribution,
  }),
  thresholds: z.strictObject({
    type: threshold,
    hour: threshold,
    zone: threshold,
    minute: threshold,
    x: threshold,
    y: threshold,
  }),
});

/**
 * The training profile of a run.
 *
 * @throws {UserError} If the run has none, since it had no champion or too few months.
 *
 * @example Without a run there is none
 * ```ts
 * import assert from "node:assert/strict";
 * import { readDrift } from "lib/tracking/drift_file.ts";
 * assert.throws(() => readDrift("no/such/folder"), /needs a run with a champion/);
 * ```
 */
export function readDrift(outputs: string): RecordedDrift {
  const advice = "It needs a run with a champion and four whole months: deno task run.";
  return readAs(file, join(outputs, DRIFT), advice);
}
