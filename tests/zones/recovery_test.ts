import assert from "node:assert/strict";
import { type Candidate, fitCandidates, type Method, toCandidate } from "lib/cluster/candidate.ts";
import { adjustedRand } from "lib/cluster/scores.ts";
import { type GeoStudy, studyCandidates } from "lib/zones/geo_study.ts";
import { SELECTION_RULE } from "lib/zones/selection.ts";
import { drawTown, landOf, toPlaces, toPopulation, type TownPlan } from "./town.ts";

/** 400 km²; densities vary by nine, but smoothly, over kilometers. */
const NULL_CITY: TownPlan = {
  side: 20_000,
  background: 6000,
  spots: [],
  spotIncidents: 0,
  spread: 0,
};
/** The same with six spots of 350 incidents, nearly all within 300 m. */
const PLANTED_CITY: TownPlan = {
  ...NULL_CITY,
  background: 4500,
  spots: [
    [4100, 3000],
    [15_400, 4600],
    [9900, 9100],
    [3200, 14_700],
    [12_600, 16_900],
    [17_300, 11_800],
  ],
  spotIncidents: 350,
  spread: 120,
};
const HOT_CELLS = { cellSizeMeters: 250, nCells: 48 };
const DRAWS = 19;

const hot = (method: Method) => toCandidate(method, HOT_CELLS);
const KMEANS = hot({ algorithm: "kmeans", k: 6, nInit: 3 });
const WARD = hot({ algorithm: "ward", k: 6 });
/** 40 incidents in a circle of 250 m: six times what there is where the background is densest. */
const DENSE = toCandidate({ algorithm: "dbscan", epsMeters: 250, minSamples: 40 });
const WHOLE = toCandidate({ algorithm: "kmeans", k: 6, nInit: 1 });

/** The way of the chapter, with fewer draws and bootstraps. */
function study(plan: TownPlan, seed: number, candidates: readonly Candidate[]): Promise<GeoStudy> {
  return studyCandidates("city", toPopulation(drawTown(seed, plan)), candidates, {
    seed: 1,
    bootstraps: 3,
    reseeds: 1,
    draws: DRAWS,
    finalDraws: DRAWS,
    bandwidthMeters: 1500,
    ...landOf(plan),
    rule: { ...SELECTION_RULE, maxZoneSquareKilometers: 5 },
    remember: async (_module, _params, compute) => await compute(),
  });
}

Deno.test("hot cells, then k-means or Ward, find six planted hot spots again", () => {
  for (const seed of [1, 2, 3]) {
    const incidents = drawTown(seed, PLANTED_CITY);
    const places = toPlaces(incidents);
    const indexOf = new Map([...places.x].map((x, i) => [`${x},${places.y[i]}`, i]));
    fitCandidates(places, [KMEANS, WARD], 1).forEach(({ labels }, method) => {
      const found = incidents.map(({ x, y }) => labels[indexOf.get(`${x},${y}`)!]!);
      const planted = incidents.flatMap(({ spot }, i) => spot >= 0 && found[i]! >= 0 ? [i] : []);
      assert.ok(planted.length > 0.9 * 6 * 350, `${planted.length} in hot cells`);
      const index = adjustedRand(
        Int32Array.from(planted, (i) => found[i]!),
        Int32Array.from(planted, (i) => incidents[i]!.spot),
        new Uint32Array(planted.length).fill(1),
      );
      assert.ok(index >= 0.95, `seed ${seed}, ${["k-means", "Ward"][method]}: ${index}`);
    });
  }
});

Deno.test("planted hot spots score higher than those of any redrawn city, and are chosen", async () => {
  const { evidence, selection } = await study(PLANTED_CITY, 4, [KMEANS, WARD, DENSE]);
  const [kmeans, ward, dense] = evidence;
  for (const { candidate, scores, null: { lift, p } } of [kmeans!, ward!]) {
    assert.ok(scores.silhouette! > 0.9, `${candidate.id}: ${scores.silhouette}`);
    assert.ok(lift! > 0.25, `${candidate.id}: ${lift}`);
    assert.equal(p, 1 / (DRAWS + 1));
  }
  // DBSCAN finds the six as well, and nothing at all in a redrawn city
  assert.equal(dense!.scores.nClusters, 6);
  assert.deepEqual([dense!.null.undefined, dense!.null.p], [DRAWS, 1 / (DRAWS + 1)]);
  const [chosen] = selection.verdicts.filter((each) => each.chosen);
  assert.ok(chosen && [KMEANS.id, WARD.id].includes(chosen.id));
});

Deno.test("nothing is found in a city without hot spots, and nothing is chosen", async () => {
  const candidates = [KMEANS, WARD, WHOLE, DENSE];
  const { evidence, selection } = await study(NULL_CITY, 5, candidates);
  // towns of seeds 3 to 12 have lifts from -0.07 to +0.06 in hot cells; one of them, as one in
  // twenty should, has a p of 0.05
  for (const { candidate, null: { lift, p } } of evidence.slice(0, 3)) {
    assert.ok(Math.abs(lift!) < 0.1, `${candidate.id}: ${lift}`);
    assert.ok(p! > 0.05, `${candidate.id}: ${p}`);
  }
  assert.deepEqual([evidence[3]!.scores.nClusters, evidence[3]!.scores.silhouette], [0, null]);
  assert.deepEqual(selection.verdicts.map(({ chosen }) => chosen), [false, false, false, false]);
});
