/**
 * Makes a version of a registered model stand at the server: first the logged model, complete and
 * compared, then the version of it.
 *
 * @module
 */

import { listFileSizes, toUpload, uploadFile } from "./artifact_calls.ts";
import type { MlflowClient } from "./client.ts";
import { describeLack, type Found, type Lack, lackOf } from "./difference.ts";
import { inParallel } from "./in_flight.ts";
import { logBatch } from "./log_calls.ts";
import {
  createLoggedModel,
  finishLoggedModel,
  getLoggedModel,
  linkModel,
  type LoggedModelState,
  searchLoggedModels,
  tagLoggedModel,
} from "./logged_model_calls.ts";
import { MlflowError } from "./mlflow_error.ts";
import { createVersion, searchVersions, tagVersion, type VersionState } from "./registry_calls.ts";
import type { RunState } from "./rest_api.ts";
import { getRun } from "./run_calls.ts";
import { countMissing, foldersOf, MISSING } from "./send_run.ts";
import { toMlModelFile, type WantedModel } from "./to_model.ts";
import { CONTENT, RUN_ID } from "./to_run.ts";

/** Tag of a version whose fit was computed again: the version that took its place. */
const REPLACED = "patroliq.replaced_by";

/** Files sent at once. */
const AT_ONCE = 6;

/** Where a version is to stand. */
export interface ModelPlace {
  experimentId: string;
  /** Run that made it. */
  runId: string;
  /** Versions of the registered model that are there already. */
  found: readonly VersionState[];
  serverVersion: string;
}

/** What became of a version. */
export interface SentModel {
  /** Number at the server. */
  version: string;
  wasThere: boolean;
}

/**
 * Sends a version, unless it is there.
 *
 * @throws {MlflowError} If the server refuses something or drops it.
 */
export async function sendModel(
  client: MlflowClient,
  wanted: WantedModel,
  place: ModelPlace,
): Promise<SentModel> {
  const { found, runId } = place;
  const { name, description } = wanted;
  const modelId = await sendLoggedModel(client, wanted, place);
  const there = found.find((each) => each.modelId === modelId);
  const made = there ??
    await createVersion(client, { name, modelId, runId, description, tags: wanted.versionTags });
  const { version } = made;
  let isChanged = there === undefined;
  for (const entry of wanted.versionTags) {
    if (made.tags.get(entry.key) === entry.value) continue;
    await tagVersion(client, name, version, entry);
    isChanged = true;
  }
  for (const each of found) {
    const isBefore = each.tags.get(RUN_ID) === wanted.runKey && each.version !== version;
    if (!isBefore || each.tags.has(REPLACED)) continue;
    await tagVersion(client, name, each.version, { key: REPLACED, value: version });
  }
  if (isChanged) await compareVersion(client, wanted, version, modelId);
  return { version, wasThere: there !== undefined };
}

async function compareVersion(
  client: MlflowClient,
  { name, versionTags }: WantedModel,
  version: string,
  modelId: string,
): Promise<void> {
  const kept = (await searchVersions(client, name)).find((each) => each.version === version);
  const lost = versionTags.filter(({ key, value }) => kept?.tags.get(key) !== value);
  if (kept?.modelId !== modelId) throw new MlflowError(`the server dropped version ${version}`);
  if (lost.length > 0) {
    throw new MlflowError(`the server dropped ${lost.length} tags (${lost[0]!.key}, ...)`);
  }
}

/** Sends the logged model of a version; gives its identity. */
async function sendLoggedModel(
  client: MlflowClient,
  wanted: WantedModel,
  { experimentId, runId, serverVersion }: ModelPlace,
): Promise<string> {
  const { name, type, params, tags, content } = wanted;
  const isIt = (model: LoggedModelState) => model.tags.get(CONTENT) === content;
  const model = (await searchLoggedModels(client, experimentId, runId)).find(isIt) ??
    await createLoggedModel(client, { experimentId, runId, name, type, params, tags }, isIt);
  const { modelId } = model;
  const isComplete = model.status === READY;
  const nMissing = wanted.files.filter(({ upload }) => !upload).length;
  if (isComplete && nMissing >= Number(model.tags.get(MISSING) ?? 0)) return modelId;
  const isLinked = async () => (await getRun(client, runId)).models.includes(modelId);
  if (!await isLinked()) await linkModel(client, runId, modelId, isLinked);
  await fill(client, model, await getRun(client, runId), wanted, serverVersion);
  if (!isComplete) await finishLoggedModel(client, modelId);
  const { status } = await getLoggedModel(client, modelId);
  if (status !== READY) throw new MlflowError("the server dropped the status of a logged model");
  if (!await isLinked()) throw new MlflowError("the server dropped the link of run and model");
  return modelId;
}

const READY = "LOGGED_MODEL_READY";

/** Sends what a logged model lacks, and compares. */
async function fill(
  client: MlflowClient,
  model: LoggedModelState,
  run: RunState,
  wanted: WantedModel,
  serverVersion: string,
): Promise<void> {
  const text = toMlModelFile(wanted, model, run.runId, serverVersion);
  const mlModel = { from: "", path: "MLmodel", upload: toUpload("MLmodel", text) };
  const files = [...wanted.files, mlModel];
  const before = await read(client, model.modelId, { ...wanted, files });
  const missing = { key: MISSING, value: String(countMissing(files, before.sizes)) };
  const whole = { ...wanted, files, tags: [...wanted.tags, missing], dataset: undefined };
  await send(client, model, run, lackOf(whole, before));
  const dropped = describeLack(lackOf(whole, await read(client, model.modelId, whole)));
  if (dropped) throw new MlflowError(`the server dropped ${dropped}`);
}

async function read(
  client: MlflowClient,
  modelId: string,
  { files }: Pick<WantedModel, "files">,
): Promise<Found> {
  const { tags, params, metrics } = await getLoggedModel(client, modelId);
  const points = [...metrics].map(([key, value]) => ({ key, ...value }));
  const sizes = await listFileSizes(client, { modelId }, foldersOf(files));
  return { tags, params, datasets: [], points, sizes };
}

async function send(
  client: MlflowClient,
  { modelId, artifactUri }: LoggedModelState,
  run: RunState,
  { tags, points, files }: Lack,
): Promise<void> {
  if (tags.length > 0) await tagLoggedModel(client, modelId, tags);
  await logBatch(client, run, { points }, modelId);
  await inParallel(files, AT_ONCE, ({ upload }) => uploadFile(client, artifactUri, upload));
}
