import assert from "node:assert/strict";
import { type Centroids, createWeightGrids, mergeCost } from "lib/cluster/weight_grids.ts";
import { createRandom } from "lib/numeric/random.ts";

function randomCentroids(seed: number, n: number, coordinate: (unit: number) => number): Centroids {
  const { unit, integer } = createRandom(seed);
  return {
    x: Float64Array.from({ length: n }, () => coordinate(unit())),
    y: Float64Array.from({ length: n }, () => coordinate(unit())),
    weight: Float64Array.from({ length: n }, () => 2 ** integer(40) + integer(3)),
  };
}

/** Cheapest partner by comparison with all. */
function bruteForce(centroids: Centroids, cluster: number): number {
  let best = -1;
  centroids.weight.forEach((weight, other) => {
    if (other === cluster || weight === 0) return;
    const cost = mergeCost(centroids, cluster, other);
    if (best < 0 || cost < mergeCost(centroids, cluster, best)) best = other;
  });
  return best;
}

Deno.test("cheapest() is that of all clusters, the first of equal ones, as clusters go", () => {
  const spreads: [string, (unit: number) => number][] = [
    ["square", (unit) => 1000 * unit],
    ["lattice", (unit) => Math.floor(8 * unit)],
    ["center and far outliers", (unit) => (unit - 0.5) / (1.001 - unit)],
    ["point", () => 7],
  ];
  for (const [name, coordinate] of spreads) {
    const centroids = randomCentroids(11, 300, coordinate);
    const grids = createWeightGrids(centroids);
    for (let gone = 0; gone < 300; gone++) {
      for (const cluster of [gone, (gone + 299) >> 1, 299]) {
        const expected = bruteForce(centroids, cluster);
        assert.equal(grids.cheapest(cluster, -1), expected, name);
        assert.equal(grids.cheapest(cluster, gone - 1), expected, `${name}, guess gone`);
        if (cluster < 299) assert.equal(grids.cheapest(cluster, 299), expected, `${name}, guess`);
      }
      grids.remove(gone);
      centroids.weight[gone] = 0;
    }
  }
});

Deno.test("insert() finds a cluster again where it moved, at its new weight", () => {
  const centroids = randomCentroids(12, 200, (unit) => 100 * unit);
  const { integer, unit } = createRandom(13);
  const grids = createWeightGrids(centroids);
  for (let i = 0; i < 300; i++) {
    const moved = integer(200);
    grids.remove(moved);
    centroids.x[moved] = 300 * unit() - 100;
    centroids.y[moved] = 300 * unit() - 100;
    centroids.weight[moved]! /= 2;
    centroids.weight[moved] = Math.max(1, centroids.weight[moved]!);
    grids.insert(moved);
    const cluster = integer(200);
    assert.equal(grids.cheapest(cluster, -1), bruteForce(centroids, cluster));
  }
});

Deno.test("cheapest() says -1 where there is no other cluster", () => {
  const alone = { x: Float64Array.of(1), y: Float64Array.of(2), weight: Float64Array.of(3) };
  assert.equal(createWeightGrids(alone).cheapest(0, -1), -1);
});
