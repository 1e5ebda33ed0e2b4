/**
 * Requests that fill a run: parameters, tags, metrics and data.
 *
 * The server takes a field of the wrong type for a missing one, answers 200 and drops what follows,
 * so every value is a string here, every step a whole number and every metric finite.
 *
 * @module
 */

import { z } from "../files/schema.ts";
import {
  allPages,
  anything,
  get,
  type Point,
  point,
  post,
  type RunState,
  text,
  whereCode,
} from "./rest_api.ts";
import type { MlflowClient } from "./client.ts";
import { MlflowError } from "./mlflow_error.ts";
import type { Entry } from "./names.ts";
import { getRun } from "./run_calls.ts";

/** What a run was given to learn from. */
export interface DatasetInput {
  name: string;
  /** Where it is. */
  uri: string;
  /** At most 36 characters. */
  digest: string;
  nRows: number;
}

/** Most entries of a request, and parameters or tags among them. */
const MAX_BATCH = 1000;
const MAX_ENTRIES = 100;

/** All values of a metric. */
export async function getHistory(
  client: MlflowClient,
  runId: string,
  key: string,
): Promise<Point[]> {
  const schema = z.object({ metrics: z.array(point).default([]), next_page_token: text });
  return await allPages(async (page) => {
    const query = { run_id: runId, metric_key: key, ...page };
    const { metrics, ...next } = await client.ask(get("metrics/get-history", query), schema);
    return { items: metrics, ...next };
  });
}

/**
 * Logs parameters, tags and metrics. A value that is logged again changes nothing: its time is that
 * of the run's start and its step.
 *
 * @param modelId Logged model that the metrics are of as well.
 */
export async function logBatch(
  client: MlflowClient,
  { runId, startTime }: Pick<RunState, "runId" | "startTime">,
  { params = [], tags = [], points = [] }: {
    params?: readonly Entry[];
    tags?: readonly Entry[];
    points?: readonly Point[];
  },
  modelId?: string,
): Promise<void> {
  requireSendable(points);
  const metrics = points.map((point) => ({
    ...point,
    timestamp: startTime + point.step,
    ...(modelId !== undefined && { model_id: modelId }),
  }));
  const size = MAX_BATCH - 2 * MAX_ENTRIES;
  const nBatches = Math.max(
    Math.ceil(metrics.length / size),
    ...[params, tags].map((some) => Math.ceil(some.length / MAX_ENTRIES)),
  );
  for (let i = 0; i < nBatches; i++) {
    const part = <T>(all: readonly T[], n: number) => all.slice(i * n, (i + 1) * n);
    await client.ask(
      post("runs/log-batch", {
        run_id: runId,
        params: part(params, MAX_ENTRIES),
        tags: part(tags, MAX_ENTRIES),
        metrics: part(metrics, size),
      }),
      anything,
    );
  }
}

/** Says what data a run has learned from. */
export async function logDataset(
  client: MlflowClient,
  runId: string,
  { name, uri, digest, nRows }: DatasetInput,
): Promise<void> {
  const dataset = {
    name,
    digest,
    source_type: "local",
    source: JSON.stringify({ uri }),
    profile: JSON.stringify({ num_rows: nRows }),
  };
  const tags = [{ key: "mlflow.data.context", value: "training" }];
  const request = post("runs/log-inputs", { run_id: runId, datasets: [{ tags, dataset }] });
  // Two runs that are the first to name a dataset trip over each other: the second finds it there.
  await client.ask(request, anything)
    .catch(whereCode("BAD_REQUEST", undefined)) ?? await client.ask(request, anything);
}

/** Sets one tag. */
export async function setTag(client: MlflowClient, runId: string, entry: Entry): Promise<void> {
  await client.ask(post("runs/set-tag", { run_id: runId, ...entry }), anything);
}

/** Marks a run as complete; it stands there as such afterwards. */
export async function finishRun(client: MlflowClient, runId: string): Promise<void> {
  const end = { run_id: runId, status: "FINISHED", end_time: Date.now() };
  const request = post("runs/update", end);
  await client.ask(request, anything);
  const { status } = await getRun(client, runId);
  if (status !== "FINISHED") throw new MlflowError("the server dropped the status FINISHED");
}

/**
 * Refuses what the server would take for something else, or drop without a word.
 *
 * @throws {MlflowError} If a value is not finite, or a step is no whole number.
 *
 * @example A score that is no number
 * ```ts
 * import assert from "node:assert/strict";
 * import { requireSendable } from "lib/mlflow/log_calls.ts";
 * assert.throws(
 *   () => requireSendable([{ key: "silhouette", step: 0, value: NaN }]),
 *   /Cannot send silhouette: value must be finite, current value is NaN/,
 * );
 * ```
 */
export function requireSendable(points: readonly Point[]): void {
  for (const { key, step, value } of points) {
    if (!Number.isFinite(value)) {
      throw new MlflowError(
        `Cannot send ${key}: value must be finite, current value is ${value}`,
      );
    }
    if (!Number.isSafeInteger(step)) {
      throw new MlflowError(
        `Cannot send ${key}: step must be a whole number, current value is ${step}`,
      );
    }
  }
}
