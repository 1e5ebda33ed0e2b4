import assert from "node:assert/strict";
import { dbscan } from "lib/cluster/dbscan.ts";
import { kDistances } from "lib/cluster/k_distance.ts";
import { createRandom, type Random } from "lib/numeric/random.ts";
import type { WeightedPlaces } from "lib/space/grid.ts";

/** Places drawn one by one, of one to five incidents. */
function placesOf(random: Random, n: number, draw: () => [number, number]): WeightedPlaces {
  const drawn = Array.from({ length: n }, draw);
  return {
    x: Float64Array.from(drawn, ([x]) => x),
    y: Float64Array.from(drawn, ([, y]) => y),
    weight: Uint32Array.from(drawn, () => 1 + random.integer(5)),
  };
}

/** Distances to all incidents in order, of which one is taken. */
function bruteForce({ x, y, weight }: WeightedPlaces, minSamples: number): number[] {
  return Array.from(x, (_, i) => {
    const distances = [...weight].flatMap((count, j) => {
      const [dx, dy] = [x[j]! - x[i]!, y[j]! - y[i]!];
      return new Array<number>(count).fill(Math.sqrt(dx * dx + dy * dy));
    });
    return distances.sort((a, b) => a - b)[minSamples - 1]!;
  });
}

Deno.test("kDistances() gives what sorting all distances gives, to the last digit", () => {
  const random = createRandom(3);
  const draws: (() => [number, number])[] = [
    () => [random.integer(20), random.integer(20)],
    () => [350000 + 500 * random.normal(), 580000 + 2000 * random.normal()],
    () => [random.unit() < 0.05 ? 1e7 * random.unit() : random.unit(), random.unit()],
    () => [7 * random.unit(), 4],
    () => [4, 4],
  ];
  for (const draw of draws) {
    const places = placesOf(random, 150, draw);
    const incidents = places.weight.reduce((sum, each) => sum + each);
    for (const minSamples of [1, 4, 5, 30, 200, incidents]) {
      assert.deepEqual([...kDistances(places, minSamples)], bruteForce(places, minSamples));
    }
  }
});

Deno.test("kDistances() tells from which radius on a place is a core place", () => {
  const random = createRandom(4);
  const places = placesOf(random, 300, () => [random.integer(60), random.integer(60)]);
  const distances = kDistances(places, 20);
  for (const epsMeters of [3, 5, 10, 13]) {
    const { isCore } = dbscan(places, { epsMeters, minSamples: 20 });
    assert.deepEqual([...isCore], Array.from(distances, (each) => each <= epsMeters ? 1 : 0));
  }
});

Deno.test("kDistances() refuses numbers that the incidents never reach, and bad places", () => {
  const pair = { x: Float64Array.of(0, 1), y: Float64Array.of(0, 1), weight: Uint32Array.of(2, 1) };
  for (const minSamples of [0, 4, NaN]) {
    assert.throws(() => kDistances(pair, minSamples), {
      name: "RangeError",
      message: `Cannot compute k-distances: minSamples must be in 1 .. 3, ` +
        `current value is ${minSamples}`,
    });
  }
  assert.throws(() => kDistances({ ...pair, x: Float64Array.of(NaN, 1) }, 1), {
    name: "RangeError",
    message: /^Cannot compute k-distances: coordinates must be finite/,
  });
});
