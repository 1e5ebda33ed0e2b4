import assert from "node:assert/strict";
import {
  costRows,
  describeRecord,
  gateRows,
  geoRows,
  historyRows,
  oneOfEachKind,
  recordsOf,
  reductionRows,
  timeRows,
} from "lib/tracking/comparison_rows.ts";
import { modelSpecs } from "lib/tracking/models.ts";
import { foldRegistry } from "lib/tracking/registry.ts";
import { madeMetric, madeRecord, zoneMetrics } from "./made_records.ts";

const hotCells = { cellSizeMeters: 250, nCells: 96 };
const population = "victim_reported";
const work = (n: number) => ({ distance_evaluations: madeMetric(n) });
const KMEANS = madeRecord({
  params: { k: 8, nInit: 10, population },
  metrics: { ...zoneMetrics(0.02), ...work(5_000_000) },
});
const WARD = madeRecord({
  algorithm: "ward",
  params: { k: 5, hotCells, population },
  metrics: { ...zoneMetrics(0.4), ...work(200_000) },
});
const DBSCAN = madeRecord({
  algorithm: "dbscan",
  params: { epsMeters: 250, minSamples: 1000, population: "all" },
  metrics: { ...zoneMetrics(0.1), silhouette: madeMetric(null), ...work(7_000_000) },
});
const TIME = madeRecord({
  task: "temporal",
  params: { k: 3, metric: "variation", population: "times known" },
  metrics: { silhouette: madeMetric(0.44, 0.43), silhouette_independent: madeMetric(0.44, 0.44) },
}, "05_temporal_clustering");
const SEASON = madeRecord({
  task: "temporal",
  algorithm: "poisson",
  params: { population: "incidents a day" },
  metrics: { trend: madeMetric(1.01) },
}, "05_temporal_clustering");
const UMAP = madeRecord({
  task: "reduction",
  algorithm: "umap",
  params: { population: "stratified" },
  metrics: { trustworthiness: madeMetric(0.987) },
}, "06_dimensionality_reduction");
const ALL = [KMEANS, WARD, DBSCAN, TIME, SEASON, UMAP];

Deno.test("recordsOf() keeps the task, and the population where one is asked for", () => {
  assert.deepEqual(recordsOf(ALL, "geo"), [KMEANS, WARD, DBSCAN]);
  assert.deepEqual(recordsOf(ALL, "geo", "all"), [DBSCAN]);
});

Deno.test("describeRecord() names every kind of fit", () => {
  assert.deepEqual(ALL.map(describeRecord), [
    "k-means 8",
    "Ward 5 in 96 hot cells",
    "DBSCAN 250 m, 1000",
    "3 patterns, circles by variation",
    "season of daily counts",
    "UMAP",
  ]);
});

Deno.test("geoRows() puts the most lift first, what has none last, with work and evidence", () => {
  const rows = geoRows([DBSCAN, KMEANS, WARD]);
  assert.deepEqual(rows.map((row) => row.candidate), [WARD, KMEANS, DBSCAN].map(describeRecord));
  const [first] = rows;
  assert.deepEqual([first!["lift (p, draws)"], first!.distances], ["+0.400 (0.01, 99)", "200k"]);
  assert.equal(first!["bootstraps, halves, seeds"], "0.90, 0.80, –");
  assert.equal(rows[2]!["lift (p, draws)"], "none");
});

Deno.test("timeRows() leaves out what is no clustering; reductionRows() fills what each has", () => {
  assert.deepEqual(timeRows([TIME, SEASON]).map((row) => row.candidate), [
    "3 patterns, circles by variation",
  ]);
  const [row] = reductionRows([UMAP]);
  assert.deepEqual([row!.trustworthiness, row!["three hold"]], ["0.987", ""]);
});

Deno.test("costRows() leaves out candidates without a lift, and tells methods and ground apart", () => {
  const rows = costRows([KMEANS, WARD, DBSCAN]);
  assert.deepEqual(rows.map(({ method, distances }) => [method, distances]), [
    ["k-means, whole city", 5_000_000],
    ["Ward, hot cells", 200_000],
  ]);
});

Deno.test("oneOfEachKind() takes the city by one number, hot cells by another, DBSCAN whatever it is", () => {
  const six = madeRecord({ params: { k: 6, hotCells, population } });
  const kinds = oneOfEachKind([KMEANS, WARD, DBSCAN, six], { k: 8, kHot: 5 });
  assert.deepEqual(kinds, [KMEANS, DBSCAN, WARD]);
});

Deno.test("historyRows() and gateRows() say what was proposed, what became of it, and by what", () => {
  const ask = (algorithm: string, why: string) => ({
    date: "2018-12-01",
    model: "geo-zones",
    algorithm,
    params: {},
    why,
  });
  const geo = [KMEANS, WARD];
  const registry = foldRegistry(geo, [
    ask("kmeans", "usual"),
    ask("ward", "hot"),
    ask("dbscan", "dense"),
  ], modelSpecs({ districtSquareKilometers: 26 }));
  const rows = historyRows(registry, geo);
  assert.deepEqual(rows.map((row) => [row.proposed, row.outcome, row.version]), [
    ["k-means 8", "refused", ""],
    ["Ward 5 in 96 hot cells", "__promoted__", "1"],
    ["dense", "no record", ""],
  ]);
  const [clusters] = gateRows(registry.models[0]!.versions[0]!);
  assert.deepEqual([clusters!.wanted, clusters!.shown], ["≥ 5, ≤ 10", "5"]);
});
