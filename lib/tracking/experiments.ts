/**
 * The records of all fits of a run, read back and checked.
 *
 * @module
 */

import { basename, join } from "node:path";
import { UserError } from "../errors.ts";
import { listFiles } from "../files/list_files.ts";
import { parseAs, readAs, z } from "../files/schema.ts";
import { identify, RUN_RECORD_SCHEMA, type RunRecord, TASKS } from "./run_record.ts";

/** Folder of the records below the output folder. */
export const EXPERIMENTS = "experiments";

const ADVICE = "Run its chapter again: deno task run --force.";

const share = z.number().min(0).max(1);
const count = z.int().min(0);
const hash = z.string().regex(/^[0-9a-f]{64}$/, "expected a SHA-256 in hexadecimal");

const nullRecord = z.strictObject({
  method: z.string(),
  draws: count,
  undefined: count,
  mean: z.number().nullable(),
  min: z.number().nullable(),
  max: z.number().nullable(),
  p: share.nullable(),
});

const metric = z.strictObject({
  value: z.number().nullable(),
  why: z.string().exactOptional(),
  error: z.number().exactOptional(),
  n: count,
  noise: z.enum(["none", "included", "excluded"]),
  null: nullRecord.exactOptional(),
}).refine(({ value, why }) => value !== null || why, {
  path: ["why"],
  error: "expected a reason, since the value is undefined",
});

const curve = z.strictObject({
  step: z.string(),
  points: z.array(z.strictObject({ step: z.int(), value: z.number() })),
  n: count,
});

const runRecord: z.ZodType<RunRecord> = z.strictObject({
  schemaVersion: z.literal(RUN_RECORD_SCHEMA),
  runId: z.string().regex(/^\d\d-[a-z0-9_]+-[0-9a-f]{12}$/, "expected an identity of a run"),
  chapter: z.string().regex(/^\d\d_\w+$/, "expected the name of a notebook"),
  task: z.enum(TASKS),
  algorithm: z.string().min(1),
  params: z.record(z.string(), z.unknown()),
  seed: count,
  data: z.strictObject({ sha256: z.string().min(1), nIncidents: count, nPlaces: count }),
  metrics: z.record(z.string(), metric),
  curves: z.record(z.string(), curve).exactOptional(),
  artifacts: z.array(z.strictObject({ path: z.string().min(1), sha256: hash })),
});

/**
 * A record of a fit, checked.
 *
 * @param path Where it is from, for the message.
 * @throws {UserError} If a field does not fit (it is named), the record is of another version, or it
 *   stands under an identity that is not that of its contents.
 *
 * @example A metric that is no number
 * ```ts
 * import assert from "node:assert/strict";
 * import { parseRunRecord } from "lib/tracking/experiments.ts";
 * import { toRunRecord } from "lib/tracking/run_record.ts";
 * const record = toRunRecord("04_geo_clustering", {
 *   task: "geo", algorithm: "kmeans", params: { k: 8 }, seed: 1, artifacts: [],
 *   data: { sha256: "ab", nIncidents: 10, nPlaces: 5 },
 *   metrics: { silhouette: { value: 0.4, n: 10, noise: "none" } },
 * }, () => "");
 * assert.deepEqual(parseRunRecord(structuredClone(record), "a.json"), record);
 * const odd = { ...record, metrics: { silhouette: { value: "0.4", n: 10, noise: "none" } } };
 * assert.throws(() => parseRunRecord(odd, "a.json"), /metrics.silhouette.value: expected number/);
 * ```
 */
export function parseRunRecord(data: unknown, path: string): RunRecord {
  const version = (data as { schemaVersion?: unknown })?.schemaVersion;
  if (typeof version === "number" && version !== RUN_RECORD_SCHEMA) {
    throw new UserError(
      `Cannot use ${path}: schemaVersion is ${version}, not ${RUN_RECORD_SCHEMA}. ${ADVICE}`,
    );
  }
  const record = parseAs(runRecord, data, path, ADVICE);
  if (record.runId !== identify(record)) {
    throw new UserError(
      `Cannot use ${path}: runId: ${record.runId} is not the identity of what is recorded. ${ADVICE}`,
    );
  }
  return record;
}

/**
 * Reads a record of a fit; see {@linkcode parseRunRecord}.
 *
 * @throws {UserError} If the file cannot be read, or its name is not that of the record.
 */
export function readRunRecord(path: string): RunRecord {
  const record = parseRunRecord(readAs(z.unknown(), path, ADVICE), path);
  if (basename(path) === `${record.runId}.json`) return record;
  throw new UserError(`Cannot use ${path}: runId: the file must be called ${record.runId}.json.`);
}

/**
 * All records below an output folder, in the order of their identities; none if it has none.
 *
 * @param outputs Output folder.
 * @throws {UserError} If a record cannot be used.
 *
 * @example No folder, no records
 * ```ts
 * import assert from "node:assert/strict";
 * import { readRunRecords } from "lib/tracking/experiments.ts";
 * assert.deepEqual(readRunRecords("no/such/folder"), []);
 * ```
 */
export function readRunRecords(outputs: string): RunRecord[] {
  const folder = join(outputs, EXPERIMENTS);
  return listFiles(folder).filter((name) => name.endsWith(".json"))
    .map((name) => readRunRecord(join(folder, name)))
    .sort((a, b) => (a.runId < b.runId ? -1 : 1));
}
