/**
 * Requests about experiments and runs, their answers checked.
 *
 * @module
 */

import { z } from "../files/schema.ts";
import { allPages, anything, get, post, run, type RunState, text, whereCode } from "./rest_api.ts";
import type { MlflowClient } from "./client.ts";
import { MlflowError } from "./mlflow_error.ts";
import type { Entry } from "./names.ts";

/** The first MLflow that has logged models. */
const OLDEST_MAJOR = 3;

/** Runs of one page of a search. */
const PAGE = 500;

/**
 * Version of the server.
 *
 * @throws {MlflowError} Fatal, if there is no MLflow, or one that knows no logged models.
 */
export async function readVersion(client: MlflowClient): Promise<string> {
  const said = (await client.text({ method: "GET", path: "/version" })).trim();
  const [version, major] = /^(\d+)\.\d+\.\d+\S*$/.exec(said) ?? [];
  const server = `The server at ${client.baseUrl}`;
  if (version === undefined) {
    throw new MlflowError(`${server} is no MLflow server: name another`, { isFatal: true });
  }
  if (Number(major) >= OLDEST_MAJOR) return version;
  throw new MlflowError(`${server} is MLflow ${version}: models need MLflow ${OLDEST_MAJOR}`, {
    isFatal: true,
  });
}

/** Identity of the experiment of a name; made or restored if need be. */
export async function openExperiment(
  client: MlflowClient,
  name: string,
  tags: readonly Entry[],
): Promise<string> {
  const schema = z.object({
    experiment: z.object({ experiment_id: z.string(), lifecycle_stage: z.string() }),
  });
  const find = async (ask: MlflowClient["ask"]) =>
    (await ask(get("experiments/get-by-name", { experiment_name: name }), schema)
      .catch(whereCode("RESOURCE_DOES_NOT_EXIST", undefined)))?.experiment;
  const found = await find(client.ask) ?? await client.make(async (once) => {
    await once(post("experiments/create", { name, tags }), anything)
      .catch(whereCode("RESOURCE_ALREADY_EXISTS", undefined));
    const made = await find(once);
    if (!made) throw new MlflowError(`the server dropped the experiment ${name}`);
    return made;
  }, () => find(client.ask));
  if (found.lifecycle_stage === "deleted") {
    const { experiment_id } = found;
    await client.ask(post("experiments/restore", { experiment_id }), anything);
  }
  return found.experiment_id;
}

/** Runs of an experiment that are not deleted. */
export async function searchRuns(client: MlflowClient, experimentId: string): Promise<RunState[]> {
  const schema = z.object({ runs: z.array(run).default([]), next_page_token: text });
  const query = { experiment_ids: [experimentId], run_view_type: "ACTIVE_ONLY", max_results: PAGE };
  return await allPages(async (page) => {
    const { runs, ...next } = await client.ask(post("runs/search", { ...query, ...page }), schema);
    return { items: runs, ...next };
  });
}

/**
 * Makes a run that starts now.
 *
 * @param isIt Tells a run that a lost attempt has made.
 */
export async function createRun(
  client: MlflowClient,
  { experimentId, name, user, tags }: {
    experimentId: string;
    name: string;
    user: string;
    tags: readonly Entry[];
  },
  isIt: (run: RunState) => boolean,
): Promise<RunState> {
  const request = post("runs/create", {
    experiment_id: experimentId,
    run_name: name,
    user_id: user,
    start_time: Date.now(),
    tags,
  });
  return await client.make(
    async (once) => (await once(request, z.object({ run }))).run,
    async () => (await searchRuns(client, experimentId)).find(isIt),
  );
}

/** A run with the latest of its metrics. */
export async function getRun(client: MlflowClient, runId: string): Promise<RunState> {
  return (await client.ask(get("runs/get", { run_id: runId }), z.object({ run }))).run;
}

/** Deletes a run; the server keeps it among the deleted ones. */
export async function deleteRun(client: MlflowClient, runId: string): Promise<void> {
  await client.ask(post("runs/delete", { run_id: runId }), anything);
}
