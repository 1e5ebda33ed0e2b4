import assert from "node:assert/strict";
import { agreement } from "lib/cluster/agreement.ts";
import { fitCandidates, scaleCandidate } from "lib/cluster/candidate.ts";
import { smoothIntensity } from "lib/cluster/intensity.ts";
import { JOBS } from "lib/cluster/jobs.ts";
import { compareWithNull } from "lib/cluster/null_model.ts";
import { scoreClustering } from "lib/cluster/score_clustering.ts";
import { canonicalJson } from "lib/files/canonical_json.ts";
import type { WeightedPlaces } from "lib/space/grid.ts";
import { fitOnAllCores, nullSilhouettes, scoreCandidates } from "lib/zones/evaluate.ts";
import { besideNull, toEvidence } from "lib/zones/evidence.ts";
import { findCandidate, redraw, type Remember } from "lib/zones/geo_study.ts";
import { finalists, selectCandidate } from "lib/zones/selection.ts";
import { catchOf, groundOf, zoneCells } from "lib/zones/zone_cells.ts";
import { CANDIDATES, OPTIONS, POPULATION, studyTown } from "./small_study.ts";

const { seed, bootstraps, reseeds, draws, finalDraws, ground, region, bandwidthMeters } = OPTIONS;
const { places, halves } = POPULATION;
const incidentsOf = ({ weight }: WeightedPlaces) => weight.reduce((sum, each) => sum + each, 0);
const N = incidentsOf(places);
const FITS = fitCandidates(places, CANDIDATES, seed);
const STUDY = await studyTown();

/** Remembers as a file would: by parameters, results as JSON. */
function createMemory() {
  const known = new Map<string, string>();
  let computed = 0;
  const remember: Remember = async (module, params, compute) => {
    const key = canonicalJson({ module, params });
    if (!known.has(key)) {
      computed++;
      known.set(key, canonicalJson(await compute()));
    }
    return JSON.parse(known.get(key)!);
  };
  return { remember, known, computed: () => computed };
}

Deno.test("studyCandidates() finds the same whether results are computed or remembered", async () => {
  const memory = createMemory();
  const first = await studyTown(memory.remember);
  assert.deepEqual(first, STUDY);
  // scores, draws of all, further draws of the finalists
  assert.deepEqual([memory.computed(), memory.known.size], [3, 3]);
  const second = await studyTown(memory.remember);
  assert.deepEqual(second, STUDY);
  assert.equal(memory.computed(), 3);
});

Deno.test("studyCandidates() gives finalists, and those asked for, the many draws", () => {
  const few = besideNull(
    STUDY.evidence,
    { silhouettes: STUDY.evidence.map(({ drawn }) => drawn.slice(0, draws)), maxError: 0 },
  );
  const final = [...finalists(few.map(toEvidence), OPTIONS.rule), "kmeans-2"];
  assert.ok(final.length > 1 && final.length < CANDIDATES.length);
  for (const { candidate, drawn, null: { draws: made } } of STUDY.evidence) {
    assert.equal(made, final.includes(candidate.id) ? finalDraws : draws, candidate.id);
    assert.equal(drawn.length, made);
  }
  const [chosen] = STUDY.selection.verdicts.filter((each) => each.chosen);
  assert.ok(chosen && final.includes(chosen.id));
});

Deno.test("studyCandidates() compares with redraws of as many incidents, each draw with its number", () => {
  const intensity = smoothIntensity(places, region, { bandwidthMeters });
  for (let draw = 0; draw < finalDraws; draw++) {
    const { silhouettes, maxError } = JOBS.nullDraw(intensity, N, CANDIDATES, seed, draw, 1e-3);
    STUDY.evidence.forEach(({ drawn }, i) => {
      if (draw < drawn.length) assert.equal(drawn[draw], silhouettes[i]);
    });
    if (draw < draws) assert.ok(maxError <= STUDY.maxNullError);
  }
  for (const { scores, drawn, null: found } of STUDY.evidence) {
    assert.deepEqual(found, compareWithNull(scores.silhouette, drawn));
  }
});

Deno.test("studyCandidates() leaves no incident out of its scores", () => {
  STUDY.evidence.forEach(({ candidate, scores }, i) => {
    assert.equal(scores.n + scores.nNoise, N, candidate.id);
    assert.deepEqual(scores, scoreClustering(places, FITS[i]!.labels));
    assert.deepEqual(STUDY.fits[i], FITS[i]);
  });
  assert.deepEqual(STUDY.candidates, CANDIDATES);
  assert.deepEqual(STUDY.evidence.map(({ candidate }) => candidate), CANDIDATES);
});

Deno.test("studyCandidates() applies the rule to what the evidence says", () => {
  const { evidence, selection } = STUDY;
  assert.deepEqual(selection, selectCandidate(evidence.map(toEvidence), OPTIONS.rule));
  evidence.forEach((each) => {
    const { id, noiseShare, nZones, zoneSquareKilometers, lift, halves, ...rest } = toEvidence(
      each,
    );
    assert.equal(id, each.candidate.id);
    assert.equal(noiseShare, each.scores.nNoise / N);
    assert.deepEqual([nZones, lift], [each.scores.nClusters, each.null.lift]);
    assert.equal(zoneSquareKilometers, each.largestSquareKilometers);
    assert.equal(halves, each.stability.halves.adjustedRand);
    assert.equal(rest.stability, each.stability.median);
    assert.equal(rest.caughtPerSquareKilometer, each.next?.sharePerSquareKilometer ?? null);
  });
});

Deno.test("scoreCandidates() measures ground, and what zones of one half catch of the other", () => {
  const scaled = halves.map((half) =>
    fitCandidates(
      half,
      CANDIDATES.map((each) => scaleCandidate(each, incidentsOf(half) / N)),
      seed,
    )
  );
  STUDY.evidence.forEach((each, i) => {
    const { labels, nClusters } = FITS[i]!;
    const cells = zoneCells(ground.grid, places, labels, nClusters);
    assert.equal(each.squareKilometers, groundOf(ground, [...new Set(cells.flat())]));
    const grounds = cells.map((own) => groundOf(ground, own));
    assert.equal(each.largestSquareKilometers, Math.max(0, ...grounds));
    const [first, second] = [scaled[0]![i]!, scaled[1]![i]!];
    const before = zoneCells(ground.grid, halves[0], first.labels, first.nClusters);
    assert.deepEqual(each.next, catchOf(ground, before, halves[1]));
    const halved = agreement(halves[0], first.labels, halves[1], second.labels);
    assert.deepEqual(each.stability.halves, halved);
  });
  assert.equal(STUDY.evidence.filter(({ next }) => next === null).length, 1);
});

Deno.test("scoreCandidates() repeats the whole way on bootstraps, and with other seeds", () => {
  const reference = { places, labels: FITS.map(({ labels }) => labels) };
  const bootstrapped = Array.from(
    { length: bootstraps },
    (_, draw) => JOBS.bootstrap(reference, CANDIDATES, seed, draw),
  );
  const reseeded = Array.from(
    { length: reseeds },
    (_, i) => JOBS.reseed(reference, CANDIDATES, seed + 1 + i),
  );
  STUDY.evidence.forEach(({ candidate, kmeans, stability }, i) => {
    const indices = bootstrapped.map((each) => each[i]!.adjustedRand)
      .filter((index) => index !== null).sort((a, b) => a - b);
    assert.deepEqual(stability.bootstraps, indices);
    // of four the mean of the middle two
    const median = indices.length === 0 ? null : (indices[1]! + indices[2]!) / 2;
    assert.ok(Math.abs((stability.median ?? 0) - (median ?? 0)) < 1e-15, candidate.id);
    assert.equal(stability.median === null, median === null);
    const isRandom = candidate.method.algorithm === "kmeans";
    const least = Math.min(...reseeded.map((each) => each[i]!.adjustedRand!));
    assert.equal(stability.reseeded, isRandom ? least : null);
    const { inertia, iterations, converged } = FITS[i]!;
    assert.deepEqual(kmeans, isRandom ? { inertia, iterations, converged } : null);
  });
});

Deno.test("fits, scores and draws do not depend on the threads, nor draws on where they begin", async () => {
  const one = { seed, threads: 1 };
  assert.deepEqual(await fitOnAllCores(places, CANDIDATES, one), FITS);
  const evaluation = { ...one, bootstraps, reseeds };
  const scores = await scoreCandidates(POPULATION, CANDIDATES, FITS, ground, evaluation);
  assert.deepEqual(
    scores,
    STUDY.evidence.map(({ null: _, drawn: __, ...each }) => each),
  );
  const intensity = smoothIntensity(places, region, { bandwidthMeters });
  const few = CANDIDATES.slice(5);
  const whole = await nullSilhouettes(intensity, N, few, { ...one, draws: 3 });
  const rest = await nullSilhouettes(intensity, N, few, { seed, from: 1, draws: 2 });
  assert.deepEqual(rest.silhouettes, whole.silhouettes.map((own) => own.slice(1)));
});

Deno.test("redraw() makes no draw where none is asked for", async () => {
  const options = { ...OPTIONS, remember: () => assert.fail("computed") };
  const none = { silhouettes: [[], []], maxError: 0 };
  const two = CANDIDATES.slice(0, 2);
  assert.deepEqual(await redraw("town", POPULATION, two, options, { draws: 0 }), none);
  const nobody = await redraw("town", POPULATION, [], options, { draws: 9 });
  assert.deepEqual(nobody, { silhouettes: [], maxError: 0 });
});

Deno.test("besideNull() counts further draws with the first ones, and refuses draws of others", () => {
  const [one, other] = STUDY.evidence;
  const drawn = { silhouettes: [[0.25], [null]], maxError: 0 };
  const more = new Map([[other!.candidate.id, [0.5, null]]]);
  const found = besideNull([one!, other!], drawn, more);
  assert.deepEqual(found.map((each) => each.drawn), [[0.25], [null, 0.5, null]]);
  assert.deepEqual(found[1]!.null, compareWithNull(other!.scores.silhouette, [null, 0.5, null]));
  assert.throws(() => besideNull([one!], drawn), {
    name: "RangeError",
    message: "Cannot compare with null: there must be draws for each candidate, " +
      "current values are 2 and 1",
  });
});

Deno.test("findCandidate() finds a candidate by its name, with its fit", () => {
  CANDIDATES.forEach(({ id }, i) => {
    const { evidence, fit } = findCandidate(STUDY, id);
    assert.equal(evidence.candidate.id, id);
    assert.deepEqual(fit, FITS[i]);
  });
  assert.throws(() => findCandidate(STUDY, "kmeans-99"), {
    name: "RangeError",
    message: "Cannot find candidate: there is none of the name kmeans-99",
  });
});
