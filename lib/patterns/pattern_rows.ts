/**
 * Patterns of time as rows for tables and figures.
 *
 * @module
 */

import type { NullComparison } from "../cluster/null_model.ts";
import { formatCount, formatDecimal, formatPercent } from "../describe/format.ts";
import { quantile } from "../numeric/quantile.ts";
import type { PatternProfile } from "./pattern_profile.ts";
import type { PatternFit, PatternStudy } from "./pattern_study.ts";
import type { TypeClustering } from "./type_clusters.ts";
import type { TypeProfile } from "./type_profiles.ts";

/** How a metric is called. */
const METRIC_NAMES = { equal: "equal circles", variation: "circles by variation" } as const;

/** A clustering of times in words: "4 patterns, equal circles". */
export function describePatterns({ k, metric }: Pick<PatternFit, "k" | "metric">): string {
  return `${k} patterns, ${METRIC_NAMES[metric]}`;
}

/** Silhouette with one number of patterns: of the records, or the range of draws. */
export interface PatternSweepRow {
  metric: string;
  series: "records" | "spread evenly";
  k: number;
  value: number;
  low: number;
  high: number;
}

/** Silhouettes by number of patterns, beside those of incidents spread evenly. */
export function patternSweep({ fits }: PatternStudy): PatternSweepRow[] {
  return fits.flatMap(({ metric, k, silhouette: { mean }, even }): PatternSweepRow[] => [
    { metric: METRIC_NAMES[metric], series: "records", k, value: mean, low: mean, high: mean },
    {
      metric: METRIC_NAMES[metric],
      series: "spread evenly",
      k,
      value: even.mean!,
      low: even.min!,
      high: even.max!,
    },
  ]);
}

/** Every clustering of times with its scores and why it lost, as a table shows it. */
export function patternVerdicts(
  { fits, selection: { verdicts, leader } }: PatternStudy,
): Record<string, string | number>[] {
  const leading = describePatterns(fits.find(({ id }) => id === leader)!);
  return fits.map((fit, i) => ({
    candidate: describePatterns(fit),
    silhouette: formatDecimal(fit.silhouette.mean, 4),
    [`lift over even (p of ${fit.even.draws} draws)`]: describeLift(fit.even),
    [`lift over independent (p of ${fit.independent.draws})`]: describeLift(fit.independent),
    "other starts": formatDecimal(fit.reseeded, 2),
    bootstraps: formatDecimal(quantile(fit.bootstraps, 0.5), 2),
    halves: formatDecimal(fit.halves, 2),
    shares: fit.sizes.map((n) => formatPercent(n / fit.silhouette.n, 0)).join(", "),
    verdict: verdicts[i]!.chosen
      ? "__chosen__"
      : verdicts[i]!.reasons.map((reason) => reason.replace(leader, leading)).join("; "),
  }));
}

/**
 * A lift with its p, "+0.0137 (p 0.01)".
 *
 * @example Below its null
 * ```ts
 * import assert from "node:assert/strict";
 * import { describeLift } from "lib/patterns/pattern_rows.ts";
 * assert.equal(describeLift({ lift: -0.00461, p: 1 }), "−0.0046 (p 1.00)");
 * ```
 */
export function describeLift({ lift, p }: Pick<NullComparison, "lift" | "p">): string {
  const size = formatDecimal(Math.abs(lift!), 4);
  return `${lift! < 0 ? "−" : "+"}${size} (p ${formatDecimal(p, 2)})`;
}

/** Share of a pattern in one hour. */
export interface PatternHourRow {
  pattern: string;
  hour: number;
  n: number;
}

/** Incidents of each pattern by hour. */
export function patternHours(profiles: readonly PatternProfile[]): PatternHourRow[] {
  return profiles.flatMap(({ pattern, name, counts }) =>
    Array.from(counts.hour, (n, hour) => ({ pattern: `${pattern + 1} ${name}`, hour, n }))
  );
}

/** An offense type at one hour of the day. */
export interface TypeHourRow {
  primary_type: string;
  hour: number;
  /** Smoothed share of the hour over that of an even day: 2 is twice the average. */
  times: number;
}

/** Smoothed hours of the day of types, over an even day, types in the order given. */
export function typeHours(profiles: readonly TypeProfile[]): TypeHourRow[] {
  return profiles.flatMap(({ primary_type, smoothed }) =>
    Array.from({ length: 24 }, (_, hour) => {
      let share = 0;
      for (let day = 0; day < 7; day++) share += smoothed[24 * day + hour]!;
      return { primary_type, hour, times: 24 * share };
    })
  );
}

/** An hour of the week of a type, with its band. */
export interface TypeWeekRow {
  primary_type: string;
  /** From Monday 00:00. */
  days: number;
  share: number;
  low: number;
  high: number;
}

/** Smoothed weeks of types with their Poisson bands, as times an even week. */
export function typeWeeks(profiles: readonly TypeProfile[]): TypeWeekRow[] {
  return profiles.flatMap(({ primary_type, smoothed, low, high }) =>
    Array.from(smoothed, (share, i) => ({
      primary_type,
      days: i / 24,
      share: 168 * share,
      low: 168 * low[i]!,
      high: 168 * high[i]!,
    }))
  );
}

/** Types by what can be said of their week, as a table shows it. */
export function typeKinds(
  profiles: readonly TypeProfile[],
  nameOf: (primaryType: string) => string,
): Record<string, string | number>[] {
  const about = {
    shaped: "compared by shape",
    "near-uniform": "near-uniform: no shape to compare",
    small: "too few incidents for a shape",
  } as const;
  return (["shaped", "near-uniform", "small"] as const).map((kind) => {
    const own = profiles.filter((profile) => profile.kind === kind);
    return {
      types: about[kind],
      number: own.length,
      incidents: formatCount(own.reduce((sum, { n }) => sum + n, 0)),
      which: own.map(({ primary_type }) => nameOf(primary_type)).join(", ") || "none",
    };
  });
}

/** Groupings of types by number of groups, as a table shows them. */
export function typeClusterRows(
  clusterings: readonly TypeClustering[],
): Record<string, string | number>[] {
  return clusterings.map(({ k, silhouette, null: { lift, p, draws } }) => ({
    groups: k,
    silhouette: formatDecimal(silhouette, 3),
    "lift over one cloud": `${lift! < 0 ? "−" : "+"}${formatDecimal(Math.abs(lift!), 3)}`,
    "p (draws)": `${formatDecimal(p, 2)} (${draws})`,
  }));
}

/** The clustering that the rule takes, or that fails least. */
export function leadingPatterns({ fits, selection: { leader } }: PatternStudy): PatternFit {
  return fits.find(({ id }) => id === leader)!;
}

/** A leaf of the tree of types, as a dendrogram shows it. */
export interface TypeLeaf {
  node: number;
  name: string;
  n: number;
}

/** Leaves of the tree of types, in the order in which branches do not cross. */
export function typeLeaves(
  leaves: readonly { node: number }[],
  profiles: readonly TypeProfile[],
  nameOf: (primaryType: string) => string,
): TypeLeaf[] {
  return leaves.map(({ node }) => ({
    node,
    name: nameOf(profiles[node]!.primary_type),
    n: profiles[node]!.n,
  }));
}

/** Height between the merges at which a tree falls into so many clusters. */
export function cutHeight(merges: readonly { height: number }[], nClusters: number): number {
  const [below, above] = merges.slice(-nClusters).map(({ height }) => height);
  return (below! + above!) / 2;
}

/** Types of each group, as a table shows them. */
export function typeGroupRows(
  { labels, k }: TypeClustering,
  profiles: readonly TypeProfile[],
  nameOf: (primaryType: string) => string,
): Record<string, string | number>[] {
  return Array.from({ length: k }, (_, group) => {
    const own = profiles.filter((_, i) => labels[i] === group);
    return {
      group: group + 1,
      types: own.length,
      which: own.map(({ primary_type }) => nameOf(primary_type)).join(", "),
    };
  });
}
