/**
 * The run that a record of a fit becomes.
 *
 * @module
 */

import { canonicalJson } from "../files/canonical_json.ts";
import { sha256 } from "../files/sha256.ts";
import { aspectOf } from "../tracking/gate.ts";
import type { Metric, RunRecord } from "../tracking/run_record.ts";
import { toUpload } from "./artifact_calls.ts";
import type { DatasetInput } from "./log_calls.ts";
import { type Entry, MAX_PARAM, MAX_TAG, shorten, underKeys } from "./names.ts";
import { type OutputFiles, pathThere, type WantedFile } from "./output_files.ts";
import type { Point } from "./rest_api.ts";

/** Version of what records become; another one sends them again. */
export const LAYOUT = 1;

/** Tag that says which run of ours a run is. */
export const RUN_ID = "patroliq.runId";

/** Tag that says what of it was sent: a run of the same identity and other content is replaced. */
export const CONTENT = "patroliq.content";

/** A run as it is to stand at the server. */
export interface WantedRun {
  /** Identity among all runs. */
  key: string;
  name: string;
  chapter: string;
  /** Hash of all that it is to hold. */
  content: string;
  tags: Entry[];
  params: Entry[];
  points: Point[];
  dataset: DatasetInput | undefined;
  files: WantedFile[];
}

/** What all runs of a sync have in common. */
export interface RunContext {
  files: OutputFiles;
  /** Who sends. */
  user: string;
  /** Commit that made the records, if that is known. */
  commit: string | undefined;
}

/**
 * The run of a record: its parameters, its metrics with what they stand beside, its data, and its
 * files with the record itself.
 *
 * @example A score beside chance
 * ```ts
 * import assert from "node:assert/strict";
 * import { openOutputFiles } from "lib/mlflow/output_files.ts";
 * import { toRun } from "lib/mlflow/to_run.ts";
 * import { toRunRecord } from "lib/tracking/run_record.ts";
 * const drawn = { method: "redrawn", draws: 99, undefined: 0, mean: 0.4, min: 0.3, max: 0.5, p: 0.01 };
 * const record = toRunRecord("04_geo_clustering", {
 *   task: "geo", algorithm: "kmeans", params: { k: 8, hotCells: { nCells: 96 } }, seed: 1,
 *   data: { sha256: "ab", nIncidents: 9, nPlaces: 5 }, artifacts: [],
 *   metrics: { silhouette: { value: 0.9, n: 9, noise: "none", null: drawn } },
 * }, () => "");
 * const files = openOutputFiles("no/such/folder");
 * const { params, points } = toRun(record, { files, user: "me", commit: undefined });
 * assert.deepEqual(params.map(({ key, value }) => `${key}=${value}`), [
 *   "k=8", "hotCells.nCells=96", "seed=1",
 * ]);
 * assert.equal(points.find(({ key }) => key === "silhouette/lift")?.value, 0.5);
 * ```
 */
export function toRun(record: RunRecord, context: RunContext): WantedRun {
  const { runId, chapter, task, algorithm, data } = record;
  const { params, shortened } = toParams(record);
  const content = sha256(canonicalJson({ layout: LAYOUT, record }));
  const whys = Object.entries(record.metrics).flatMap(([name, { value, why }]) =>
    value === null ? [[`${name}/why`, why!] as const] : []
  );
  return {
    key: runId,
    name: runId,
    chapter,
    content,
    tags: toTags([
      ...commonTags(chapter, context),
      [RUN_ID, runId],
      [CONTENT, content],
      ["task", task],
      ["algorithm", algorithm],
      ["population", String(record.params["population"] ?? "")],
      ...(shortened.length > 0 ? [["patroliq.shortened", shortened.join(", ")] as const] : []),
      ...whys,
    ]),
    params,
    points: toPoints(record),
    dataset: toDataset(data, context.files),
    files: [
      ...uniqueByPath(
        record.artifacts.map((artifact) =>
          context.files.find(artifact.path, artifact.sha256, pathThere(artifact.path, chapter))
        ),
      ),
      { from: "", path: "record.json", upload: toUpload("record.json", canonicalJson(record)) },
    ],
  };
}

/** Tags of every run of a chapter, as {@linkcode toTags} takes them. */
export function commonTags(
  chapter: string,
  { files: { data }, user, commit }: RunContext,
): (readonly [string, string])[] {
  const isMadeUp = data?.source === "synthetic";
  return [
    ["mlflow.user", user],
    ["mlflow.source.name", `notebooks/${chapter}.ipynb`],
    ["mlflow.source.type", "NOTEBOOK"],
    ...(commit === undefined ? [] : [["mlflow.source.git.commit", commit] as const]),
    ...(isMadeUp
      ? [["mlflow.note.content", "SYNTHETIC: these records are made up."] as const]
      : []),
    ...(data ? [["patroliq.source", data.source] as const] : []),
    ["chapter", chapter],
  ];
}

/** Tags under names, and with values, that the server takes whole. */
export function toTags(named: readonly (readonly [string, string])[]): Entry[] {
  return underKeys(named).map(([key, value]) => ({ key, value: shorten(value, MAX_TAG) }));
}

/** All parameters as text, nested ones with dots, and which of them were too long. */
function toParams({ params, seed }: RunRecord): { params: Entry[]; shortened: string[] } {
  const flat: [string, string][] = [];
  const visit = (name: string, value: unknown) => {
    const isNested = typeof value === "object" && value !== null && !Array.isArray(value);
    const items = isNested ? Object.entries(value) : [];
    if (items.length > 0) { for (const [key, item] of items) visit(`${name}.${key}`, item); }
    else flat.push([name, typeof value === "string" ? value : JSON.stringify(value)]);
  };
  for (const [name, value] of Object.entries(params)) visit(name, value);
  if (!("seed" in params)) flat.push(["seed", String(seed)]);
  const keyed = underKeys(flat);
  return {
    params: keyed.map(([key, value]) => ({ key, value: shorten(value, MAX_PARAM) })),
    shortened: keyed.filter(([, value]) => value.length > MAX_PARAM).map(([key]) => key),
  };
}

/** Every metric with its aspects, and the curves by their steps. */
function toPoints({ metrics, curves = {} }: RunRecord): Point[] {
  const singles = Object.entries(metrics).flatMap(([name, metric]) =>
    aspectsOf(metric).map(([aspect, value]): Line => [name + aspect, [{ step: 0, value }]])
  );
  const lines = Object.entries(curves).map(([name, { step, points }]): Line => [
    `${name}/by ${step}`,
    points,
  ]);
  return pointsOf([...singles, ...lines]);
}

/** Values of a metric by step, under its name. */
export type Line = [name: string, points: Omit<Point, "key">[]];

/** The points of lines, under names that the server takes. */
export function pointsOf(lines: readonly Line[]): Point[] {
  return underKeys(lines).flatMap(([key, points]) =>
    points.map(({ step, value }) => ({ key, step, value }))
  );
}

/** What there is to a metric, by what follows its name. */
function aspectsOf(metric: Metric): (readonly [string, number])[] {
  const aspects = [
    ["", metric.value],
    ["/n", metric.n],
    ["/error", metric.error ?? null],
    ["/null_mean", metric.null?.mean ?? null],
    ["/null_max", metric.null?.max ?? null],
    ["/p", aspectOf(metric, "p")],
    ["/lift", aspectOf(metric, "lift")],
    ["/draws", metric.null?.draws ?? null],
  ] as const;
  return aspects.filter((each): each is typeof each & [string, number] => each[1] !== null);
}

/**
 * The data of a fit. Its name tells the number of its incidents, since the server keeps one number
 * for all runs of an experiment that name the same data.
 */
function toDataset(
  { sha256, nIncidents }: RunRecord["data"],
  { vouched, data }: OutputFiles,
): DatasetInput {
  const path = [...vouched].find(([, hash]) => hash === sha256)?.[0] ??
    (data?.sha256 === sha256 ? "records" : `sha256-${sha256.slice(0, 12)}`);
  return {
    name: `${path} (${nIncidents} incidents)`,
    uri: path,
    digest: sha256.slice(0, 36),
    nRows: nIncidents,
  };
}

function uniqueByPath(files: WantedFile[]): WantedFile[] {
  return [...new Map(files.map((file) => [file.path, file])).values()];
}
