/**
 * The logged model, and the version of a registered model, that a version of the registry becomes.
 *
 * @module
 */

import { canonicalJson } from "../files/canonical_json.ts";
import { sha256 } from "../files/sha256.ts";
import type { Check } from "../tracking/gate.ts";
import type { ModelVersion, RegisteredModel } from "../tracking/registry.ts";
import type { RunRecord } from "../tracking/run_record.ts";
import type { LoggedModelState } from "./logged_model_calls.ts";
import type { Entry } from "./names.ts";
import type { WantedFile } from "./output_files.ts";
import type { Point } from "./rest_api.ts";
import { type Signature, signatureOf } from "./signatures.ts";
import { commonTags, CONTENT, LAYOUT, RUN_ID, type RunContext, toRun, toTags } from "./to_run.ts";

/** Tag that says which version of the registry a version is. */
export const VERSION = "patroliq.version";

/** A version of a model as it is to stand at the server. */
export interface WantedModel {
  /** Name of the registered model. */
  name: string;
  title: string;
  /** Version in the registry; the server counts its own. */
  version: number;
  /** Identity of the run that made it. */
  runKey: string;
  chapter: string;
  content: string;
  type: string;
  params: Entry[];
  /** Metrics of the fit, each of one value. */
  points: Point[];
  /** Tags of the logged model. */
  tags: Entry[];
  /** Tags of the version: what it has shown to be promoted. */
  versionTags: Entry[];
  description: string;
  files: WantedFile[];
  signature: Signature | undefined;
}

/**
 * Name at the server of a model. Models of made-up records have names of their own, so that they
 * never stand in for those of real ones.
 *
 * @example Made-up records
 * ```ts
 * import assert from "node:assert/strict";
 * import { registeredName } from "lib/mlflow/to_model.ts";
 * assert.equal(registeredName("geo-zones", "file"), "geo-zones");
 * assert.equal(registeredName("geo-zones", "synthetic"), "geo-zones-synthetic");
 * ```
 */
export function registeredName(name: string, source: string | undefined): string {
  const allowed = name.replace(/[^\w-]/g, "_");
  return source === "synthetic" ? `${allowed}-synthetic` : allowed;
}

/** A version of the registry, with the record of its fit, as it is to stand at the server. */
export function toModel(
  model: Pick<RegisteredModel, "name" | "title" | "task">,
  { version, algorithm, gate }: ModelVersion,
  record: RunRecord,
  context: RunContext,
): WantedModel {
  const { chapter, runId } = record;
  const run = toRun(record, context);
  const signature = signatureOf(model.name, record);
  const content = sha256(canonicalJson({
    layout: LAYOUT,
    run: run.content,
    model: model.name,
    version,
    signature: signature ?? null,
  }));
  const own = [[RUN_ID, runId], [CONTENT, content], [VERSION, String(version)]] as const;
  return {
    name: registeredName(model.name, context.files.data?.source),
    title: model.title,
    version,
    runKey: runId,
    chapter,
    content,
    type: model.task,
    params: run.params,
    points: run.points.filter(({ key }) => key in record.metrics || /\/(?:lift|p)$/.test(key)),
    tags: toTags([...commonTags(chapter, context), ...own]),
    versionTags: toTags([
      ...own,
      ["algorithm", algorithm],
      ...gate.map((check) => [`gate/${check.metric}/${check.of}`, describe(check)] as const),
    ]),
    description: `${model.title}: ${runId}`,
    files: run.files,
    signature,
  };
}

function describe({ value, passed, atLeast, atMost, why, evidence }: Check): string {
  const wanted = [
    ...(atLeast === undefined ? [] : [`at least ${atLeast}`]),
    ...(atMost === undefined ? [] : [`at most ${atMost}`]),
  ].join(" and ");
  return `${passed ? "passed" : "failed"}: ${value ?? "undefined"}, wanted ${wanted} ` +
    `(${why}; ${evidence})`;
}

/**
 * The file `MLmodel` of a logged model: YAML, of which JSON is a part.
 *
 * @param serverVersion Version of MLflow that reads it.
 */
export function toMlModelFile(
  { name, files, signature }: Pick<WantedModel, "name" | "files" | "signature">,
  { modelId, artifactUri, createdTime }: LoggedModelState,
  runId: string,
  serverVersion: string,
): string {
  const created = new Date(createdTime).toISOString().replace("T", " ").replace("Z", "000");
  return canonicalJson({
    artifact_path: artifactUri,
    flavors: { patroliq: { model: name, files: files.map(({ path }) => path) } },
    mlflow_version: serverVersion,
    model_id: modelId,
    model_uuid: modelId,
    run_id: runId,
    utc_time_created: created,
    ...(signature && {
      signature: {
        inputs: JSON.stringify(signature.inputs),
        outputs: JSON.stringify(signature.outputs),
        params: null,
      },
    }),
  });
}
