/**
 * What was computed of a candidate, put together for the selection and for tables.
 *
 * @module
 */

import { compareWithNull, type NullComparison } from "../cluster/null_model.ts";
import type { CandidateScores, NullSilhouettes } from "./evaluate.ts";
import type { Evidence } from "./selection.ts";

/** A candidate's scores beside its null. */
export interface CandidateEvidence extends CandidateScores {
  /** Silhouette against that of redrawn incidents. */
  null: NullComparison;
  /** Silhouette of each draw; null where it is undefined. */
  drawn: (number | null)[];
}

/**
 * Scores with the silhouettes of redrawn incidents beside them.
 *
 * @param drawn Draws of the candidates, in step with the scores.
 * @param more Further draws of some of the candidates, by name, that count with the first ones.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { besideNull } from "lib/zones/evidence.ts";
 * assert.deepEqual(besideNull([], { silhouettes: [], maxError: 0 }), []);
 * ```
 */
export function besideNull(
  scores: readonly CandidateScores[],
  { silhouettes }: NullSilhouettes,
  more: ReadonlyMap<string, readonly (number | null)[]> = new Map(),
): CandidateEvidence[] {
  if (silhouettes.length !== scores.length) {
    throw new RangeError(
      `Cannot compare with null: there must be draws for each candidate, ` +
        `current values are ${silhouettes.length} and ${scores.length}`,
    );
  }
  return scores.map((each, i) => {
    const drawn = [...silhouettes[i]!, ...more.get(each.candidate.id) ?? []];
    return { ...each, drawn, null: compareWithNull(each.scores.silhouette, drawn) };
  });
}

/** Fewest incidents compared for an agreement to say anything. */
const MIN_COMPARED = 10;

/** What the selection looks at; halves that hardly know the same places have not been compared. */
export function toEvidence(each: CandidateEvidence): Evidence {
  const { candidate, scores, stability, next } = each;
  return {
    id: candidate.id,
    nZones: scores.nClusters,
    largestShare: scores.largestShare,
    noiseShare: scores.nNoise / (scores.n + scores.nNoise),
    zoneSquareKilometers: each.largestSquareKilometers,
    lift: each.null.lift,
    p: each.null.p,
    draws: each.null.draws,
    stability: stability.median,
    halves: stability.halves.n < MIN_COMPARED ? null : stability.halves.adjustedRand,
    caughtPerSquareKilometer: next?.sharePerSquareKilometer ?? null,
  };
}
