/**
 * What a run at the server lacks of what it is to hold: what is left to send, and what was dropped.
 *
 * @module
 */

import type { DatasetInput } from "./log_calls.ts";
import type { Entry } from "./names.ts";
import type { WantedFile } from "./output_files.ts";
import type { Point, RunState } from "./rest_api.ts";

/** What is to stand at the server, of a run or of a logged model. */
export interface Wanted {
  tags: readonly Entry[];
  params: readonly Entry[];
  points: readonly Point[];
  dataset: DatasetInput | undefined;
  files: readonly WantedFile[];
}

/** What stands there. */
export interface Found extends Pick<RunState, "tags" | "params" | "datasets"> {
  /** All values of the metrics that were asked for. */
  points: readonly Point[];
  /** Size of each file, by path. */
  sizes: Map<string, number>;
}

/** What is not there. */
export interface Lack {
  tags: Entry[];
  params: Entry[];
  points: Point[];
  dataset: DatasetInput | undefined;
  files: (WantedFile & { upload: object })[];
}

/** Share by which a value may differ that a database has kept in its own way. */
const TOLERANCE = 1e-12;

/**
 * What is wanted and not found. Files that are not here to be sent are not missed.
 *
 * @example A metric that was dropped
 * ```ts
 * import assert from "node:assert/strict";
 * import { describeLack, lackOf } from "lib/mlflow/difference.ts";
 * const points = [{ key: "silhouette", step: 0, value: 0.4 }];
 * const wanted = { tags: [], params: [], points, dataset: undefined, files: [] };
 * const found = { tags: new Map(), params: new Map(), datasets: [], points: [], sizes: new Map() };
 * assert.equal(describeLack(lackOf(wanted, found)), "1 metric (silhouette)");
 * assert.equal(describeLack(lackOf(wanted, { ...found, points })), "");
 * ```
 */
export function lackOf(wanted: Wanted, found: Found): Lack {
  const valuesOf = Map.groupBy(found.points, ({ key, step }) => `${step} ${key}`);
  const { dataset } = wanted;
  const isHere = (file: WantedFile): file is Lack["files"][number] => file.upload !== undefined;
  return {
    tags: wanted.tags.filter(({ key, value }) => found.tags.get(key) !== value),
    params: wanted.params.filter(({ key, value }) => found.params.get(key) !== value),
    points: wanted.points.filter(({ key, step, value }) =>
      !valuesOf.get(`${step} ${key}`)?.some((each) => isSame(each.value, value))
    ),
    dataset:
      found.datasets.some((each) =>
          each.name === dataset?.name && each.digest === dataset.digest &&
          each.context === "training"
        )
        ? undefined
        : dataset,
    files: wanted.files.filter(isHere)
      .filter(({ path, upload }) => found.sizes.get(path) !== upload.bytes),
  };
}

function isSame(a: number, b: number): boolean {
  return a === b || Math.abs(a - b) <= TOLERANCE * Math.abs(b);
}

/** A lack in words, empty if there is none. */
export function describeLack({ tags, params, points, dataset, files }: Lack): string {
  const kinds: [string, string[]][] = [
    ["metric", points.map(({ key, step }) => (step === 0 ? key : `${key} at ${step}`))],
    ["parameter", params.map(({ key }) => key)],
    ["tag", tags.map(({ key }) => key)],
    ["dataset", dataset ? [dataset.name] : []],
    ["file", files.map(({ path }) => path)],
  ];
  return kinds.filter(([, names]) => names.length > 0).map(([kind, names]) => {
    const shown = names.slice(0, 3).join(", ") + (names.length > 3 ? ", ..." : "");
    return `${names.length} ${kind}${names.length === 1 ? "" : "s"} (${shown})`;
  }).join(", ");
}
