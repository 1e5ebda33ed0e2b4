/** A town of 9 km² with five dense spots, studied in a second. */

import { geoCandidates } from "lib/zones/geo_candidates.ts";
import type { GeoStudy, Remember, StudyOptions } from "lib/zones/geo_study.ts";
import { studyCandidates } from "lib/zones/geo_study.ts";
import { SELECTION_RULE } from "lib/zones/selection.ts";
import { drawTown, landOf, toPopulation, type TownPlan } from "./town.ts";

const TOWN: TownPlan = {
  side: 3000,
  background: 400,
  spots: [[500, 600], [2400, 500], [1500, 1500], [600, 2300], [2400, 2500]],
  spotIncidents: 120,
  spread: 60,
};

export const POPULATION = toPopulation(drawTown(1, TOWN));

/** One of each kind, one of which finds nothing, and one that is tried with few draws only. */
export const CANDIDATES = geoCandidates({
  kmeansKs: [2, 5],
  wardKs: [5],
  nInit: 2,
  dbscan: [{ epsMeters: 100, minSamples: 60 }, { epsMeters: 50, minSamples: 5000 }],
  hotCells: { cellSizeMeters: 250, shares: [0.14], ks: [5] },
  squareKilometers: 9,
});

export const OPTIONS: Omit<StudyOptions, "remember"> = {
  seed: 3,
  bootstraps: 4,
  reseeds: 2,
  draws: 2,
  finalDraws: 5,
  bandwidthMeters: 600,
  ...landOf(TOWN),
  rule: { ...SELECTION_RULE, maxZoneSquareKilometers: 1 },
  isFinal: ({ id }) => id === "kmeans-2",
};

/** The town's study; nothing is remembered unless asked for. */
export function studyTown(
  remember: Remember = async (_module, _params, compute) => await compute(),
): Promise<GeoStudy> {
  return studyCandidates("town", POPULATION, CANDIDATES, { ...OPTIONS, remember });
}
