/** Clusterings of tests/fixtures/clusters_scores.json, and seeded ones, to score in tests. */

import type { WeightedPlaces } from "lib/space/grid.ts";
import { createRandom, type Random } from "lib/numeric/random.ts";
import reference from "../fixtures/clusters_scores.json" with { type: "json" };

/** Places with the labelings that scikit-learn scored. */
export const CASES = reference.cases.map(({ labelings, adjusted_rand, ...columns }) => ({
  places: placesOf(columns.x, columns.y, columns.weight),
  labelings: labelings.map((each) => ({ ...each, labels: Int32Array.from(each.labels) })),
  adjustedRand: adjusted_rand,
}));

/** Places from lists. */
export function placesOf(x: number[], y: number[], weight: number[]): WeightedPlaces {
  return {
    x: Float64Array.from(x),
    y: Float64Array.from(y),
    weight: Uint32Array.from(weight),
  };
}

/** Each incident as a place of its own. */
export function expand(places: WeightedPlaces, labels: Int32Array) {
  const rows = [...places.weight].flatMap((weight, i) => new Array<number>(weight).fill(i));
  return {
    places: placesOf(
      rows.map((i) => places.x[i]!),
      rows.map((i) => places.y[i]!),
      rows.map(() => 1),
    ),
    labels: Int32Array.from(rows, (i) => labels[i]!),
  };
}

/** Places and labels in another order. */
export function reorder(places: WeightedPlaces, labels: Int32Array, order: number[]) {
  return {
    places: placesOf(
      order.map((i) => places.x[i]!),
      order.map((i) => places.y[i]!),
      order.map((i) => places.weight[i]!),
    ),
    labels: Int32Array.from(order, (i) => labels[i]!),
  };
}

/** Numbers 0 .. n - 1 in a random order. */
export function shuffled(random: Random, n: number): number[] {
  return Array.from({ length: n }, (_, i) => ({ i, key: random.unit() }))
    .sort((a, b) => a.key - b.key)
    .map(({ i }) => i);
}

/** A cluster to draw: places around a center, normally spread. */
export interface Blob {
  x: number;
  y: number;
  spread: number;
  nPlaces: number;
}

/** Places of blobs, each labeled by its blob; every `noiseEach`-th place is noise. */
export function drawBlobs(seed: number, blobs: readonly Blob[], noiseEach = Infinity) {
  const random = createRandom(seed);
  const label = blobs.flatMap(({ nPlaces }, k) => new Array<number>(nPlaces).fill(k));
  return {
    places: placesOf(
      label.map((k) => blobs[k]!.x + blobs[k]!.spread * random.normal()),
      label.map((k) => blobs[k]!.y + blobs[k]!.spread * random.normal()),
      label.map(() => 1 + random.poisson(2)),
    ),
    labels: Int32Array.from(label, (k, i) => (i + 1) % noiseEach === 0 ? -1 : k),
  };
}
