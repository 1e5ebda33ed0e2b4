import assert from "node:assert/strict";
import { silhouette } from "lib/cluster/silhouette.ts";
import { describeCandidate } from "lib/zones/geo_candidates.ts";
import { findCandidate } from "lib/zones/geo_study.ts";
import {
  beatenByEven,
  drawnByName,
  formatLift,
  hotBest,
  liftsByBandwidth,
  nullRows,
  shareNegative,
  silhouetteBands,
  type SilhouetteRow,
  silhouetteRows,
  stabilityRows,
  sweepRows,
  verdictRows,
} from "lib/zones/study_rows.ts";
import { drawBlobs, placesOf } from "../cluster/scored.ts";
import { assertClose } from "../numeric/reference.ts";
import { CANDIDATES, POPULATION, studyTown } from "./small_study.ts";

const STUDY = await studyTown();
const evidenceOf = (id: string) => STUDY.evidence.find(({ candidate }) => candidate.id === id)!;

/** Mean squared distance of an incident to the mean of its cluster. */
function meanSquareKilometers(id: string): number {
  const { x, y, weight } = POPULATION.places;
  const { labels } = findCandidate(STUDY, id).fit;
  let [sum, total] = [0, 0];
  for (const members of Map.groupBy(labels.keys(), (i) => labels[i]).values()) {
    const n = members.reduce((all, i) => all + weight[i]!, 0);
    const mean = (of: Float64Array) => members.reduce((all, i) => all + weight[i]! * of[i]! / n, 0);
    const [centerX, centerY] = [mean(x), mean(y)];
    for (const i of members) {
      const [dx, dy] = [(x[i]! - centerX) / 1000, (y[i]! - centerY) / 1000];
      sum += weight[i]! * (dx * dx + dy * dy);
    }
    total += n;
  }
  return sum / total;
}

Deno.test("formatLift() has a sign, and a word where there is no lift", () => {
  assert.deepEqual([0.284, -0.05, 0, null].map(formatLift), ["+0.28", "−0.05", "+0.00", "none"]);
});

Deno.test("sweepRows() are those of k-means on the whole population, inertia in square kilometers", () => {
  const rows = sweepRows(STUDY);
  assert.deepEqual(rows.map(({ k }) => k), [2, 5]);
  rows.forEach((row) => {
    const { scores, kmeans, null: { lift } } = evidenceOf(`kmeans-${row.k}`);
    assert.deepEqual([row.silhouette, row.lift], [scores.silhouette, lift]);
    assert.deepEqual([row.inertia, row.converged], [kmeans!.inertia, kmeans!.converged]);
    assertClose(row.mean_square_kilometers, meanSquareKilometers(`kmeans-${row.k}`), 1e-12);
  });
});

Deno.test("silhouetteRows() give the records' silhouette, and mean and range of both nulls", () => {
  const even = { silhouettes: [[0.5, 0.25, null], [0.75]], maxError: 0 };
  const rows = silhouetteRows(STUDY, even);
  assert.deepEqual(rows.map(({ series, k }) => [series, k]), [
    ["records", 2],
    ["records", 5],
    ["redrawn, smoothed", 2],
    ["redrawn, smoothed", 5],
    ["spread evenly", 2],
    ["spread evenly", 5],
  ]);
  const value = evidenceOf("kmeans-5").scores.silhouette!;
  assert.deepEqual(rows[1], { series: "records", k: 5, value, low: value, high: value });
  const { mean, min, max } = evidenceOf("kmeans-2").null;
  assert.deepEqual([rows[2]!.value, rows[2]!.low, rows[2]!.high], [mean, min, max]);
  assert.deepEqual(rows[4], { series: "spread evenly", k: 2, value: 0.375, low: 0.25, high: 0.5 });
});

Deno.test("beatenByEven() are the numbers of clusters at which an even spread scores higher", () => {
  const row = (series: SilhouetteRow["series"], k: number, value: number): SilhouetteRow => ({
    series,
    k,
    value,
    low: 0,
    high: 1,
  });
  const rows = [
    ...[0.4, 0.3, 0.5].map((value, i) => row("records", i + 2, value)),
    ...[0.9, 0.9, 0.9].map((value, i) => row("redrawn, smoothed", i + 2, value)),
    ...[0.41, 0.3, 0.2].map((value, i) => row("spread evenly", i + 2, value)),
  ];
  assert.deepEqual(beatenByEven(rows), [2]);
});

Deno.test("nullRows() are those with a score and a null, drawnByName() all draws that have a score", () => {
  const rows = nullRows(STUDY.evidence);
  // DBSCAN finds nothing in redrawn towns
  assert.deepEqual(rows.map(({ label }) => label), [
    "k-means 2",
    "k-means 5",
    "Ward 5",
    "k-means 5 in 20 hot cells",
    "Ward 5 in 20 hot cells",
  ]);
  const { scores, null: { mean, min, max, lift } } = evidenceOf("kmeans-2");
  assert.deepEqual(rows[0], {
    label: "k-means 2",
    observed: scores.silhouette,
    low: min,
    mean,
    high: max,
    // the highest of five draws and one
    note: `${formatLift(lift)}, p 0.17`,
  });
  assert.equal(nullRows(STUDY.evidence, ({ candidate }) => candidate.id)[0]!.label, "kmeans-2");
  const drawn = drawnByName(STUDY.evidence);
  assert.equal(Object.keys(drawn).length, CANDIDATES.length);
  assert.deepEqual(drawn["k-means 2"], evidenceOf("kmeans-2").drawn);
  assert.deepEqual(drawn["DBSCAN 100 m, 60"], []);
});

Deno.test("hotBest() is the highest silhouette on a share of the area", () => {
  const hot = STUDY.evidence.filter(({ candidate }) => candidate.hotCells);
  const best = Math.max(...hot.map(({ scores }) => scores.silhouette!));
  assert.equal(hotBest(STUDY.evidence, 0.14, 9).scores.silhouette, best);
  assert.equal(hotBest(STUDY.evidence.toReversed(), 0.14, 9).scores.silhouette, best);
  assert.throws(() => hotBest(hot, 0.01, 9), {
    name: "RangeError",
    message: "Cannot find hot cells: no candidate stands on 0.01",
  });
  // an undefined silhouette is the worst
  const [one, other] = hot;
  const blind = { ...one!, scores: { ...one!.scores, silhouette: null } };
  assert.equal(hotBest([blind, other!], 0.14, 9), other);
});

Deno.test("liftsByBandwidth() put the narrowest null first, whichever it is", () => {
  const each = evidenceOf("kmeans-2");
  const observed = each.scores.silhouette!;
  const at = (silhouettes: (number | null)[]) => ({ silhouettes: [silhouettes], maxError: 0 });
  const rows = liftsByBandwidth([each], 600, [1200, 300], [
    at([observed - 0.25, observed - 0.75, observed - 0.5]),
    at([observed + 0.1]),
  ]);
  const { lift } = each.null;
  assert.deepEqual(Object.entries(rows[0]!), [
    ["candidate", "k-means 2"],
    ["silhouette", observed.toFixed(3)],
    ["lift at 300 m", "−0.10 (p 1.00, 1 draws)"],
    ["lift at 600 m", `${formatLift(lift)} (p 0.17, 5 draws)`],
    ["lift at 1200 m", "+0.50 (p 0.25, 3 draws)"],
  ]);
});

Deno.test("stabilityRows() leave out candidates without clusters to compare", () => {
  const rows = stabilityRows(STUDY);
  assert.equal(rows.length, CANDIDATES.length - 1);
  for (const { candidate, median, low, high } of rows) {
    assert.ok(low <= median && median <= high, candidate);
    assert.notEqual(candidate, "DBSCAN 50 m, 5000");
  }
  const { stability } = evidenceOf("ward-5");
  const ward = rows.find(({ candidate }) => candidate === "Ward 5")!;
  assert.deepEqual(
    [ward.low, ward.high, ward.halves],
    [
      Math.min(...stability.bootstraps),
      Math.max(...stability.bootstraps),
      stability.halves.adjustedRand,
    ],
  );
});

/** In bold, as Markdown has it. */
const CHOSEN = /^(\*\*|__)chosen\1$/;

Deno.test("verdictRows() say of every candidate why it lost, of one that it was chosen", () => {
  const rows = verdictRows(STUDY);
  const { selection: { leader } } = STUDY;
  const leadingName = describeCandidate(CANDIDATES.find(({ id }) => id === leader)!);
  assert.equal(rows.length, CANDIDATES.length);
  rows.forEach((row, i) => {
    const { chosen, reasons } = STUDY.selection.verdicts[i]!;
    if (chosen) assert.match(String(row.verdict), CHOSEN);
    else assert.equal(row.verdict, reasons.join("; ").replaceAll(leader, leadingName));
    assert.deepEqual([row.n, row.zones], [
      STUDY.evidence[i]!.scores.n,
      STUDY.evidence[i]!.scores.nClusters,
    ]);
  });
  assert.equal(rows.filter(({ verdict }) => CHOSEN.test(String(verdict))).length, 1);
});

Deno.test("silhouetteBands() are the sorted silhouettes of each cluster, of all its incidents", () => {
  const { places, labels } = drawBlobs(171, [
    { x: 0, y: 0, spread: 200, nPlaces: 40 },
    { x: 700, y: 0, spread: 200, nPlaces: 30 },
  ], 6);
  const found = silhouette(places, labels);
  const rows = silhouetteBands(found, places, labels, ["LOOP", "PULLMAN"]);
  const bands = Map.groupBy(rows, ({ cluster }) => cluster);
  assert.deepEqual([...bands.keys()], ["1 LOOP", "2 PULLMAN"]);
  for (const [cluster, band] of bands) {
    const own = [...labels.keys()].filter((i) => labels[i] === Number(cluster[0]) - 1);
    const values = own.map((i) => found.byPlace[i]!);
    assert.deepEqual([band[0]!.value, band.at(-1)!.value], [
      Math.max(...values),
      Math.min(...values),
    ]);
    assert.ok(band.every(({ value }, i) => i === 0 || value <= band[i - 1]!.value));
    assert.equal(band[0]!.n, own.reduce((sum, i) => sum + places.weight[i]!, 0));
    // the mean under a curve of 60 points is about that of the incidents
    const mean = band.reduce((sum, { value }) => sum + value, 0) / band.length;
    assert.ok(Math.abs(mean - band[0]!.mean) < 0.02);
  }
});

Deno.test("shareNegative() counts the incidents in clusters that lie nearer to another one", () => {
  // the third place is in cluster 0, but lies in cluster 1; noise does not count
  const places = placesOf([0, 1, 100, 101, 103, 50], [0, 0, 0, 0, 0, 0], [5, 6, 3, 4, 2, 100]);
  const labels = Int32Array.of(0, 0, 0, 1, 1, -1);
  assert.equal(shareNegative(silhouette(places, labels), places), 3 / 20);
});
