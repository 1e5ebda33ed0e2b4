import assert from "node:assert/strict";
import { sweepsOf } from "lib/tracking/sweeps.ts";
import { type FitRecord, toRunRecord } from "lib/tracking/run_record.ts";

function fit(params: Record<string, unknown>, change: Partial<FitRecord> = {}, chapter = "04_geo") {
  return toRunRecord(chapter, {
    task: "geo",
    algorithm: "kmeans",
    params,
    seed: 1,
    data: { sha256: "ab", nIncidents: 10, nPlaces: 5 },
    metrics: { inertia: { value: 1, n: 10, noise: "none" } },
    artifacts: [],
    ...change,
  }, () => "");
}

const sweep = (params: Record<string, unknown>, change: Partial<FitRecord> = {}) =>
  [5, 3, 4].map((k) => fit({ ...params, k }, change));
const names = (records: ReturnType<typeof sweep>) => sweepsOf(records).map(({ name }) => name);

Deno.test("sweepsOf() wants three values of k, and whole ones", () => {
  assert.deepEqual(sweepsOf([fit({ k: 2 }), fit({ k: 3 })]), []);
  assert.deepEqual(sweepsOf(["a", 2.5, 3, null].map((k) => fit({ k }))), []);
  assert.deepEqual(sweepsOf([fit({}), fit({ a: 1 }), fit({ a: 2 })]), []);
});

Deno.test("sweepsOf() takes fits of other data, seed, algorithm or chapter apart", () => {
  const data = { sha256: "cd", nIncidents: 10, nPlaces: 5 };
  const mixed = [fit({ k: 2 }), fit({ k: 3 })];
  const others = [
    fit({ k: 4 }, { data }),
    fit({ k: 4 }, { seed: 2 }),
    fit({ k: 4 }, { algorithm: "ward" }),
    fit({ k: 4 }, {}, "05_temporal"),
    fit({ k: 4, nInit: 2 }),
  ];
  assert.deepEqual(sweepsOf([...mixed, ...others]), []);
  assert.equal(sweepsOf([...mixed, ...others, fit({ k: 4 })]).length, 1);
});

Deno.test("sweepsOf() names population, algorithm and hot cells in words", () => {
  const hotCells = { cellSizeMeters: 250, nCells: 96 };
  assert.deepEqual(
    names([
      ...sweep({ population: "victim_reported", hotCells }),
      ...sweep({ population: "victim_reported", hotCells }, { algorithm: "ward" }),
      ...sweep({ population: "victim_reported", hotCells: { ...hotCells, nCells: 479 } }),
      ...sweep({}),
    ]).sort(),
    [
      "geo/kmeans",
      "victim reported/kmeans hot cells 479",
      "victim reported/kmeans hot cells 96",
      "victim reported/ward hot cells 96",
    ],
  );
});

Deno.test("sweepsOf() adds the fewest settings that tell sweeps apart", () => {
  const one = { population: "times known", metric: "equal", radii: { hour: 1, month: 1 } };
  const two = { population: "times known", metric: "variation", radii: { hour: 1, month: 0.2 } };
  assert.deepEqual(names([...sweep(one), ...sweep(two)]).sort(), [
    "times known/kmeans metric equal",
    "times known/kmeans metric variation",
  ]);
  const three = { ...two, radii: { hour: 2, month: 0.2 } };
  assert.deepEqual(names([...sweep(one), ...sweep(two), ...sweep(three)]).sort(), [
    "times known/kmeans metric equal radii.hour 1",
    "times known/kmeans metric variation radii.hour 1",
    "times known/kmeans metric variation radii.hour 2",
  ]);
});

Deno.test("sweepsOf() tells sweeps apart by data alone, and by settings that one lacks", () => {
  const data = { sha256: "cd", nIncidents: 10, nPlaces: 5 };
  const byData = names([...sweep({}), ...sweep({}, { data })]);
  assert.equal(new Set(byData).size, 2);
  for (const name of byData) assert.match(name, /^geo\/kmeans data [0-9a-f]{8}$/);
  assert.deepEqual(names([...sweep({}), ...sweep({ nInit: 9 })]).sort(), [
    "geo/kmeans nInit 9",
    "geo/kmeans nInit none",
  ]);
});

Deno.test("sweepsOf() gives the same whatever the order of the records", () => {
  const records = [...sweep({ metric: "equal" }), ...sweep({ metric: "variation" })];
  assert.deepEqual(sweepsOf(records.toReversed()), sweepsOf(records));
});
