/**
 * What becomes of zones when they are made from a part of the incidents.
 *
 * @module
 */

import { agreement } from "../cluster/agreement.ts";
import { type Candidate, fitCandidates, scaleCandidate } from "../cluster/candidate.ts";
import { drawIncidents } from "../cluster/draw_incidents.ts";
import type { Intensity } from "../cluster/intensity.ts";
import { compareWithNull } from "../cluster/null_model.ts";
import { scoreClustering } from "../cluster/score_clustering.ts";
import { drawSeed } from "../numeric/draw_seed.ts";
import type { WeightedPlaces } from "../space/grid.ts";
import { nullSilhouettes } from "./evaluate.ts";

/** Zones of a candidate made from samples of one size. */
export interface SampleRow {
  /** Name of the candidate. */
  id: string;
  /** Incidents in a sample. */
  size: number;
  /** Samples drawn. */
  samples: number;
  /** Silhouettes of the samples that have one, ascending. */
  silhouettes: number[];
  /** Mean silhouette less that of as many redrawn incidents; null where either is undefined. */
  lift: number | null;
  /** Adjusted Rand index with the zones of all incidents, ascending; undefined ones are left out. */
  agreements: number[];
}

/** How samples are drawn. */
export interface SampleOptions {
  /** Incidents of a sample; sizes beyond all incidents are left out. */
  sizes: readonly number[];
  /** Samples of each size. */
  samples: number;
  /** Redrawn cities of each size. */
  draws: number;
  seed: number;
}

/** Zones of all incidents. */
export interface WholeZones {
  places: WeightedPlaces;
  candidates: readonly Candidate[];
  /** Zone of each place by each candidate. */
  labels: readonly Int32Array[];
  /** Smoothed density that the null draws from. */
  intensity: Intensity;
}

/**
 * Candidates made from samples: their scores, their lift over redrawn samples of the same size, and
 * whether they find the zones that all incidents give.
 *
 * DBSCAN asks a sample for its share of the incidents within the radius.
 *
 * @returns A row for each size and candidate; plain data.
 */
export async function studySamples(
  { places, candidates, labels, intensity }: WholeZones,
  { sizes, samples, draws, seed }: SampleOptions,
): Promise<SampleRow[]> {
  const all = places.weight.reduce((sum, weight) => sum + weight, 0);
  const rows: SampleRow[] = [];
  for (const size of sizes.filter((each) => each < all)) {
    const scaled = candidates.map((each) => scaleCandidate(each, size / all));
    const found = Array.from({ length: samples }, (_, i) => {
      const sample = drawIncidents(places, size, drawSeed(seed, i));
      return fitCandidates(sample, scaled, seed).map((fit, c) => ({
        silhouette: scoreClustering(sample, fit.labels).silhouette,
        agreed: agreement(sample, fit.labels, places, labels[c]!).adjustedRand,
      }));
    });
    const { silhouettes: drawn } = await nullSilhouettes(intensity, size, scaled, { seed, draws });
    candidates.forEach(({ id }, c) => {
      const silhouettes = ascending(found.map((each) => each[c]!.silhouette));
      const mean = silhouettes.length === 0
        ? null
        : silhouettes.reduce((sum, value) => sum + value, 0) / silhouettes.length;
      const { lift } = compareWithNull(mean, drawn[c]!);
      const agreements = ascending(found.map((each) => each[c]!.agreed));
      rows.push({ id, size, samples, silhouettes, lift, agreements });
    });
  }
  return rows;
}

function ascending(values: readonly (number | null)[]): number[] {
  return values.filter((value) => value !== null).sort((a, b) => a - b);
}
