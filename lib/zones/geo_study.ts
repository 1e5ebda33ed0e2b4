/**
 * One population of incidents, all candidates, the whole way to a selection.
 *
 * @module
 */

import type { Candidate, CandidateFit } from "../cluster/candidate.ts";
import { smoothIntensity } from "../cluster/intensity.ts";
import type { Region } from "../space/region.ts";
import {
  type CandidateScores,
  fitOnAllCores,
  type NullSilhouettes,
  nullSilhouettes,
  type Population,
  scoreCandidates,
} from "./evaluate.ts";
import { besideNull, type CandidateEvidence, toEvidence } from "./evidence.ts";
import { finalists, selectCandidate, type Selection, type SelectionRule } from "./selection.ts";
import type { Ground } from "./zone_cells.ts";

/** Remembers the result of a long computation; see `Chapter.memo`. */
export type Remember = <T>(
  module: string,
  params: unknown,
  compute: () => T | Promise<T>,
) => Promise<T>;

/** How candidates are studied. */
export interface StudyOptions {
  seed: number;
  /** Bootstraps of the incidents. */
  bootstraps: number;
  /** Further seeds of methods that start from chance. */
  reseeds: number;
  /** Draws of the null for every candidate, and for the finalists. */
  draws: number;
  finalDraws: number;
  /** Of the density that the null draws from. */
  bandwidthMeters: number;
  region: Region;
  ground: Ground;
  rule: SelectionRule;
  /** Candidates that get the many draws whatever they fail (default none). */
  isFinal?: (candidate: Candidate) => boolean;
  remember: Remember;
}

/** What became of the candidates on one population. */
export interface GeoStudy {
  name: string;
  population: Population;
  candidates: readonly Candidate[];
  /** Clusters of each candidate. */
  fits: readonly CandidateFit[];
  /** Scores of each candidate beside its null. */
  evidence: CandidateEvidence[];
  selection: Selection;
  /** What a silhouette of the null may be off at most. */
  maxNullError: number;
}

const MODULE = "lib/zones/evaluate.ts";

/**
 * Fits, scores and nulls of candidates, and the rule applied to them.
 *
 * Every candidate gets `draws` of the null; finalists, and those asked for, get `finalDraws`.
 *
 * @param name Name of the population, part of what results are remembered by.
 * @throws {RangeError} If a method refuses its parameters or the places.
 */
export async function studyCandidates(
  name: string,
  population: Population,
  candidates: readonly Candidate[],
  options: StudyOptions,
): Promise<GeoStudy> {
  const { seed, bootstraps, reseeds, draws, finalDraws, ground, rule, remember } = options;
  const { isFinal = () => false } = options;
  const evaluation = { seed, bootstraps, reseeds };
  const fits = await fitOnAllCores(population.places, candidates, { seed });
  const scores: CandidateScores[] = await remember(
    MODULE,
    { scores: name, candidates, evaluation, ground: describeGround(options) },
    () => scoreCandidates(population, candidates, fits, ground, evaluation),
  );
  const first = await redraw(name, population, candidates, options, { draws });
  const rest = { from: draws, draws: finalDraws - draws };
  const further = new Map<string, (number | null)[]>();
  let maxNullError = first.maxError;
  let wanted = candidates.filter(isFinal).map(({ id }) => id);
  wanted.push(...finalists(besideNull(scores, first).map(toEvidence), rule));
  // Who is chosen has all draws: if the finalists fail them, the next ones become finalists.
  while (true) {
    const final = candidates.filter(({ id }) => wanted.includes(id) && !further.has(id));
    const more = await redraw(name, population, final, options, rest);
    final.forEach(({ id }, i) => further.set(id, more.silhouettes[i]!));
    maxNullError = Math.max(maxNullError, more.maxError);
    const evidence = besideNull(scores, first, further);
    const selection = selectCandidate(evidence.map(toEvidence), rule);
    wanted = selection.verdicts.filter(({ id, chosen }) => chosen && !further.has(id))
      .map(({ id }) => id);
    if (wanted.length === 0) {
      return { name, population, candidates, fits, evidence, selection, maxNullError };
    }
  }
}

/** What results hang on of the ground that zones stand on. */
function describeGround({ ground: { grid }, region }: StudyOptions): Record<string, number> {
  return { cellSizeMeters: grid.cellSizeMeters, squareMeters: region.areaSquareMeters };
}

/**
 * Silhouettes of candidates on redrawn incidents, remembered.
 *
 * @param draws Which draws; none where there is no candidate.
 */
export function redraw(
  name: string,
  { places }: Population,
  candidates: readonly Candidate[],
  { seed, bandwidthMeters, region, remember }: Pick<
    StudyOptions,
    "seed" | "bandwidthMeters" | "region" | "remember"
  >,
  draws: { from?: number; draws: number },
): Promise<NullSilhouettes> {
  if (candidates.length === 0 || draws.draws < 1) {
    return Promise.resolve({ silhouettes: candidates.map(() => []), maxError: 0 });
  }
  const n = places.weight.reduce((sum, weight) => sum + weight, 0);
  const width = String(bandwidthMeters);
  const squareMeters = region.areaSquareMeters;
  return remember(MODULE, { null: name, n, candidates, draws, seed, width, squareMeters }, () => {
    const intensity = smoothIntensity(places, region, { bandwidthMeters });
    return nullSilhouettes(intensity, n, candidates, { seed, ...draws });
  });
}

/**
 * Candidate of a study by its name.
 *
 * @throws {RangeError} If there is none of that name.
 */
export function findCandidate(
  { evidence, fits }: GeoStudy,
  id: string,
): { evidence: CandidateEvidence; fit: CandidateFit } {
  const i = evidence.findIndex(({ candidate }) => candidate.id === id);
  if (i < 0) throw new RangeError(`Cannot find candidate: there is none of the name ${id}`);
  return { evidence: evidence[i]!, fit: fits[i]! };
}
