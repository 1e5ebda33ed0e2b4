/**
 * Components and embeddings as rows for tables and figures.
 *
 * @module
 */

import { formatCount, formatDecimal, formatPercent } from "../describe/format.ts";
import type { EmbeddingScores } from "./embedding_scores.ts";
import type { SeedStudy } from "./embedding_study.ts";
import { cumulative, type PcaResult } from "./pca.ts";

/** What so many components leave out. */
export interface ErrorRow {
  fit: string;
  components: number;
  /** Mean squared error of the standardized columns, rebuilt from the components. */
  error: number;
}

/** Errors of fits with none to so many components. */
export function errorRows(fits: Readonly<Record<string, PcaResult>>, most: number): ErrorRow[] {
  return Object.entries(fits).flatMap(([fit, result]) =>
    Array.from({ length: Math.min(most, result.names.length) + 1 }, (_, components) => ({
      fit,
      components,
      error: 1 - cumulative(result, components),
    }))
  );
}

/** Weight of a column in a component. */
export interface LoadingRow {
  /** "1 (8.2 %)": the component with its share of the variance. */
  component: string;
  column: string;
  weight: number;
}

/** Weights of all columns in the first components. */
export function loadingRows(
  { names, components, explained }: PcaResult,
  nComponents: number,
  nameOf: (column: string) => string,
): LoadingRow[] {
  return names.flatMap((column, d) =>
    Array.from({ length: nComponents }, (_, c) => ({
      component: `${c + 1} (${formatPercent(explained[c]!)})`,
      column: nameOf(column),
      weight: components[c]![d]!,
    }))
  );
}

/** Scores of embeddings, a row each. */
export function scoreRows(
  scores: Readonly<Record<string, EmbeddingScores>>,
): Record<string, string>[] {
  const names: Record<string, string> = { umap: "UMAP", pca: "first two components" };
  return Object.entries(scores).map(([name, each]) => ({
    embedding: names[name] ?? name,
    points: formatCount(each.n),
    neighbors: formatCount(each.k),
    trustworthiness: formatDecimal(each.trustworthiness, 4),
    continuity: formatDecimal(each.continuity, 4),
    "neighbors kept": formatPercent(each.preserved),
  }));
}

/** Agreement of layouts of several seeds. */
export function stabilityRows(
  { n, nSeeds, procrustes, shared }: SeedStudy,
): Record<string, string>[] {
  const row = (what: string, [least, mean, most]: readonly number[]) => ({
    "between two seeds": what,
    least: formatDecimal(least!, 3),
    mean: formatDecimal(mean!, 3),
    most: formatDecimal(most!, 3),
    "points, seeds": `${formatCount(n)}, ${nSeeds}`,
  });
  return [
    row("left over after Procrustes' turning (0 same, 1 unlike)", procrustes),
    row("share of the neighbors in both", shared),
  ];
}
