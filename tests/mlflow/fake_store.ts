/**
 * What a small MLflow holds in memory: experiments, runs, logged models and registered models, with
 * the rules of the real one. Where the real one answers 200 and drops a field of the wrong type,
 * this one says 400, so that no such field goes unnoticed.
 *
 * @module
 */

import { z } from "lib/files/schema.ts";

/** A refusal as MLflow answers it. */
export class Refusal extends Error {
  constructor(readonly code: string, message: string) {
    super(message);
  }
}

const key = z.string().max(250).regex(/^[/\w.\- :]+$/)
  .refine((name) => name.split("/").every((part) => !["", ".", ".."].includes(part)));
const param = z.strictObject({ key, value: z.string().max(6000) });
const tag = z.strictObject({ key, value: z.string().max(8000) });
const int = z.int();

const metric = z.strictObject({
  key,
  value: z.number(),
  step: int,
  timestamp: int,
  model_id: z.string().exactOptional(),
});

/** Bodies of requests, by path. */
const BODIES = {
  "experiments/create": z.strictObject({ name: z.string(), tags: z.array(tag) }),
  "experiments/restore": z.strictObject({ experiment_id: z.string() }),
  "runs/create": z.strictObject({
    experiment_id: z.string(),
    run_name: z.string(),
    user_id: z.string(),
    start_time: int,
    tags: z.array(tag),
  }),
  "runs/search": z.strictObject({
    experiment_ids: z.array(z.string()).length(1),
    run_view_type: z.literal("ACTIVE_ONLY"),
    max_results: int,
    page_token: z.string().exactOptional(),
  }),
  "runs/update": z.strictObject({ run_id: z.string(), status: z.string(), end_time: int }),
  "runs/delete": z.strictObject({ run_id: z.string() }),
  "runs/set-tag": z.strictObject({ run_id: z.string(), ...tag.shape }),
  "runs/log-batch": z.strictObject({
    run_id: z.string(),
    params: z.array(param).max(100),
    tags: z.array(tag).max(100),
    metrics: z.array(metric).max(1000),
  }).refine(({ params, tags, metrics }) => params.length + tags.length + metrics.length <= 1000),
  "runs/log-inputs": z.strictObject({
    run_id: z.string(),
    datasets: z.array(z.strictObject({
      tags: z.array(tag),
      dataset: z.strictObject({
        name: z.string().max(500),
        digest: z.string().max(36),
        source_type: z.string(),
        source: z.string(),
        profile: z.string(),
      }),
    })),
  }),
  "runs/outputs": z.strictObject({
    run_id: z.string(),
    models: z.array(z.strictObject({ model_id: z.string(), step: int })),
  }),
  "logged-models": z.strictObject({
    experiment_id: z.string(),
    source_run_id: z.string(),
    name: z.string().regex(/^[^/:.%"']+$/),
    model_type: z.string(),
    params: z.array(param),
    tags: z.array(tag),
  }),
  "logged-models/search": z.strictObject({
    experiment_ids: z.array(z.string()),
    filter: z.string(),
  }),
  "logged-models/tags": z.strictObject({ model_id: z.string(), tags: z.array(tag) }),
  "logged-models/status": z.strictObject({
    model_id: z.string(),
    status: z.literal("LOGGED_MODEL_READY"),
  }),
  "registered-models/create": z.strictObject({ name: z.string(), description: z.string() }),
  "registered-models/alias": z.strictObject({
    name: z.string(),
    alias: z.string(),
    version: z.string().exactOptional(),
  }),
  "model-versions/create": z.strictObject({
    name: z.string(),
    source: z.string().regex(/^models:\/m-/),
    model_id: z.string(),
    run_id: z.string(),
    description: z.string(),
    tags: z.array(tag),
  }),
  "model-versions/set-tag": z.strictObject({
    name: z.string(),
    version: z.string(),
    ...tag.shape,
  }),
};

/** A body that has the fields of its request, each of its type. */
export function parseBody<Path extends keyof typeof BODIES>(
  path: Path,
  json: unknown,
): z.infer<(typeof BODIES)[Path]> {
  const { success, data, error } = BODIES[path].safeParse(json);
  if (success) return data as z.infer<(typeof BODIES)[Path]>;
  const [{ path: field, message }] = error.issues as [z.core.$ZodIssue];
  throw new Refusal("INVALID_PARAMETER_VALUE", `${path}: ${field.join(".")}: ${message}`);
}

/** A run. */
export interface FakeRun {
  id: string;
  experimentId: string;
  name: string;
  status: string;
  startTime: number;
  isDeleted: boolean;
  tags: Map<string, string>;
  params: Map<string, string>;
  /** By key, step, timestamp and value, as the real one keeps them. */
  metrics: Map<string, z.infer<typeof metric>>;
  datasets: Map<string, { tags: z.infer<typeof tag>[]; dataset: Record<string, string> }>;
  models: string[];
}

/** A logged model. */
export interface FakeModel {
  id: string;
  experimentId: string;
  runId: string;
  name: string;
  status: string;
  tags: Map<string, string>;
  params: z.infer<typeof param>[];
  metrics: Map<string, z.infer<typeof metric>>;
}

/** A version of a registered model. */
export interface FakeVersion {
  version: string;
  source: string;
  runId: string;
  tags: Map<string, string>;
}

/** All that a server holds. */
export interface FakeStore {
  experiments: Map<string, { id: string; name: string; isDeleted: boolean }>;
  runs: Map<string, FakeRun>;
  models: Map<string, FakeModel>;
  registered: Map<string, { versions: FakeVersion[]; aliases: Map<string, string> }>;
  /** Bytes by path, as `1/RUN/artifacts/record.json`. */
  files: Map<string, Uint8Array>;
}

/** A store that holds nothing. */
export function createStore(): FakeStore {
  return {
    experiments: new Map(),
    runs: new Map(),
    models: new Map(),
    registered: new Map(),
    files: new Map(),
  };
}

/** Runs that are not deleted. */
export function activeRuns({ runs }: FakeStore): FakeRun[] {
  return [...runs.values()].filter(({ isDeleted }) => !isDeleted);
}

/** Values of a metric of a run by step. */
export function historyOf(run: FakeRun, name: string): [number, number][] {
  return [...run.metrics.values()].filter(({ key }) => key === name)
    .map(({ step, value }): [number, number] => [step, value]).sort(([a], [b]) => a - b);
}
