/**
 * Sends the registry: its models with their versions in order, and the aliases as they are here.
 *
 * @module
 */

import type { RegisteredModel } from "../tracking/registry.ts";
import type { MlflowClient } from "./client.ts";
import { MlflowError } from "./mlflow_error.ts";
import {
  createRegisteredModel,
  findAliases,
  findByAlias,
  searchVersions,
  setAlias,
} from "./registry_calls.ts";
import { sendModel } from "./send_model.ts";
import { sendOne, type Sync } from "./sync_state.ts";
import { registeredName, toModel, type WantedModel } from "./to_model.ts";

/** Aliases that are ours; others stay as they are. */
const ALIASES = ["champion", "challenger"] as const;

/** Sends all models; what fails is noted in the summary. */
export async function sendRegistry(sync: Sync, serverVersion: string): Promise<void> {
  for (const model of sync.sendable.registry?.models ?? []) {
    try {
      await sendRegisteredModel(sync, model, serverVersion);
    } catch (error) {
      if (!(error instanceof MlflowError) || error.isFatal) throw error;
      sync.summary.fail(`${error.message} (${model.name})`);
    }
  }
}

async function sendRegisteredModel(
  sync: Sync,
  model: RegisteredModel,
  serverVersion: string,
): Promise<void> {
  const { client, context } = sync;
  const name = registeredName(model.name, context.files.data?.source);
  const there = await findAliases(client, name);
  if (!there && model.versions.length === 0) return;
  if (!there) await createRegisteredModel(client, name, model.title);
  const found = there ? await searchVersions(client, name) : [];
  const versions = new Map<number, string>();
  for (const each of model.versions) {
    const what = `${model.name} version ${each.version}`;
    const wanted = wantedOf(sync, model, each);
    await sendOne(sync, "models", what, wanted?.files ?? [], async () => {
      const place = placeOf(sync, wanted);
      const sent = await sendModel(client, wanted!, { ...place, found, serverVersion });
      versions.set(each.version, sent.version);
      return sent;
    });
  }
  for (const alias of ALIASES) {
    const number = model.aliases[alias];
    const wanted = number === undefined ? undefined : versions.get(number);
    if (number !== undefined && wanted === undefined) continue;
    if (there?.get(alias) !== wanted) await moveAlias(client, name, alias, wanted);
  }
}

/** A version as it is to stand, if its record is here. */
function wantedOf(
  { sendable, context }: Sync,
  model: RegisteredModel,
  version: RegisteredModel["versions"][number],
): WantedModel | undefined {
  const record = sendable.records.find(({ runId }) => runId === version.runId);
  return record && toModel(model, version, record, context);
}

function placeOf({ runIds, experimentIds }: Sync, wanted: WantedModel | undefined) {
  if (!wanted) throw new MlflowError("its record is not in the output folder");
  const runId = runIds.get(wanted.runKey);
  const experimentId = experimentIds.get(wanted.chapter);
  if (runId === undefined || experimentId === undefined) {
    throw new MlflowError(`its run ${wanted.runKey} was not sent`);
  }
  return { runId, experimentId };
}

async function moveAlias(
  client: MlflowClient,
  name: string,
  alias: string,
  version: string | undefined,
): Promise<void> {
  await setAlias(client, name, alias, version);
  const now = await findByAlias(client, name, alias);
  if (now !== version) throw new MlflowError(`the server dropped the alias ${alias}`);
}
