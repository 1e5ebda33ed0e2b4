import assert from "node:assert/strict";
import { cellTime, N_TIME_CELLS, timeCellOf } from "lib/data/time_cells.ts";
import { pointKmeans } from "lib/cluster/point_kmeans.ts";
import { occupiedPoints } from "lib/cluster/points.ts";
import { adjustedRand } from "lib/cluster/scores.ts";
import { drawSeed } from "lib/numeric/draw_seed.ts";
import { createMultinomial } from "lib/numeric/multinomial.ts";
import { PATTERN_RULE } from "lib/patterns/pattern_selection.ts";
import { studyPatterns, type TimePopulation } from "lib/patterns/pattern_study.ts";
import { timePoints } from "lib/patterns/time_points.ts";

const OPTIONS = {
  metrics: ["equal", "variation"] as const,
  ks: [2, 3, 4],
  nInit: 3,
  seed: 1,
  draws: 19,
  independentDraws: 2,
  bootstraps: 5,
  rule: { ...PATTERN_RULE, maxP: 0.05 },
};
const DAYS = new Uint32Array(N_TIME_CELLS).fill(1);

/** Three times of the day, without regard to weekday and month; 0 between them. */
const plantedOf = (cell: number) => {
  const { hour } = cellTime(cell);
  return hour >= 1 && hour <= 3
    ? 1
    : hour >= 8 && hour <= 11
    ? 2
    : hour >= 17 && hour <= 20
    ? 3
    : 0;
};

function draw(weights: ArrayLike<number>, n: number, seed: number): TimePopulation {
  const half = createMultinomial(weights, n / 2);
  const halves = [half(seed), half(seed + 1)] as const;
  return { counts: halves[0].map((count, i) => count + halves[1][i]!), halves, days: DAYS };
}

const PLANTED = Float64Array.from(DAYS, (_, cell) => plantedOf(cell) > 0 ? 40 : 1);

Deno.test("studyPatterns() recovers planted times of the day", async () => {
  const population = draw(PLANTED, 60_000, 10);
  const { fits, selection } = await studyPatterns(population, OPTIONS);
  assert.equal(selection.leader, "variation-3");
  assert.ok(selection.verdicts.some(({ chosen }) => chosen));
  const { labels, even } = fits.find(({ id }) => id === "variation-3")!;
  const planted = Uint32Array.from(DAYS, (_, cell) => cell).filter((cell) => plantedOf(cell) > 0);
  const agreement = adjustedRand(
    Int32Array.from(planted, (cell) => labels[cell]!),
    Int32Array.from(planted, (cell) => plantedOf(cell) - 1),
    Uint32Array.from(planted, (cell) => population.counts[cell]!),
  );
  assert.ok(agreement >= 0.95, String(agreement));
  assert.ok(even.lift! > 0.1, String(even.lift));
});

Deno.test("studyPatterns() finds nothing in incidents that are spread evenly", async () => {
  const { fits, selection } = await studyPatterns(draw(DAYS, 60_000, 20), OPTIONS);
  assert.ok(selection.verdicts.every(({ chosen }) => !chosen));
  assert.ok(fits.every(({ even }) => Math.abs(even.lift!) < 0.02));
});

Deno.test("studyPatterns() tells hours that depend on the weekday from hours that do not", async () => {
  const weekendNights = (cell: number) => {
    const { hour, weekday } = cellTime(cell);
    return weekday >= 6 ? (hour < 6 ? 40 : 1) : (hour >= 9 && hour < 15 ? 16 : 1);
  };
  const options = { ...OPTIONS, metrics: ["equal"] as const, ks: [2], independentDraws: 19 };
  const together = Float64Array.from(DAYS, (_, cell) => weekendNights(cell));
  const [planted, alone] = await Promise.all(
    [together, PLANTED].map((weights) => studyPatterns(draw(weights, 60_000, 50), options)),
  );
  assert.ok(
    planted!.fits[0]!.independent.lift! > 0.02,
    JSON.stringify(planted!.fits[0]!.independent),
  );
  assert.equal(planted!.fits[0]!.independent.p, 1 / 20);
  assert.ok(Math.abs(alone!.fits[0]!.independent.lift!) < 0.01);
});

Deno.test("studyPatterns() counts every incident once in each clustering", async () => {
  const { n, fits } = await studyPatterns(draw(PLANTED, 60_000, 30), OPTIONS);
  assert.equal(n, 60_000);
  for (const { sizes, silhouette } of fits) {
    assert.equal(sizes.reduce((sum, size) => sum + size, 0), n);
    assert.deepEqual([silhouette.n, silhouette.nNoise], [n, 0]);
  }
});

Deno.test("studyPatterns() says of k-means what the best start was, and the work of all starts", async () => {
  const options = { ...OPTIONS, metrics: ["equal"] as const, draws: 1, bootstraps: 1 };
  const population = draw(PLANTED, 60_000, 30);
  const { fits } = await studyPatterns(population, options);
  for (const { radii, k, kmeans } of fits) {
    const { points } = occupiedPoints(6, timePoints(radii), population.counts);
    const found = pointKmeans(points, { k, nInit: OPTIONS.nInit, seed: drawSeed(OPTIONS.seed, 0) });
    const { inertia, iterations, converged, distanceEvaluations } = found;
    assert.deepEqual(kmeans, { inertia, iterations, converged, distanceEvaluations });
  }
});

Deno.test("studyPatterns() does not compare halves of which one lacks a month", async () => {
  const counts = createMultinomial(PLANTED, 40_000)(1);
  const early = counts.map((n, cell) => cellTime(cell).month <= 6 ? n : 0);
  const late = counts.map((n, cell) => n - early[cell]!);
  const { fits } = await studyPatterns({ counts, halves: [early, late], days: DAYS }, {
    ...OPTIONS,
    ks: [3],
    draws: 1,
    independentDraws: 1,
    bootstraps: 1,
  });
  assert.deepEqual(fits.map(({ halves }) => halves), [null, null]);
});

Deno.test("studyPatterns() takes one month of data, and one hour of it is too little", async () => {
  const march = draw(PLANTED, 20_000, 40).counts
    .map((n, cell) => cellTime(cell).month === 3 ? n : 0);
  const days = DAYS.map((_, cell) => cellTime(cell).month === 3 ? 4 : 0);
  const few = {
    ...OPTIONS,
    metrics: ["variation"] as const,
    ks: [3],
    draws: 2,
    independentDraws: 1,
    bootstraps: 2,
  };
  const { fits } = await studyPatterns({ counts: march, halves: [march, march], days }, few);
  assert.equal(fits[0]!.radii.month, 0);
  const one = new Uint32Array(N_TIME_CELLS);
  one[timeCellOf(5, 1, 3)] = 7;
  await assert.rejects(
    studyPatterns({ counts: one, halves: [one, one], days }, few),
    { name: "RangeError", message: /k must be an integer in 1 \.\. 1/ },
  );
  const none = new Uint32Array(N_TIME_CELLS);
  await assert.rejects(
    studyPatterns({ counts: none, halves: [none, none], days }, few),
    { name: "RangeError", message: /there must be incidents/ },
  );
});
