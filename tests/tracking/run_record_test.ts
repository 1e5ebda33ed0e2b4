import assert from "node:assert/strict";
import { type FitRecord, type Metric, toRunRecord } from "lib/tracking/run_record.ts";

const FIT: FitRecord = {
  task: "geo",
  algorithm: "kmeans",
  params: { k: 8, nInit: 10, hotCells: { cellSizeMeters: 250, nCells: 96 } },
  seed: 1,
  data: { sha256: "ab", nIncidents: 10, nPlaces: 5 },
  metrics: { silhouette: { value: 0.4, n: 10, noise: "none" } },
  artifacts: ["a.parquet"],
};

const CHAPTER = "04_geo_clustering";
const hashOf = (path: string) => `hash of ${path}`;
const idOf = (change: Partial<FitRecord> = {}, chapter = CHAPTER) =>
  toRunRecord(chapter, { ...FIT, ...change }, hashOf).runId;

Deno.test("toRunRecord() keeps the identity of a fit whatever it scores and wherever it is written", () => {
  assert.match(idOf(), /^04-kmeans-[0-9a-f]{12}$/);
  const better: Metric = { value: 0.9, n: 9, noise: "excluded", error: 0.1 };
  assert.equal(idOf({ metrics: { silhouette: better, calinski: better } }), idOf());
  assert.equal(idOf({ artifacts: [] }), idOf());
  const reordered = { hotCells: { nCells: 96, cellSizeMeters: 250 }, nInit: 10, k: 8 };
  assert.equal(idOf({ params: reordered }), idOf());
});

Deno.test("toRunRecord() gives every fit that differs in what defines it another identity", () => {
  const ids = [
    idOf(),
    idOf({}, "05_temporal"),
    idOf({}, "04_other"),
    idOf({ task: "hotspots" }),
    idOf({ algorithm: "ward" }),
    idOf({ params: { ...FIT.params, k: 9 } }),
    idOf({ params: { ...FIT.params, hotCells: { cellSizeMeters: 250, nCells: 97 } } }),
    idOf({ params: { ...FIT.params, population: "victim" } }),
    idOf({ seed: 2 }),
    idOf({ data: { ...FIT.data, sha256: "ac" } }),
    idOf({ data: { ...FIT.data, nIncidents: 11 } }),
    idOf({ data: { ...FIT.data, nPlaces: 6 } }),
  ];
  assert.equal(new Set(ids).size, ids.length);
  assert.ok(idOf({}, "05_temporal").startsWith("05-kmeans-"));
});

Deno.test("toRunRecord() holds the whole fit, its chapter and the version of its layout", () => {
  const { runId, ...rest } = toRunRecord(CHAPTER, FIT, hashOf);
  const artifacts = [{ path: "a.parquet", sha256: "hash of a.parquet" }];
  assert.deepEqual(rest, { schemaVersion: 2, chapter: CHAPTER, ...FIT, artifacts });
  assert.equal(runId, idOf());
});

Deno.test("toRunRecord() refuses a score without a number or a reason, and incidents that are none", () => {
  const record = (metric: Partial<Metric>) => () =>
    toRunRecord(
      CHAPTER,
      { ...FIT, metrics: { x: { value: 0, n: 1, noise: "none", ...metric } } },
      hashOf,
    );
  const value = /^Cannot record x: value must be finite, or null with a reason, current value is /;
  for (const metric of [{ value: null }, { value: null, why: "" }, { value: NaN }]) {
    assert.throws(record(metric), { name: "RangeError", message: value });
  }
  assert.throws(record({ value: Infinity, why: "endless" }), { message: value });
  for (const n of [1.5, -1, NaN]) {
    assert.throws(record({ n }), {
      name: "RangeError",
      message: `Cannot record x: n must be a number of incidents, current value is ${n}`,
    });
  }
  assert.ok(record({ value: null, why: "one cluster" })());
  assert.ok(record({ n: 0 })());
});

Deno.test("toRunRecord() refuses a p below what the draws can show", () => {
  const record = (draws: number, p: number | null) => {
    const common = { method: "redrawn", undefined: 0, mean: 0, min: 0, max: 0 };
    const silhouette: Metric = { value: 0, n: 1, noise: "none", null: { ...common, draws, p } };
    return toRunRecord(CHAPTER, { ...FIT, metrics: { silhouette } }, hashOf);
  };
  for (const draws of [1, 19, 99, 999]) {
    assert.ok(record(draws, 1 / (draws + 1)));
    for (const p of [0, 0.99 / (draws + 1), 1 / (draws + 2)]) {
      assert.throws(() => record(draws, p), {
        name: "RangeError",
        message: `Cannot record silhouette: p must be at least 1 / (draws + 1), ` +
          `current value is ${p}`,
      });
    }
  }
  assert.ok(record(19, null));
});

Deno.test("toRunRecord() refuses a point of a curve that is not finite, and says which", () => {
  const curves = { scree: { step: "component", points: [{ step: 1, value: NaN }], n: 5 } };
  assert.throws(() => toRunRecord(CHAPTER, { ...FIT, curves }, hashOf), {
    name: "RangeError",
    message: "Cannot record scree: values must be finite, current value at 1 is NaN",
  });
});

Deno.test("toRunRecord() refuses what is not finite beside the value, and a p above 1", () => {
  const drawn = {
    method: "redrawn",
    draws: 9,
    undefined: 0,
    mean: 0.2,
    min: 0.1,
    max: 0.3,
    p: 0.1,
  };
  const record = (change: Partial<Metric>) => () => {
    const silhouette: Metric = { value: 0.4, n: 10, noise: "none", null: drawn, ...change };
    return toRunRecord(CHAPTER, { ...FIT, metrics: { silhouette } }, hashOf);
  };
  assert.throws(record({ error: NaN }), /silhouette: error must be finite/);
  assert.throws(record({ null: { ...drawn, mean: Infinity } }), /silhouette: mean must be finite/);
  assert.throws(record({ null: { ...drawn, p: 2 } }), /p must be at most 1/);
});
