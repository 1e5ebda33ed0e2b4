/**
 * The file of fits that the page "Models" loads.
 *
 * @module
 */

import type { Metric, RunRecord } from "../../tracking/run_record.ts";

/** All fits of a run. */
export interface ModelsFile {
  /** What fits stand on, in the order in which they are shown. */
  groups: FitGroup[];
  /** In the order of their groups, then by name. */
  fits: FitFile[];
  /** Fits that differ in their number of groups alone. */
  sweeps: Sweep[];
  screes: Scree[];
  /** Names at an MLflow server. */
  mlflow: { experiments: string[]; models: string[] };
}

/** Fits of the same incidents and the same distances: only they may be ranked by a raw score. */
export interface FitGroup {
  task: RunRecord["task"];
  /** Name of the incidents, as records have it: "victim_reported". */
  population: string;
  title: string;
  /** What must be known before its scores are compared. */
  note?: string;
}

/** A fit. */
export interface FitFile {
  runId: string;
  /** In words: "Ward 5 in 96 hot cells". */
  name: string;
  task: RunRecord["task"];
  chapter: string;
  algorithm: string;
  /** Place of its group in the list. */
  group: number;
  /** Where the registry has it: "geo-zones champion"; empty where it has not. */
  standing: string;
  /** Name and value in words, the population left out. */
  params: [name: string, value: string][];
  seed: number;
  data: RunRecord["data"];
  metrics: Record<string, Metric>;
  artifacts: RunRecord["artifacts"];
  /** Address of the cell that recorded it, from the root of the site; null without notebook. */
  cell: string | null;
}

/** Fits by their number of groups. */
export interface Sweep {
  chapter: string;
  /** Name that no other sweep of its chapter has. */
  name: string;
  /** Title of the group that its fits are in. */
  ofGroup: string;
  algorithm: string;
  steps: { k: number; runId: string }[];
}

/** Share of the variance that each component holds. */
export interface Scree {
  runId: string;
  name: string;
  /** Rows. */
  n: number;
  shares: number[];
  /** Of columns whose values were shuffled; null where none were. */
  shuffled: number[] | null;
}
