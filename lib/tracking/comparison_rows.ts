/**
 * Records of fits side by side, as tables and figures show them.
 *
 * @module
 */

import { formatCount, formatDecimal, formatPercent } from "../describe/format.ts";
import { formatNumber } from "../figures/number_format.ts";
import { describePatterns } from "../patterns/pattern_rows.ts";
import type { Metric } from "../patterns/time_points.ts";
import { describeCandidate } from "../zones/geo_candidates.ts";
import { aspectOf, type Check, nameAspect, roundEvidence } from "./gate.ts";
import { candidateOf } from "./geo_zone_model.ts";
import type { ModelVersion, Registry } from "./registry.ts";
import type { RunRecord } from "./run_record.ts";

type Cells = Record<string, string | number>;

/** Records of one task, and of one population where it is given. */
export function recordsOf(
  records: readonly RunRecord[],
  task: RunRecord["task"],
  population?: string,
): RunRecord[] {
  return records.filter((record) =>
    record.task === task && (population === undefined || record.params.population === population)
  );
}

/** A record in words: "Ward 5 in 96 hot cells", "3 patterns, circles by variation". */
export function describeRecord(record: RunRecord): string {
  const { algorithm, params, task } = record;
  if (task === "geo") return describeCandidate(candidateOf(record));
  if (task === "temporal" && algorithm !== "kmeans") return "season of daily counts";
  if (task === "temporal") {
    const { k, metric } = params as { k: number; metric?: Metric };
    return metric ? describePatterns({ k, metric }) : `${k} groups of types`;
  }
  return METHODS[algorithm] ?? algorithm;
}

const METHODS: Record<string, string> = {
  pca: "components",
  umap: "UMAP",
  tsne: "t-SNE",
  knn: "told by neighbors",
};

/** Geographic candidates with all that is known of them; the most lift first, then by name. */
export function geoRows(records: readonly RunRecord[]): Cells[] {
  return records.toSorted(byLift).map((record) => {
    const { metrics } = record;
    const silhouette = metrics.silhouette!;
    return {
      candidate: describeRecord(record),
      zones: formatCount(valueOf(record, "clusters")!),
      "in zones": `${formatCount(silhouette.n)} (${
        formatPercent(1 - (valueOf(record, "noise_share") ?? 0), 0)
      })`,
      silhouette: formatDecimal(silhouette.value, 3),
      ...besideChance(record, "silhouette"),
      ...stabilityOf(record),
      "km²": formatDecimal(valueOf(record, "square_kilometers"), 1),
      "next, % per km²": formatDecimal(
        times(100, valueOf(record, "next_share_per_square_kilometer")),
        2,
      ),
      distances: formatNumber(valueOf(record, "distance_evaluations")!, "compact"),
    };
  });
}

/** Clusterings of times, of incidents and of types; the most lift first. */
export function timeRows(records: readonly RunRecord[]): Cells[] {
  const clusterings = records.filter(({ metrics }) => metrics.silhouette);
  return clusterings.toSorted(byLift).map((record) => ({
    candidate: describeRecord(record),
    of: String(record.params.population),
    n: formatCount(record.metrics.silhouette!.n),
    silhouette: formatDecimal(valueOf(record, "silhouette"), 3),
    ...besideChance(record, "silhouette"),
    "over independent": signed(aspectOf(record.metrics.silhouette_independent, "lift")),
    ...stabilityOf(record),
    distances: record.metrics.distance_evaluations
      ? formatNumber(valueOf(record, "distance_evaluations")!, "compact")
      : "",
  }));
}

/** Components and embeddings. */
export function reductionRows(records: readonly RunRecord[]): Cells[] {
  const shown = (record: RunRecord, name: string, digits = 3) =>
    record.metrics[name] ? formatDecimal(valueOf(record, name), digits) : "";
  const share = (record: RunRecord, name: string) =>
    record.metrics[name] ? formatPercent(valueOf(record, name)) : "";
  const named = (record: RunRecord) => `${record.params.population} ${describeRecord(record)}`;
  const sorted = records.toSorted((a, b) => (named(a) < named(b) ? -1 : 1));
  return sorted.map((record) => ({
    method: describeRecord(record),
    of: String(record.params.population),
    rows: formatCount(record.data.nPlaces),
    "two hold": share(record, "explained_2"),
    "three hold": share(record, "explained_3"),
    trustworthiness: shown(record, "trustworthiness"),
    continuity: shown(record, "continuity"),
    "neighbors kept": share(record, "neighbors_preserved"),
    "seeds share": share(record, "shared_neighbors_mean"),
    "balanced accuracy": share(record, "balanced_accuracy"),
  }));
}

/**
 * One candidate of each kind: those of the whole city with `k` clusters, every DBSCAN, and those of
 * hot cells with `kHot` zones: those of the whole city first, DBSCAN, then by their cells.
 */
export function oneOfEachKind(
  records: readonly RunRecord[],
  { k, kHot }: { k: number; kHot: number },
): RunRecord[] {
  const nCells = ({ params }: RunRecord) =>
    (params.hotCells as { nCells: number } | undefined)?.nCells ?? 0;
  return records.filter(({ params, algorithm }) =>
    algorithm === "dbscan" || params.k === (params.hotCells ? kHot : k)
  ).sort((a, b) =>
    nCells(a) - nCells(b) || Number(a.algorithm === "dbscan") - Number(b.algorithm === "dbscan") ||
    (describeRecord(a) < describeRecord(b) ? -1 : 1)
  );
}

/** What became of each promotion. */
export function historyRows({ models }: Registry, records: readonly RunRecord[]): Cells[] {
  return models.flatMap(({ name, history }) =>
    history.map(({ runId, version, outcome, why, proposal }) => {
      const record = records.find((each) => each.runId === runId);
      return {
        model: name,
        proposed: record ? describeRecord(record) : proposal,
        outcome: outcome === "promoted" ? "__promoted__" : outcome,
        version: String(version ?? ""),
        why,
      };
    })
  );
}

/** The demands that a version has passed, with what it showed. */
export function gateRows({ gate }: ModelVersion): Cells[] {
  const wanted = ({ atLeast, atMost }: Check) =>
    [
      atLeast === undefined ? "" : `≥ ${roundEvidence(atLeast)}`,
      atMost === undefined ? "" : `≤ ${roundEvidence(atMost)}`,
    ]
      .filter((each) => each !== "").join(", ");
  return gate.map((check) => ({
    demand: nameAspect(check.metric, check.of),
    wanted: wanted(check),
    shown: check.value === null ? "chance finds nothing" : String(roundEvidence(check.value)),
    evidence: check.evidence,
    why: check.why,
  }));
}

/** A candidate by its work and its lift. */
export interface CostRow {
  candidate: string;
  /** Distances computed. */
  distances: number;
  lift: number;
  method: string;
}

/** Work and lift of geographic candidates that have both. */
export function costRows(records: readonly RunRecord[]): CostRow[] {
  return records.flatMap((record) => {
    const lift = aspectOf(record.metrics.silhouette, "lift");
    const distances = valueOf(record, "distance_evaluations");
    if (lift === null || !distances) return [];
    const { method, hotCells } = candidateOf(record);
    const where = hotCells ? "hot cells" : "whole city";
    return [{
      candidate: describeRecord(record),
      distances,
      lift,
      method: `${NAMES[method.algorithm]}, ${where}`,
    }];
  });
}

const NAMES = { kmeans: "k-means", ward: "Ward", dbscan: "DBSCAN" } as const;

/** Value of a metric; null where it is undefined or was not recorded. */
export function valueOf({ metrics }: RunRecord, name: string): number | null {
  return metrics[name]?.value ?? null;
}

function besideChance(record: RunRecord, name: string): Cells {
  const metric = record.metrics[name]!;
  const p = metric.null ? ` (${formatDecimal(metric.null.p, 2)}, ${metric.null.draws})` : "";
  return { "lift (p, draws)": `${signed(aspectOf(metric, "lift"))}${p}` };
}

function stabilityOf(record: RunRecord): Cells {
  const shown = ["bootstrap", "halves", "seeds"].map((what) => `stability_${what}`)
    .map((name) => record.metrics[name] ? formatDecimal(valueOf(record, name), 2) : "–");
  return { "bootstraps, halves, seeds": shown.join(", ") };
}

/** A lift as tables show it; those of times are small. */
export function signed(lift: number | null): string {
  if (lift === null) return "none";
  const digits = Math.abs(lift) < 0.1 ? 4 : 3;
  return `${lift < 0 ? "−" : "+"}${formatDecimal(Math.abs(lift), digits)}`;
}

function byLift(a: RunRecord, b: RunRecord): number {
  const [first, second] = [a, b].map(({ metrics }) => aspectOf(metrics.silhouette, "lift"));
  return (second ?? -Infinity) - (first ?? -Infinity) || (a.runId < b.runId ? -1 : 1);
}

function times(factor: number, value: number | null): number | null {
  return value === null ? null : factor * value;
}
