/**
 * Which fits stand on the same incidents, so that their raw scores compare.
 *
 * @module
 */

import { describeRecord } from "../../tracking/comparison_rows.ts";
import { aspectOf } from "../../tracking/gate.ts";
import { type RunRecord, TASKS } from "../../tracking/run_record.ts";
import { populationName, TASK_NAMES } from "./model_names.ts";
import type { FitGroup } from "./models_format.ts";

/** Groups in the order in which they are shown, and the place of a record's group in it. */
export interface FitGroups {
  groups: FitGroup[];
  groupOf(record: RunRecord): number;
}

/**
 * Groups of records: by task, then those with a fit of the registry first, then by the most lift.
 *
 * @param registered Identities of the fits that the registry has.
 *
 * @example The city and its densest cells are different incidents
 * ```ts
 * import assert from "node:assert/strict";
 * import { fitGroups } from "lib/site/files/fit_groups.ts";
 * import { toRunRecord } from "lib/tracking/run_record.ts";
 * const fit = (hotCells: unknown) => toRunRecord("04_geo_clustering", {
 *   task: "geo", algorithm: "ward", seed: 1, metrics: {}, artifacts: [],
 *   params: { k: 5, population: "all", ...(hotCells ? { hotCells } : {}) },
 *   data: { sha256: "ab", nIncidents: 9, nPlaces: 5 },
 * }, () => "");
 * const { groups } = fitGroups([fit(null), fit({ cellSizeMeters: 250, nCells: 96 })], new Set());
 * assert.deepEqual(groups.map(({ title }) => title), [
 *   "all records, 96 hot cells",
 *   "all records, whole city",
 * ]);
 * ```
 */
export function fitGroups(
  records: readonly RunRecord[],
  registered: ReadonlySet<string>,
): FitGroups {
  const grouped = [...Map.groupBy(records, (record) => keyOf(record))].map(([key, own]) => ({
    key,
    group: toGroup(own[0]!),
    isRegistered: own.some(({ runId }) => registered.has(runId)),
    lift: Math.max(...own.map(liftOf)),
  }));
  grouped.sort((a, b) =>
    TASKS.indexOf(a.group.task) - TASKS.indexOf(b.group.task) ||
    Number(b.isRegistered) - Number(a.isRegistered) ||
    (a.lift === b.lift ? 0 : b.lift - a.lift) || (a.key < b.key ? -1 : 1)
  );
  const places = new Map(grouped.map(({ key }, i) => [key, i]));
  return {
    groups: grouped.map(({ group }) => group),
    groupOf: (record) => places.get(keyOf(record))!,
  };
}

function keyOf(record: RunRecord): string {
  return `${record.task} ${toGroup(record).title}`;
}

function toGroup(record: RunRecord): FitGroup {
  const { task, params, algorithm } = record;
  const population = String(params["population"] ?? "");
  const words = populationName(population) || TASK_NAMES[task];
  const group = { task, population, title: words };
  if (task === "temporal") {
    const [, circles] = describeRecord(record).split(", ");
    return circles ? { ...group, title: `${words}, ${circles}` } : group;
  }
  if (task !== "geo") return group;
  const nCells = (params["hotCells"] as { nCells?: number } | undefined)?.nCells;
  if (nCells !== undefined) return { ...group, title: `${words}, ${nCells} hot cells` };
  if (algorithm !== "dbscan") return { ...group, title: `${words}, whole city` };
  return {
    ...group,
    title: `${words}, dense areas`,
    note: "each leaves out incidents of its own: not even these compare by their raw score",
  };
}

function liftOf({ metrics }: RunRecord): number {
  const lifts = Object.values(metrics).map((metric) => aspectOf(metric, "lift"))
    .filter((lift) => lift !== null);
  return Math.max(-Infinity, ...lifts);
}
