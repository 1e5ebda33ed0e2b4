/**
 * How sure the zones of a fit are, in sentences.
 *
 * @module
 */

import { formatCount, formatDecimal, formatPercent } from "../../describe/format.ts";
import type { RegisteredModel } from "../../tracking/registry.ts";
import type { Metric, RunRecord } from "../../tracking/run_record.ts";
import type { EvidenceLine, FitSummary } from "./zone_format.ts";

/** Largest lift of a silhouette that is as good as none; the rule of chapter 4 asks for 0.15. */
const LITTLE_LIFT = 0.15;

/** Share of incidents in no zone from which on a fit says next to nothing of most of them. */
const MUCH_NOISE = 0.5;

/**
 * What readers must know of a fit before anything else.
 *
 * @returns Null where nothing is out of the ordinary.
 */
export function fitNotice(fit: FitSummary, record: RunRecord | null): string | null {
  if (fit.hotCells !== null || fit.algorithm === "dbscan") return null;
  const lift = liftOf(record?.metrics.silhouette);
  const largest = record?.metrics.largest_zone_square_kilometers?.value ?? null;
  const size = largest === null ? "" : `, the largest of ${formatDecimal(largest, 0)} km²`;
  const score = lift !== null && lift < LITTLE_LIFT
    ? ` They part the incidents hardly better than zones of incidents redrawn without hot ` +
      `spots (silhouette ${signed(lift)}).`
    : "";
  return `These zones cut the whole city into pieces${size}. They are not hot spots: each holds ` +
    `busy and quiet ground alike.${score}`;
}

/** Sentences on the zones of a fit; none where its scores were not recorded. */
export function fitEvidence(
  fit: FitSummary,
  record: RunRecord | null,
  model: RegisteredModel | null,
): EvidenceLine[] {
  if (record === null) return [];
  const { metrics } = record;
  const lines: EvidenceLine[] = [
    { label: "Registry", text: inRegistry(fit, record, model) },
    { label: "Separation", text: separation(metrics) },
    { label: "Same again", text: stability(metrics) },
    { label: "Next period", text: nextPeriod(metrics) },
    { label: "In no zone", text: noise(metrics) },
  ];
  return lines.filter(({ text }) => text !== "");
}

function inRegistry(
  { alias }: FitSummary,
  { runId }: RunRecord,
  model: RegisteredModel | null,
): string {
  if (model === null) return "";
  const version = model.versions.find((each) => each.runId === runId)?.version;
  const asked = model.history.findLast((each) => each.runId === runId);
  if (alias === "champion") {
    return `Champion: version ${version} of ${model.name}, which met every demand and leads.`;
  }
  if (alias === "challenger") {
    return `Challenger: version ${version} of ${model.name}, second to the champion.`;
  }
  if (version !== undefined) return `Version ${version} of ${model.name}, which met every demand.`;
  if (asked?.outcome === "refused") return `Proposed for ${model.name}, and refused: ${asked.why}.`;
  return `One of many fits that were tried; it was not proposed for ${model.name}.`;
}

function separation({ silhouette, davies_bouldin: index }: RunRecord["metrics"]): string {
  if (silhouette?.value == null) {
    return silhouette === undefined ? "" : `No silhouette: ${silhouette.why}.`;
  }
  const which = silhouette.noise === "excluded" ? "in zones, those in none left out" : "of the fit";
  const score = `Silhouette ${formatDecimal(silhouette.value, 2)} (1 is far apart, 0 touching) ` +
    `over the ${formatCount(silhouette.n)} incidents ${which}.`;
  const davies = index?.value == null
    ? ""
    : ` Davies-Bouldin index ${formatDecimal(index.value, 2)} (lower is better parted).`;
  return `${score}${chance(silhouette)}${davies}`;
}

function chance(silhouette: Metric): string {
  const drawn = silhouette.null;
  if (!drawn) return "";
  if (drawn.mean === null || drawn.max === null) {
    return ` Incidents redrawn from their smoothed density made no two such zones in ${drawn.draws} draws, ` +
      `so there is no chance score to hold it against.`;
  }
  const p = drawn.p === null ? "" : `, p = ${formatDecimal(drawn.p, 2)}`;
  return ` Incidents redrawn from their smoothed density score ${
    formatDecimal(drawn.mean, 2)
  } on average ` +
    `and ${formatDecimal(drawn.max, 2)} at most in ${drawn.draws} draws: ` +
    `${signed(liftOf(silhouette)!)} over chance${p}.`;
}

function stability(metrics: RunRecord["metrics"]): string {
  const [again, halves] = [metrics.stability_bootstrap, metrics.stability_halves];
  const parts: string[] = [];
  if (again?.value != null) {
    parts.push(
      `Zones made anew from resampled incidents agree with these at ` +
        `${formatDecimal(again.value, 2)} (adjusted Rand index: 1 the same, 0 by chance)`,
    );
  }
  if (halves?.value != null) {
    parts.push(
      `those of the first and the second half of the period with each other at ` +
        `${formatDecimal(halves.value, 2)}, over ${formatCount(halves.n)} incidents`,
    );
  }
  const text = parts.join("; ");
  return text === "" ? "" : `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

function nextPeriod({ next_share: share, next_pai: pai }: RunRecord["metrics"]): string {
  if (share?.value == null) return "";
  const caught =
    `Zones made of the first half of the period caught ${formatPercent(share.value)} ` +
    `of the ${formatCount(share.n)} incidents of the second`;
  if (pai?.value == null || pai.value === 0) return `${caught}.`;
  return `${caught} on ${formatPercent(share.value / pai.value)} of the city: ` +
    `${formatDecimal(pai.value, 1)} times their share of the ground.`;
}

function noise({ noise_share: share }: RunRecord["metrics"]): string {
  if (share?.value == null || share.value === 0) return "";
  const most = share.value >= MUCH_NOISE ? ": the zones say nothing of most of what happens" : "";
  return `${formatPercent(share.value)} of the ${formatCount(share.n)} incidents${most}.`;
}

function liftOf(metric: Metric | undefined): number | null {
  if (metric?.value == null || metric.null?.mean == null) return null;
  return metric.value - metric.null.mean;
}

function signed(lift: number): string {
  return `${lift < 0 ? "−" : "+"}${formatDecimal(Math.abs(lift), 2)}`;
}
