/**
 * Places by what is recorded there, laid out by two methods and scored.
 *
 * @module
 */

import { type PlaceProfiles, placeViews } from "../features/place_profiles.ts";
import { extentOf } from "../numeric/extent.ts";
import { type EmbeddingCellRow, embeddingCells } from "./embedding_cells.ts";
import { type EmbeddingScores, scoreEmbeddings } from "./embedding_scores.ts";
import { layoutRows } from "./layout_stability.ts";
import { findNeighbors } from "./parallel.ts";
import { placeRows } from "./place_pca.ts";
import { tsne, type TsneOptions } from "./tsne.ts";
import { startFrom, umap, type UmapOptions } from "./umap.ts";
import type { Embedding } from "./umap_layout.ts";

/** How places are laid out. */
export type PlaceMethod = "UMAP" | "t-SNE" | "first two components";

/** One layout of one kind of places. */
export interface PlaceEmbedding {
  kind: string;
  method: PlaceMethod;
  /** What the method was told. */
  options: UmapOptions | TsneOptions | Record<string, never>;
  layout: Embedding;
  scores: EmbeddingScores;
  /** Incidents of the places. */
  nIncidents: number;
}

/** Options of {@linkcode embedPlaces}. */
export interface PlaceEmbeddingOptions {
  umap: UmapOptions;
  /** The perplexity is less where places are few. */
  tsne: TsneOptions;
}

/**
 * Lays out each kind of places by their shares, by UMAP, t-SNE and components.
 *
 * Kinds with fewer than twice the neighbors that scores look at are left out; see
 * {@linkcode whyNoEmbedding}.
 */
export async function embedPlaces(
  profiles: Readonly<Record<string, PlaceProfiles>>,
  options: PlaceEmbeddingOptions,
): Promise<PlaceEmbedding[]> {
  const { nNeighbors } = options.umap;
  const found: PlaceEmbedding[] = [];
  for (const [kind, profile] of Object.entries(profiles)) {
    if (whyNoEmbedding(profile, nNeighbors) !== null) continue;
    const rows = placeRows(profile);
    const neighbors = await findNeighbors(rows, nNeighbors);
    const perplexity = Math.min(options.tsne.perplexity, Math.ceil(profile.places.length / 3) - 1);
    const ofTsne = { ...options.tsne, perplexity };
    const layouts = [
      { method: "UMAP", options: options.umap, layout: umap(rows, neighbors, options.umap) },
      { method: "t-SNE", options: ofTsne, layout: tsne(rows, ofTsne) },
      { method: "first two components", options: {}, layout: startFrom(rows) },
    ] as const;
    const embeddings = layouts.map(({ layout }) => layoutRows(layout));
    const scores = await scoreEmbeddings(rows, neighbors, embeddings, nNeighbors);
    const nIncidents = profile.n.reduce((sum, n) => sum + n, 0);
    layouts.forEach((each, i) => found.push({ kind, ...each, scores: scores[i]!, nIncidents }));
  }
  return found;
}

/** Why places are not laid out, or null if they are. */
export function whyNoEmbedding(
  { places }: Pick<PlaceProfiles, "places">,
  nNeighbors: number,
): string | null {
  const least = 2 * nNeighbors + 1;
  if (places.length >= least) return null;
  return `${places.length} places are too few for ${nNeighbors} neighbors, which need ${least}`;
}

/** Cells of UMAP and t-SNE, each in a square of its own, colored by volume and by what leads. */
export function placeCells(
  profiles: Readonly<Record<string, PlaceProfiles>>,
  embeddings: readonly PlaceEmbedding[],
  nCells: number,
): { rows: EmbeddingCellRow[]; cellSize: number } {
  const drawn = embeddings.filter(({ method }) => method !== "first two components");
  const rows = drawn.flatMap(({ kind, method, layout }) => {
    const { volume, leads } = placeViews(profiles[kind]!);
    const views = {
      [`${method} of ${kind}, by volume`]: volume,
      [`${method} of ${kind}, by what leads`]: leads,
    };
    return embeddingCells(inSquare(layout), views, nCells).rows;
  });
  return { rows, cellSize: 1 / nCells };
}

/** A layout in a square of side 1, its wider side from 0 to 1. */
function inSquare({ x, y }: Embedding): Embedding {
  const [[lowX, highX], [lowY, highY]] = [extentOf(x), extentOf(y)];
  const side = Math.max(highX - lowX, highY - lowY) || 1;
  return { x: x.map((value) => (value - lowX) / side), y: y.map((value) => (value - lowY) / side) };
}

/** Positions of places by each method, a row a place and method. */
export function placePositions(
  profiles: Readonly<Record<string, PlaceProfiles>>,
  embeddings: readonly PlaceEmbedding[],
): { kind: string; place: string; n: number; method: PlaceMethod; x: number; y: number }[] {
  return embeddings.flatMap(({ kind, method, layout }) => {
    const { places, n } = profiles[kind]!;
    return places.map((place, i) => ({
      kind,
      place,
      n: n[i]!,
      method,
      x: layout.x[i]!,
      y: layout.y[i]!,
    }));
  });
}
