/**
 * The columns of the table of fits: what each shows, and what may be ranked by it.
 *
 * @module
 */

import { formatCount, formatDecimal, formatPercent } from "../../../describe/format.ts";
import { algorithmName } from "../../files/model_names.ts";
import type { FitFile } from "../../files/models_format.ts";
import { aspectOf } from "../../../tracking/gate.ts";
import type { Metric } from "../../../tracking/run_record.ts";

/** A column of the table. */
export interface Column {
  id: string;
  title: string;
  /** What it says, for readers who do not know the word. */
  hint: string;
  /** Whether its values compare among fits of the same incidents alone. */
  isRaw: boolean;
  isText?: boolean;
  /** What rows are sorted by; null comes last. */
  value(fit: FitFile): number | string | null;
  show(fit: FitFile): string;
}

/** Metrics of which one is a fit's score, the first that it has. */
const SCORES = ["silhouette", "explained_3", "trustworthiness", "balanced_accuracy"] as const;

/** Name of the metric that is a fit's score; undefined where it has none of them. */
export function scoreOf({ metrics }: Pick<FitFile, "metrics">): string | undefined {
  return SCORES.find((name) => metrics[name]);
}

/** A lift as the table shows it; those of times are small. */
export function signed(lift: number | null): string {
  if (lift === null) return "none";
  return `${lift < 0 ? "−" : "+"}${formatDecimal(Math.abs(lift), Math.abs(lift) < 0.1 ? 4 : 3)}`;
}

const metricOf = (fit: FitFile): Metric | undefined => fit.metrics[scoreOf(fit) ?? ""];

const NAME: Column = {
  id: "name",
  title: "Fit",
  hint: "What was fitted; open it for parameters and all scores",
  isRaw: false,
  isText: true,
  value: ({ name }) => name,
  show: ({ name }) => name,
};

const ALGORITHM: Column = {
  id: "algorithm",
  title: "Algorithm",
  hint: "How it was fitted",
  isRaw: false,
  isText: true,
  value: ({ algorithm }) => algorithmName(algorithm),
  show: ({ algorithm }) => algorithmName(algorithm),
};

const N: Column = {
  id: "n",
  title: "n",
  hint: "Incidents or rows that the score is about",
  isRaw: false,
  value: (fit) => metricOf(fit)?.n ?? null,
  show: (fit) => formatCount(metricOf(fit)?.n ?? fit.data.nIncidents),
};

const SCORE: Column = {
  id: "score",
  title: "Score",
  hint: "Silhouette of clusterings, share held by three components, trustworthiness of layouts",
  isRaw: true,
  value: (fit) => metricOf(fit)?.value ?? null,
  show: (fit) => formatDecimal(metricOf(fit)?.value ?? null, 3),
};

const LIFT: Column = {
  id: "lift",
  title: "Lift",
  hint: "The score less the mean of what chance gives",
  isRaw: false,
  value: (fit) => aspectOf(metricOf(fit), "lift"),
  show: (fit) => signed(aspectOf(metricOf(fit), "lift")),
};

const P: Column = {
  id: "p",
  title: "p (draws)",
  hint: "Share of draws of chance that score as high, the records among them",
  isRaw: false,
  value: (fit) => aspectOf(metricOf(fit), "p"),
  show(fit) {
    const drawn = metricOf(fit)?.null;
    return drawn ? `${formatDecimal(drawn.p, 2)} (${drawn.draws})` : "not drawn";
  },
};

const INDEPENDENT: Column = {
  id: "independent",
  title: "Lift over independent",
  hint: "The score less the mean of hours, weekdays and months drawn independently",
  isRaw: false,
  value: ({ metrics }) => aspectOf(metrics.silhouette_independent, "lift"),
  show: ({ metrics }) => signed(aspectOf(metrics.silhouette_independent, "lift")),
};

/** A column of one metric. */
function ofMetric(
  id: string,
  title: string,
  hint: string,
  format: (value: number) => string,
  isRaw = false,
): Column {
  const value = ({ metrics }: FitFile) => metrics[id]?.value ?? null;
  return {
    id,
    title,
    hint,
    isRaw,
    value,
    show: (fit) => value(fit) === null ? "–" : format(value(fit)!),
  };
}

const two = (value: number) => formatDecimal(value, 2);
const three = (value: number) => formatDecimal(value, 3);
const share = (value: number) => formatPercent(value);

const GROUPS = ofMetric("clusters", "Groups", "Zones, patterns or groups found", formatCount);
const BOOTSTRAPS = ofMetric(
  "stability_bootstrap",
  "Bootstraps",
  "Agreement with fits of resampled records: 1 is the same, 0 is chance",
  two,
);
const HALVES = ofMetric(
  "stability_halves",
  "Halves",
  "Agreement of fits of both halves of the period: 1 is the same, 0 is chance",
  two,
);
const NEXT = ofMetric(
  "next_share_per_square_kilometer",
  "Next catch, % per km²",
  "Share of the second half that zones of the first half hold, for each km²",
  (value) => two(100 * value),
);

/** Columns by what fits are for; "all" shows what all have in common. */
export const COLUMNS: Readonly<Record<string, readonly Column[]>> = {
  all: [NAME, ALGORITHM, N, GROUPS, SCORE, LIFT, P, BOOTSTRAPS, HALVES],
  geo: [
    NAME,
    GROUPS,
    N,
    ofMetric("noise_share", "Noise", "Share of the incidents in no zone", share),
    { ...SCORE, title: "Silhouette" },
    LIFT,
    P,
    BOOTSTRAPS,
    HALVES,
    ofMetric("square_kilometers", "km²", "Ground of all zones", (value) => formatDecimal(value, 1)),
    NEXT,
  ],
  temporal: [
    NAME,
    GROUPS,
    N,
    { ...SCORE, title: "Silhouette" },
    LIFT,
    P,
    INDEPENDENT,
    BOOTSTRAPS,
    HALVES,
  ],
  reduction: [
    NAME,
    N,
    ofMetric("explained_2", "Two hold", "Share of the variance in two components", share, true),
    ofMetric("explained_3", "Three hold", "The same in three components", share, true),
    LIFT,
    P,
    ofMetric(
      "trustworthiness",
      "Trustworthiness",
      "Neighbors in the picture that are neighbors in the data",
      three,
      true,
    ),
    ofMetric(
      "continuity",
      "Continuity",
      "Neighbors in the data that are neighbors in the picture",
      three,
      true,
    ),
    ofMetric(
      "neighbors_preserved",
      "Neighbors kept",
      "Share of the nearest that stay nearest",
      share,
      true,
    ),
    ofMetric(
      "balanced_accuracy",
      "Balanced accuracy",
      "Share told right by neighbors, labels weighing alike",
      share,
      true,
    ),
  ],
};
