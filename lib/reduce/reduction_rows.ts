/**
 * Components and embeddings as rows for tables and figures.
 *
 * @module
 */

import { formatCount, formatDecimal, formatPercent } from "../describe/format.ts";
import type { PlaceProfiles } from "../features/place_profiles.ts";
import type { EmbeddingScores } from "./embedding_scores.ts";
import type { EmbeddingStudy, SeedStudy } from "./embedding_study.ts";
import type { PcaResult } from "./pca.ts";
import type { Embedding } from "./umap_layout.ts";

/** Share of the variance that the first components hold together. */
export function cumulative({ explained }: PcaResult, nComponents: number): number {
  return explained.slice(0, nComponents).reduce((sum, share) => sum + share, 0);
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

/** Places with their positions by two methods. */
export function placePositions(
  { places, n }: PlaceProfiles,
  byUmap: Pick<EmbeddingStudy, "x" | "y">,
  byTsne: Embedding,
): Record<string, string | number>[] {
  return places.map((place, i) => ({
    place,
    n: n[i]!,
    umap_x: byUmap.x[i]!,
    umap_y: byUmap.y[i]!,
    tsne_x: byTsne.x[i]!,
    tsne_y: byTsne.y[i]!,
  }));
}
