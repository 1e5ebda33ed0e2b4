/**
 * What chapters leave for those that come after them: the list of their fits, and their answers.
 *
 * @module
 */

import { basename, join } from "node:path";
import { UserError } from "../errors.ts";
import { readAs, z } from "../files/schema.ts";
import { sha256File } from "../files/sha256.ts";
import { EXPERIMENTS, readRunRecord } from "./experiments.ts";
import type { RunRecord } from "./run_record.ts";
import { type Claim, STATUSES } from "./scorecard.ts";

/** Name of a chapter's list of fits. */
export const CHAPTER_RUNS = "runs.json";

/** Name of a chapter's answers. */
export const CHAPTER_CLAIMS = "claims.json";

const ADVICE = "Run its chapter again: deno task run --force.";

/** A fit of a chapter, and the hash of the file of its record. */
export interface RunEntry {
  runId: string;
  sha256: string;
}

const entries: z.ZodType<RunEntry[]> = z.array(
  z.strictObject({ runId: z.string(), sha256: z.string() }),
);

const claims: z.ZodType<Claim[]> = z.array(z.strictObject({
  id: z.string(),
  value: z.union([z.string(), z.number(), z.null()]),
  status: z.enum(STATUSES),
  why: z.string().min(1),
  notebook: z.string(),
  cell: z.int().min(1),
}));

/**
 * Records of the fits that chapters list.
 *
 * @param outputs Output folder.
 * @param lists Paths of their lists.
 * @returns In the order of the identities.
 * @throws {UserError} If a record is missing, does not fit, or is not the one that was listed.
 *
 * @example No list, no records
 * ```ts
 * import assert from "node:assert/strict";
 * import { readRuns } from "lib/tracking/chapter_files.ts";
 * assert.deepEqual(readRuns("outputs", []), []);
 * ```
 */
export function readRuns(outputs: string, lists: readonly string[]): RunRecord[] {
  const listed = lists.flatMap((path) => readAs(entries, path, ADVICE));
  return listed.map(({ runId, sha256 }) => {
    const path = join(outputs, EXPERIMENTS, `${runId}.json`);
    const record = readRunRecord(path);
    if (sha256File(path) === sha256) return record;
    throw new UserError(`Cannot use ${basename(path)}: it was changed after its run. ${ADVICE}`);
  }).sort((a, b) => (a.runId < b.runId ? -1 : 1));
}

/** Answers of a chapter, from the path of their file. */
export function readClaims(path: string): Claim[] {
  return readAs(claims, path, ADVICE);
}
