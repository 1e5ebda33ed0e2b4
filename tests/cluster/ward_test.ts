import assert from "node:assert/strict";
import { cutTree, type Linkage } from "lib/cluster/linkage.ts";
import { wardLinkage } from "lib/cluster/ward.ts";
import { createRandom } from "lib/numeric/random.ts";
import type { WeightedPlaces } from "lib/space/grid.ts";
import reference from "../fixtures/clusters_ward.json" with { type: "json" };

function toPlaces(rows: readonly (readonly [number, number, number])[]): WeightedPlaces {
  return {
    x: Float64Array.from(rows, ([x]) => x),
    y: Float64Array.from(rows, ([, y]) => y),
    weight: Uint32Array.from(rows, ([, , weight]) => weight),
  };
}

/**
 * Places on a lattice of few points, some of them twice: many costs are equal.
 *
 * Each has its mirror image, so that the mean is 0 and brute force rounds what the kernel rounds.
 */
function latticePlaces(seed: number, n: number, side: number, heaviest: number): WeightedPlaces {
  const { integer } = createRandom(seed);
  const rows = Array.from({ length: n }, () => {
    const [x, y, weight] = [integer(side), integer(side), 1 + integer(heaviest)];
    return [[x, y, weight], [-x, -y, weight]] as [number, number, number][];
  });
  return toPlaces(rows.flat());
}

/** Places in which no two costs are equal, of Chicago's extent and with its skewed weights. */
function cityPlaces(seed: number, n: number): WeightedPlaces {
  const { unit } = createRandom(seed);
  return toPlaces(Array.from({ length: n }, () => [
    333_000 + 34_000 * unit(),
    552_000 + 42_000 * unit() * unit(),
    Math.ceil(1 / (unit() + 0.002)),
  ]));
}

/** Ward's method as it is defined: compare all pairs, merge the first of the cheapest. */
function bruteForce({ x, y, weight }: WeightedPlaces): Linkage {
  const nLeaves = x.length;
  const clusters = Array.from(
    x,
    (_, node) => ({ node, x: x[node]!, y: y[node]!, n: weight[node]! }),
  );
  const columns: number[][] = [[], [], [], []];
  while (clusters.length > 1) {
    let [least, i, j] = [Infinity, 0, 0];
    clusters.forEach((a, first) =>
      clusters.forEach((b, second) => {
        if (second <= first) return;
        const [dx, dy] = [a.x - b.x, a.y - b.y];
        const cost = a.n * b.n / (a.n + b.n) * (dx * dx + dy * dy);
        if (cost < least) [least, i, j] = [cost, first, second];
      })
    );
    const [a, b] = [clusters[i]!, clusters[j]!];
    const n = a.n + b.n;
    const node = nLeaves + columns[0]!.length;
    const row = [Math.min(a.node, b.node), Math.max(a.node, b.node), Math.sqrt(2 * least), n];
    columns.forEach((column, c) => column.push(row[c]!));
    clusters[i] = { node, x: (a.n * a.x + b.n * b.x) / n, y: (a.n * a.y + b.n * b.y) / n, n };
    clusters.splice(j, 1);
  }
  const [left, right, height, size] = columns as [number[], number[], number[], number[]];
  return {
    nLeaves,
    left: Int32Array.from(left),
    right: Int32Array.from(right),
    height: Float64Array.from(height),
    size: Float64Array.from(size),
  };
}

/** Throws unless heights differ by at most a share of the expected ones, and a nanometer. */
function assertHeights(actual: Float64Array, expected: ArrayLike<number>, tolerance = 1e-9): void {
  assert.equal(actual.length, expected.length);
  actual.forEach((height, i) =>
    assert.ok(
      Math.abs(height - expected[i]!) <= tolerance * expected[i]! + 1e-9,
      `height ${i}: expected ${expected[i]}, got ${height}`,
    )
  );
}

Deno.test("wardLinkage() agrees with scipy on a row for each incident", () => {
  const { x, y, weight } = reference;
  const linkage = wardLinkage({
    x: Float64Array.from(x),
    y: Float64Array.from(y),
    weight: Uint32Array.from(weight),
  });
  assertHeights(linkage.height, reference.height);
  assert.deepEqual([...linkage.size], reference.size);
  for (const [k, labels] of Object.entries(reference.labels)) {
    assert.deepEqual([...cutTree(linkage, Number(k)).labels], labels, `${k} clusters`);
  }
});

Deno.test("wardLinkage() merges as brute force does, tie for tie, on a lattice", () => {
  for (let seed = 0; seed < 150; seed++) {
    const places = latticePlaces(seed, 1 + seed % 20, 3 + seed % 5, seed % 3 ? 4 : 1);
    const { distanceEvaluations: _, ...linkage } = wardLinkage(places);
    assert.deepEqual(linkage, bruteForce(places), `seed ${seed}`);
  }
});

Deno.test("wardLinkage() merges as brute force does, merge for merge, where no costs are equal", () => {
  for (let seed = 0; seed < 20; seed++) {
    const places = cityPlaces(seed, 60);
    const { distanceEvaluations: _, ...linkage } = wardLinkage(places);
    const expected = bruteForce(places);
    assertHeights(linkage.height, expected.height);
    assert.deepEqual({ ...linkage, height: null }, { ...expected, height: null });
  }
});

Deno.test("wardLinkage() takes the first place of equal ones", () => {
  const line = wardLinkage(toPlaces([[0, 0, 1], [1, 0, 1], [2, 0, 1], [3, 0, 1]]));
  assert.deepEqual([...line.left], [0, 2, 4]);
  assert.deepEqual([...line.right], [1, 3, 5]);
  assert.deepEqual([...line.height], [1, 1, Math.sqrt(8)]);
  const inner = wardLinkage(toPlaces([[1, 0, 1], [2, 0, 1], [0, 0, 1], [3, 0, 1]]));
  assert.deepEqual([...inner.left], [0, 2, 3]);
  assert.deepEqual([...inner.right], [1, 4, 5]);
});

Deno.test("wardLinkage() spends the inertia, in heights that never fall", () => {
  const places = cityPlaces(7, 3000);
  const { height, size } = wardLinkage(places);
  const incidents = places.weight.reduce((sum, weight) => sum + weight);
  assert.equal(size.at(-1), incidents);
  const inertiaOf = (values: Float64Array) => {
    const mean = values.reduce((sum, value, i) => sum + places.weight[i]! * value, 0) / incidents;
    return values.reduce((sum, value, i) => sum + places.weight[i]! * (value - mean) ** 2, 0);
  };
  const inertia = inertiaOf(places.x) + inertiaOf(places.y);
  const spent = height.reduce((sum, each) => sum + each * each / 2, 0);
  assert.ok(Math.abs(spent / inertia - 1) < 1e-11, `${spent} of ${inertia}`);
  assert.ok(height.every((each, i) => i === 0 || each >= height[i - 1]!));
});

Deno.test("wardLinkage() gives the same heights for the places in another order", () => {
  const places = cityPlaces(8, 2000);
  const n = places.x.length;
  const turned = (i: number) => (i * 777 + 5) % n;
  const permuted = {
    x: places.x.map((_, i) => places.x[turned(i)]!),
    y: places.y.map((_, i) => places.y[turned(i)]!),
    weight: places.weight.map((_, i) => places.weight[turned(i)]!),
  };
  assertHeights(wardLinkage(permuted).height, wardLinkage(places).height);
});

Deno.test("wardLinkage() leaves the places as they are, and gives the same bytes again", () => {
  const places = latticePlaces(3, 500, 15, 9);
  const copy = structuredClone(places);
  assert.deepEqual(wardLinkage(places), wardLinkage(copy));
  assert.deepEqual(places, copy);
});

Deno.test("wardLinkage() stands far outliers, lines, and places at one point", () => {
  const city = cityPlaces(9, 80);
  const rows = Array.from(city.x, (x, i) => [x, city.y[i]!, city.weight[i]!] as const);
  const far = toPlaces([...rows, [1e9, -1e9, 1], [-1e8, 0, 4_000_000_000]]);
  assertHeights(wardLinkage(far).height, bruteForce(far).height, 1e-7);
  const thin = toPlaces(rows.map(([x, y, weight]) => [x * 1e-9, y * 1e3, weight]));
  assertHeights(wardLinkage(thin).height, bruteForce(thin).height);
  const flat = toPlaces(rows.map(([x, , weight]) => [x, 5, weight]));
  assertHeights(wardLinkage(flat).height, bruteForce(flat).height);
  const point = wardLinkage(toPlaces(rows.map(([, , weight]) => [2, 5, weight])));
  assert.ok(point.height.every((height) => height === 0));
});

Deno.test("wardLinkage() has nothing to merge at one place, and refuses bad places", () => {
  const alone = wardLinkage(toPlaces([[3, 4, 5]]));
  assert.equal(alone.nLeaves, 1);
  assert.equal(alone.height.length, 0);
  assert.deepEqual(cutTree(alone, 1), { labels: Int32Array.of(0), nClusters: 1 });
  assert.throws(() => wardLinkage(toPlaces([[3, NaN, 5]])), {
    name: "RangeError",
    message:
      "Cannot cluster by Ward: coordinates must be finite, current value of place 0 is 3, NaN",
  });
});
