/**
 * Requests as the MLflow REST API 2.0 has them, and what of its answers is read.
 *
 * @module
 */

import { z } from "../files/schema.ts";
import type { Request } from "./client.ts";
import { MlflowError } from "./mlflow_error.ts";

/** One value of a metric. */
export interface Point {
  key: string;
  step: number;
  /** Finite. */
  value: number;
}

/** A run as the server has it. */
export interface RunState {
  runId: string;
  status: string;
  /** Milliseconds since 1970. */
  startTime: number;
  artifactUri: string;
  tags: Map<string, string>;
  params: Map<string, string>;
  /** The value of the highest step, by key. */
  metrics: Map<string, { step: number; value: number }>;
  datasets: { name: string; digest: string; context: string | undefined }[];
  /** Logged models that it put out. */
  models: string[];
}

const API = "/api/2.0/mlflow/";

/** Value that the server leaves out where it is empty. */
export const text = z.string().default("");

/** Tags or parameters of an answer, by key. */
export const entries = z.array(z.object({ key: z.string(), value: text })).default([])
  .transform((all) => new Map(all.map(({ key, value }) => [key, value])));

/** An answer of which nothing is read. */
export const anything = z.unknown();

/** A value of a metric; an undefined one is a word. */
export const point = z.object({
  key: z.string(),
  step: z.coerce.number().default(0),
  value: z.union([z.number(), z.string().transform(Number)]).default(0),
});

/** A run of an answer. */
export const run = z.object({
  info: z.object({
    run_id: z.string().min(1),
    status: text,
    start_time: z.coerce.number(),
    artifact_uri: z.string(),
  }),
  data: z.object({ tags: entries, params: entries, metrics: z.array(point).default([]) })
    .prefault({}),
  inputs: z.object({
    dataset_inputs: z.array(z.object({
      tags: entries,
      dataset: z.object({ name: z.string(), digest: z.string() }),
    })).default([]),
  }).prefault({}),
  outputs: z.object({
    model_outputs: z.array(z.object({ model_id: z.string() })).default([]),
  }).prefault({}),
}).transform(({ info, data, inputs, outputs }): RunState => ({
  runId: info.run_id,
  status: info.status,
  startTime: info.start_time,
  artifactUri: info.artifact_uri,
  tags: data.tags,
  params: data.params,
  metrics: new Map(data.metrics.map(({ key, step, value }) => [key, { step, value }])),
  datasets: inputs.dataset_inputs.map(({ tags, dataset }) => ({
    ...dataset,
    context: tags.get("mlflow.data.context"),
  })),
  models: outputs.model_outputs.map(({ model_id }) => model_id),
}));

/** A reading request. */
export function get(path: string, query: Record<string, string> = {}): Request {
  return { method: "GET", path: API + path, query };
}

/** A request with a body. */
export function post(path: string, json: unknown): Request {
  return { method: "POST", path: API + path, json };
}

/** What stands for a failure of a certain code; other failures are thrown on. */
export function whereCode<T>(code: string, instead: T): (error: unknown) => T {
  return (error) => {
    if (error instanceof MlflowError && error.code === code) return instead;
    throw error;
  };
}

/**
 * All items of an answer that comes in pages.
 *
 * @param ask Asks for a page, given the query that names it.
 */
export async function allPages<Item>(
  ask: (page: { page_token?: string }) => Promise<{ items: Item[]; next_page_token: string }>,
): Promise<Item[]> {
  const found: Item[] = [];
  let token = "";
  do {
    const before = token;
    const { items, next_page_token } = await ask(token === "" ? {} : { page_token: token });
    found.push(...items);
    token = next_page_token === before ? "" : next_page_token;
  } while (token !== "");
  return found;
}
