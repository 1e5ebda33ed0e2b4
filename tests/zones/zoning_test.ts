import assert from "node:assert/strict";
import { createRandom } from "lib/numeric/random.ts";
import { createGrid } from "lib/space/grid.ts";
import { spreadRows, toZoning, zoningMap } from "lib/zones/zoning.ts";
import { placesOf } from "../cluster/scored.ts";
import { rectangle } from "../space/rectangle.ts";

const AREAS = { labels: ["LOOP"], polygons: [[[rectangle(0, 0, 2000, 2000)]]] };
const GRID = createGrid({ minX: 0, minY: 0, maxX: 1999, maxY: 99 }, 100);

/** Clusters of a place a cell, with the given numbers of incidents, and noise in the last cell. */
function zoningOf(...sizes: number[]) {
  const places = placesOf(
    [...sizes.keys(), 19].map((cell) => 50 + 100 * cell),
    [...sizes, 0].map(() => 50),
    [...sizes, 7],
  );
  const labels = Int32Array.from([...sizes.keys(), -1]);
  return { places, zoning: toZoning(places, { labels, nClusters: sizes.length }, AREAS) };
}

Deno.test("toZoning() numbers zones by their incidents, of equals in the order of their clusters", () => {
  const { zoning } = zoningOf(5, 9, 2, 9);
  assert.deepEqual([...zoning.labels], [2, 0, 3, 1, -1]);
  assert.deepEqual(zoning.sizes, [9, 9, 5, 2]);
  assert.deepEqual([zoning.nZones, zoning.n, zoning.nNoise], [4, 25, 7]);
  assert.deepEqual(zoning.marks.map(({ label, x }) => [label, x]), [
    ["1", 150],
    ["2", 350],
    ["3", 50],
    ["4", 250],
  ]);
});

Deno.test("toZoning() moves no place and no incident from one cluster to another", () => {
  const random = createRandom(151);
  const along = (length: number) => Array.from({ length: 300 }, () => length * random.unit());
  const places = placesOf(along(2000), along(100), along(9).map(Math.ceil));
  const found = Int32Array.from({ length: 300 }, () => random.integer(6) - 1);
  const before = found.slice();
  const { labels, sizes, n, nNoise, names } = toZoning(
    places,
    { labels: found, nClusters: 5 },
    AREAS,
  );
  assert.deepEqual(found, before);
  const pairs = new Set([...labels].map((zone, i) => `${zone} is ${found[i]}`));
  assert.equal(pairs.size, 6);
  assert.ok(pairs.has("-1 is -1"));
  assert.deepEqual(
    sizes,
    [0, 1, 2, 3, 4].map((zone) =>
      places.weight.reduce((sum, weight, i) => labels[i] === zone ? sum + weight : sum, 0)
    ),
  );
  assert.deepEqual(sizes, sizes.toSorted((a, b) => b - a));
  assert.equal(n + nNoise, places.weight.reduce((sum, weight) => sum + weight, 0));
  assert.equal(new Set(names).size, 5);
});

Deno.test("zoningMap() tells up to twelve zones apart, and pools those that come after eleven", () => {
  const sizes = (n: number) => Array.from({ length: n }, (_, i) => 100 - i);
  const twelve = zoningOf(...sizes(12));
  const all = zoningMap(GRID, twelve.places, twelve.zoning);
  assert.deepEqual(
    all.categories.map(({ name }) => name),
    [...Array(12).keys()].map((i) => `${i + 1}`),
  );
  const thirteen = zoningOf(...sizes(13));
  const { rows, categories } = zoningMap(GRID, thirteen.places, thirteen.zoning, {
    noise: "elsewhere",
  });
  assert.equal(categories.length, 13);
  assert.deepEqual(categories[10], { name: "11", label: "11 LOOP (middle 10)", note: "90" });
  // 89 + 88 incidents, to tens
  const { name, label, note } = categories[11]!;
  assert.deepEqual([name, label, note], ["further", "2 smaller ones", "180"]);
  assert.deepEqual(categories[12], { name: "none", label: "elsewhere", note: "10", muted: true });
  assert.deepEqual(rows.map(({ zone }) => zone), [
    ...Array.from({ length: 11 }, (_, i) => String(i + 1)),
    "further",
    "further",
    "none",
  ]);
  const known = new Set(categories.map((each) => each.name));
  assert.ok(rows.every(({ zone }) => known.has(zone)));
});

Deno.test("zoningMap() leaves cells of noise out where noise has no name", () => {
  const { places, zoning } = zoningOf(3, 4);
  const { rows, categories } = zoningMap(GRID, places, zoning);
  assert.deepEqual(rows.map(({ zone, n }) => [zone, n]), [["2", 3], ["1", 4]]);
  assert.deepEqual(categories.map(({ note }) => note), ["10", "10"]);
});

Deno.test("spreadRows() tell how far from the mean center nine tenths of the incidents lie", () => {
  // ten incidents of zone 1 with their mean at (4 x 700 + 5 x 1300) / 10 = 930: 4 of them 230 m
  // from it, 5 370 m, 1 930 m, so nine are within 370 m
  const places = placesOf([0, 700, 1300, 1500], [0, 0, 0, 0], [1, 4, 5, 3]);
  const clusters = { labels: Int32Array.of(0, 0, 0, 1), nClusters: 2 };
  const rows = spreadRows(GRID, places, toZoning(places, clusters, AREAS));
  assert.deepEqual(rows.map(({ zone, incidents }) => [zone, incidents]), [
    ["1 LOOP (west)", 10],
    ["2 LOOP (east)", 10],
  ]);
  assert.deepEqual(rows.map((row) => row["90 % within, km"]), ["0.4", "0.0"]);
  assert.deepEqual(rows.map(({ patches }) => patches), [3, 1]);
  assert.deepEqual(rows.map((row) => row["at one place"]), ["50 %", "100 %"]);
  // mean at 800: 2 of ten 800 m from it
  const far = { ...places, weight: Uint32Array.of(2, 4, 4, 3) };
  const [zone] = spreadRows(GRID, far, toZoning(far, clusters, AREAS));
  assert.equal(zone!["90 % within, km"], "0.8");
});
