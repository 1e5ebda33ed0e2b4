/**
 * Makes a run stand at the server as it is wanted: what lacks is sent, read back and compared, and
 * only then is the run complete. So a run that is complete costs no request, and one that was broken
 * off is taken up where it ended.
 *
 * @module
 */

import { dirname } from "node:path";
import { listFileSizes, uploadFile } from "./artifact_calls.ts";
import type { MlflowClient } from "./client.ts";
import { describeLack, type Found, type Lack, lackOf } from "./difference.ts";
import { inParallel } from "./in_flight.ts";
import {
  finishRun,
  getHistory,
  logBatch,
  logDataset,
  requireSendable,
  setTag,
} from "./log_calls.ts";
import { MlflowError } from "./mlflow_error.ts";
import type { WantedFile } from "./output_files.ts";
import type { RunState } from "./rest_api.ts";
import { createRun, deleteRun, getRun } from "./run_calls.ts";
import { CONTENT, RUN_ID, type WantedRun } from "./to_run.ts";

/** Tag that says how many files of a run were nowhere to be had. */
export const MISSING = "patroliq.missing";

/** Tag that says of which run a run is a part. */
export const PARENT = "mlflow.parentRunId";

/** Requests that a run has under way at once. */
const AT_ONCE = 6;

/** Where a run is to stand. */
export interface RunPlace {
  experimentId: string;
  /** Runs of the experiment that are there already. */
  found: readonly RunState[];
  user: string;
  /** Run of which it is a part, if any. */
  parentId?: string;
}

/** What became of a run. */
export interface SentRun {
  runId: string;
  /** Whether it was complete before. */
  wasThere: boolean;
}

/**
 * Sends a run, unless it is there. One of the same identity and other content is replaced: deleted
 * when the new one is complete.
 *
 * @throws {MlflowError} If the server refuses something or drops it: the run is not complete then.
 */
export async function sendRun(
  client: MlflowClient,
  wanted: WantedRun,
  { experimentId, found, user, parentId }: RunPlace,
): Promise<SentRun> {
  requireSendable(wanted.points);
  const parent = parentId === undefined ? [] : [{ key: PARENT, value: parentId }];
  const whole = { ...wanted, tags: [...wanted.tags, ...parent] };
  const own = found.filter(({ tags }) => tags.get(RUN_ID) === wanted.key)
    .sort((a, b) => b.startTime - a.startTime);
  const same = own.filter(({ tags }) => tags.get(CONTENT) === wanted.content);
  const complete = same.find(({ status }) => status === "FINISHED");
  const run = complete ?? same[0] ?? await createRun(
    client,
    { experimentId, name: wanted.name, user, tags: whole.tags },
    ({ status, tags }) =>
      status !== "FINISHED" && tags.get(RUN_ID) === wanted.key &&
      tags.get(CONTENT) === wanted.content,
  );
  if (complete) {
    await update(client, complete, whole, parentId);
  } else {
    await fill(client, run, whole, own.includes(run));
    await finishRun(client, run.runId);
  }
  for (const { runId } of own) if (runId !== run.runId) await deleteRun(client, runId);
  return { runId: run.runId, wasThere: complete !== undefined };
}

/** A complete run gets the files that were missing, and its place below a new parent. */
async function update(
  client: MlflowClient,
  run: RunState,
  wanted: WantedRun,
  parentId: string | undefined,
): Promise<void> {
  const nMissing = wanted.files.filter(({ upload }) => !upload).length;
  if (nMissing < Number(run.tags.get(MISSING) ?? 0)) await fill(client, run, wanted, true);
  else if (parentId !== undefined && run.tags.get(PARENT) !== parentId) {
    await setTag(client, run.runId, { key: PARENT, value: parentId });
  }
}

/** Sends what a run lacks, and compares. */
async function fill(
  client: MlflowClient,
  run: RunState,
  wanted: WantedRun,
  isBegun: boolean,
): Promise<void> {
  const before = isBegun ? await read(client, run.runId, wanted) : nothingBut(run);
  const missing = countMissing(wanted.files, before.sizes);
  const whole = { ...wanted, tags: [...wanted.tags, { key: MISSING, value: String(missing) }] };
  await send(client, run, lackOf(whole, before));
  const dropped = describeLack(lackOf(whole, await read(client, run.runId, wanted)));
  if (dropped) throw new MlflowError(`the server dropped ${dropped}`);
}

/** Files that are neither here nor there. */
export function countMissing(
  files: readonly WantedFile[],
  sizes: ReadonlyMap<string, number>,
): number {
  return files.filter(({ upload, path }) => !upload && !sizes.has(path)).length;
}

function nothingBut({ tags, params, datasets }: RunState): Found {
  return { tags, params, datasets, points: [], sizes: new Map() };
}

async function read(client: MlflowClient, runId: string, wanted: WantedRun): Promise<Found> {
  const { metrics, ...state } = await getRun(client, runId);
  const steps = Map.groupBy(wanted.points, ({ key }) => key);
  const curves = [...steps.keys()].filter((key) => steps.get(key)!.length > 1);
  const latest = [...metrics].map(([key, value]) => ({ key, ...value }));
  const histories = await inParallel(
    curves.filter((key) => metrics.has(key)),
    AT_ONCE,
    (key) => getHistory(client, runId, key),
  );
  const sizes = await listFileSizes(client, { runId }, foldersOf(wanted.files));
  return { ...state, points: [...latest, ...histories.flat()], sizes };
}

/** Folders in which files stand; the empty one is the root. */
export function foldersOf(files: readonly WantedFile[]): Set<string> {
  return new Set(files.map(({ path }) => dirname(path).replace(/^\.$/, "")));
}

async function send(client: MlflowClient, run: RunState, lack: Lack): Promise<void> {
  if (lack.dataset) await logDataset(client, run.runId, lack.dataset);
  await logBatch(client, run, lack);
  await inParallel(
    lack.files,
    AT_ONCE,
    ({ upload }) => uploadFile(client, run.artifactUri, upload),
  );
}
