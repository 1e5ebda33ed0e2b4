/**
 * Requests about logged models.
 *
 * @module
 */

import { z } from "../files/schema.ts";
import type { MlflowClient } from "./client.ts";
import type { Entry } from "./names.ts";
import { anything, entries, get, point, post, text } from "./rest_api.ts";

/** A logged model as the server has it. */
export interface LoggedModelState {
  modelId: string;
  status: string;
  artifactUri: string;
  /** Milliseconds since 1970. */
  createdTime: number;
  tags: Map<string, string>;
  params: Map<string, string>;
  metrics: Map<string, { step: number; value: number }>;
}

const loggedModel = z.object({
  info: z.object({
    model_id: z.string().min(1),
    status: text,
    artifact_uri: z.string(),
    creation_timestamp_ms: z.coerce.number(),
    tags: entries,
  }),
  data: z.object({ params: entries, metrics: z.array(point).default([]) }).prefault({}),
}).transform(({ info, data }): LoggedModelState => ({
  modelId: info.model_id,
  status: info.status,
  artifactUri: info.artifact_uri,
  createdTime: info.creation_timestamp_ms,
  tags: info.tags,
  params: data.params,
  metrics: new Map(data.metrics.map(({ key, step, value }) => [key, { step, value }])),
}));

/** Logged models of a run. */
export async function searchLoggedModels(
  client: MlflowClient,
  experimentId: string,
  runId: string,
): Promise<LoggedModelState[]> {
  const schema = z.object({ models: z.array(loggedModel).default([]) });
  const query = { experiment_ids: [experimentId], filter: `source_run_id = '${runId}'` };
  return (await client.ask(post("logged-models/search", query), schema)).models;
}

/**
 * Makes a logged model.
 *
 * @param isIt Tells a model that a lost attempt has made.
 */
export async function createLoggedModel(
  client: MlflowClient,
  wanted: {
    experimentId: string;
    runId: string;
    name: string;
    type: string;
    params: readonly Entry[];
    tags: readonly Entry[];
  },
  isIt: (model: LoggedModelState) => boolean,
): Promise<LoggedModelState> {
  const { experimentId, runId, name, type, params, tags } = wanted;
  const request = post("logged-models", {
    experiment_id: experimentId,
    source_run_id: runId,
    name,
    model_type: type,
    params,
    tags,
  });
  return await client.make(
    async (once) => (await once(request, z.object({ model: loggedModel }))).model,
    async () => (await searchLoggedModels(client, experimentId, runId)).find(isIt),
  );
}

/** A logged model. */
export async function getLoggedModel(
  client: MlflowClient,
  modelId: string,
): Promise<LoggedModelState> {
  const schema = z.object({ model: loggedModel });
  return (await client.ask(get(`logged-models/${modelId}`), schema)).model;
}

/** Marks a logged model as complete. */
export async function finishLoggedModel(client: MlflowClient, modelId: string): Promise<void> {
  const json = { model_id: modelId, status: "LOGGED_MODEL_READY" };
  await client.ask({ ...post(`logged-models/${modelId}`, json), method: "PATCH" }, anything);
}

/** Sets tags of a logged model. */
export async function tagLoggedModel(
  client: MlflowClient,
  modelId: string,
  tags: readonly Entry[],
): Promise<void> {
  const json = { model_id: modelId, tags };
  await client.ask({ ...post(`logged-models/${modelId}/tags`, json), method: "PATCH" }, anything);
}

/** Says that a run has put out a logged model; `isLinked` tells whether it is said already. */
export async function linkModel(
  client: MlflowClient,
  runId: string,
  modelId: string,
  isLinked: () => Promise<boolean>,
): Promise<void> {
  const models = [{ model_id: modelId, step: 0 }];
  const link = post("runs/outputs", { run_id: runId, models });
  await client.make(
    async (once) => {
      await once(link, anything);
      return true;
    },
    async () => await isLinked() || undefined,
  );
}
