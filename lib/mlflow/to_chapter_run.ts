/**
 * The run that a chapter becomes: its executed notebook, its figures, and the curves of its fits.
 *
 * @module
 */

import { basename } from "node:path";
import { canonicalJson } from "../files/canonical_json.ts";
import { sha256 } from "../files/sha256.ts";
import type { RunRecord } from "../tracking/run_record.ts";
import { type Sweep, sweepsOf } from "../tracking/sweeps.ts";
import { type OutputFiles, pathThere } from "./output_files.ts";
import {
  commonTags,
  CONTENT,
  LAYOUT,
  type Line,
  pointsOf,
  RUN_ID,
  type RunContext,
  toTags,
  type WantedRun,
} from "./to_run.ts";

/**
 * The run of a chapter. Its identity is that of the chapter and of the records that the notebooks
 * read, so that a run on others does not take its place.
 *
 * @param records Records of the chapter's fits.
 *
 * @example An elbow
 * ```ts
 * import assert from "node:assert/strict";
 * import { openOutputFiles } from "lib/mlflow/output_files.ts";
 * import { toChapterRun } from "lib/mlflow/to_chapter_run.ts";
 * import { toRunRecord } from "lib/tracking/run_record.ts";
 * const records = [2, 3, 4].map((k) => toRunRecord("04_geo", {
 *   task: "geo", algorithm: "kmeans", params: { k, population: "all" }, seed: 1, artifacts: [],
 *   data: { sha256: "ab", nIncidents: 10, nPlaces: 5 },
 *   metrics: { inertia: { value: 12 / k, n: 10, noise: "none" } },
 * }, () => ""));
 * const files = openOutputFiles("no/such/folder");
 * const { points } = toChapterRun("04_geo", records, { files, user: "me", commit: undefined });
 * assert.deepEqual(points, [
 *   { key: "all/kmeans/inertia", step: 2, value: 6 },
 *   { key: "all/kmeans/inertia", step: 3, value: 4 },
 *   { key: "all/kmeans/inertia", step: 4, value: 3 },
 * ]);
 * ```
 */
export function toChapterRun(
  chapter: string,
  records: readonly RunRecord[],
  context: RunContext,
): WantedRun {
  const { files } = context;
  const key = `${chapter}@${sha256(canonicalJson(files.data ?? null)).slice(0, 12)}`;
  const points = pointsOf(sweepsOf(records).flatMap(linesOf));
  const own = filesOf(chapter, files);
  const content = sha256(canonicalJson({ layout: LAYOUT, files: own, points }));
  return {
    key,
    name: chapter,
    chapter,
    content,
    tags: toTags([...commonTags(chapter, context), [RUN_ID, key], [CONTENT, content]]),
    params: [],
    points,
    dataset: undefined,
    files: own.map(([path, hash]) => {
      const there = path.startsWith("notebooks/") ? basename(path) : pathThere(path, chapter);
      return files.find(path, hash, there);
    }),
  };
}

/** The notebook and figures of a chapter, with what they hold. */
function filesOf(chapter: string, { vouched }: OutputFiles): [string, string][] {
  const figures = `artifacts/${chapter}/figures/`;
  return [...vouched].filter(([path]) =>
    path === `notebooks/${chapter}.ipynb` ||
    (path.startsWith(figures) && /\.(?:svg|png)$/.test(path))
  );
}

/** Each metric of a sweep by k, and what chance gives beside it. */
function linesOf({ name, fits }: Sweep): Line[] {
  const metrics = [...new Set(fits.flatMap(({ record }) => Object.keys(record.metrics)))];
  const line = (valueOf: (record: RunRecord) => number | null | undefined) =>
    fits.flatMap(({ k, record }) => {
      const value = valueOf(record);
      return typeof value === "number" ? [{ step: k, value }] : [];
    });
  return metrics.flatMap((metric): Line[] => [
    [`${name}/${metric}`, line(({ metrics }) => metrics[metric]?.value)],
    [`${name}/${metric}/null_mean`, line(({ metrics }) => metrics[metric]?.null?.mean)],
  ]).filter(([, points]) => points.length > 0);
}

/** Chapters of an output folder: those with records or an executed notebook, in order. */
export function chaptersOf(records: readonly RunRecord[], { vouched }: OutputFiles): string[] {
  const executed = [...vouched.keys()]
    .map((path) => /^notebooks\/(\d\d_\w+)\.ipynb$/.exec(path)?.[1])
    .filter((name) => name !== undefined);
  return [...new Set([...executed, ...records.map(({ chapter }) => chapter)])].sort();
}
