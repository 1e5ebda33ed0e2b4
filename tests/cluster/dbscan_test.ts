import assert from "node:assert/strict";
import { NOISE } from "lib/cluster/clustering.ts";
import { dbscan, type DbscanOptions } from "lib/cluster/dbscan.ts";
import { createRandom, type Random } from "lib/numeric/random.ts";
import type { WeightedPlaces } from "lib/space/grid.ts";
import reference from "../fixtures/clusters_dbscan.json" with { type: "json" };

function placesOf(x: number[], y: number[], weight: number[]): WeightedPlaces {
  return {
    x: Float64Array.from(x),
    y: Float64Array.from(y),
    weight: Uint32Array.from(weight),
  };
}

/** Places on a line, of one incident each. */
const onLine = (...x: number[]) => placesOf(x, x.map(() => 0), x.map(() => 1));

/** Places with whole coordinates: many pairs are exactly 5 or 13 apart, and some coincide. */
function latticeOf(random: Random, n: number, size: number): WeightedPlaces {
  const draw = (limit: number) => Array.from({ length: n }, () => random.integer(limit));
  return placesOf(draw(size), draw(size), draw(5).map((weight) => weight + 1));
}

/** One place of one incident for each incident, with the index of its place. */
function expand({ x, y, weight }: WeightedPlaces): { rows: WeightedPlaces; place: number[] } {
  const place = [...weight].flatMap((count, i) => new Array<number>(count).fill(i));
  const rows = placesOf(place.map((i) => x[i]!), place.map((i) => y[i]!), place.map(() => 1));
  return { rows, place };
}

/** DBSCAN as it was published: all pairs, row by row, and a queue. */
function bruteForce({ x, y }: WeightedPlaces, { epsMeters, minSamples }: DbscanOptions) {
  const near = Array.from(
    x,
    (_, i) =>
      [...x.keys()].filter((j) => {
        const [dx, dy] = [x[i]! - x[j]!, y[i]! - y[j]!];
        return dx * dx + dy * dy <= epsMeters * epsMeters;
      }),
  );
  const isCore = near.map((neighbors) => neighbors.length >= minSamples);
  const labels = new Array<number>(x.length).fill(NOISE);
  let nClusters = 0;
  for (let first = 0; first < x.length; first++) {
    if (!isCore[first] || labels[first] !== NOISE) continue;
    labels[first] = nClusters;
    const queue = [first];
    for (const i of queue) {
      if (!isCore[i]) continue;
      for (const j of near[i]!) {
        if (labels[j] !== NOISE) continue;
        labels[j] = nClusters;
        queue.push(j);
      }
    }
    nClusters++;
  }
  return { labels, isCore, nClusters };
}

Deno.test("dbscan() gives scikit-learn's labels and core places", () => {
  const numbers = (text: string) => text.split(" ").map(Number);
  for (const { name, x, y, weight, fits } of reference.cases) {
    const places = placesOf(numbers(x), numbers(y), numbers(weight));
    for (const { epsMeters, minSamples, labels, core } of fits) {
      const result = dbscan(places, { epsMeters, minSamples });
      const what = `${name}, ${epsMeters} m, ${minSamples} incidents`;
      assert.deepEqual([...result.labels], numbers(labels), what);
      const found = [...result.isCore.keys()].filter((i) => result.isCore[i]);
      assert.deepEqual(found, numbers(core), what);
    }
  }
});

Deno.test("dbscan() gives the labels of brute force over the incidents, at distances of exactly eps", () => {
  const random = createRandom(5);
  let [border, clusters] = [0, 0];
  for (let trial = 0; trial < 60; trial++) {
    const size = 20 + random.integer(30);
    const places = latticeOf(random, 40 + random.integer(60), size);
    const epsMeters = [1, 5, 13][trial % 3]!;
    const share = Math.min(1, Math.PI * epsMeters * epsMeters / (size * size));
    const incidents = places.weight.reduce((sum, each) => sum + each);
    const minSamples = Math.ceil((3 + incidents * share) * (0.7 + random.unit()));
    const options = { epsMeters, minSamples };
    const { rows, place } = expand(places);
    const expected = bruteForce(rows, options);
    const result = dbscan(places, options);

    assert.deepEqual(place.map((i) => result.labels[i]), expected.labels);
    assert.deepEqual(place.map((i) => result.isCore[i] === 1), expected.isCore);
    assert.equal(result.nClusters, expected.nClusters);
    const count = (test: (row: number) => boolean) => [...place.keys()].filter(test).length;
    assert.equal(result.coreIncidents, count((row) => expected.isCore[row]!));
    assert.equal(result.noiseIncidents, count((row) => expected.labels[row] === NOISE));
    assert.equal(
      result.borderIncidents,
      count((row) => expected.labels[row] !== NOISE && !expected.isCore[row]),
    );
    border += result.borderIncidents;
    clusters += result.nClusters;
  }
  assert.ok(
    border > 1000 && clusters > 100,
    `too easy: ${border} in borders, ${clusters} clusters`,
  );
});

Deno.test("dbscan() gives a place of many incidents what it gives each of them", () => {
  const places = latticeOf(createRandom(8), 80, 30);
  const { rows, place } = expand(places);
  const options = { epsMeters: 5, minSamples: 14 };
  const { distanceEvaluations: fewer, ...weighted } = dbscan(places, options);
  const { labels, isCore, distanceEvaluations, ...totals } = dbscan(rows, options);
  assert.ok(fewer < distanceEvaluations, "a place is compared once for all of its incidents");
  assert.ok(totals.nClusters > 1 && totals.borderIncidents > 0 && totals.noiseIncidents > 0);
  assert.deepEqual(place.map((i) => weighted.labels[i]), [...labels]);
  assert.deepEqual(place.map((i) => weighted.isCore[i]), [...isCore]);
  assert.deepEqual({ ...totals, labels, isCore }, { ...weighted, labels, isCore });
});

Deno.test("dbscan() in another order of places changes only numbers and shared borders", () => {
  const random = createRandom(13);
  const places = latticeOf(random, 300, 70);
  const options = { epsMeters: 5, minSamples: 12 };
  const before = dbscan(places, options);
  const order = [...places.x.keys()];
  for (let i = order.length - 1; i > 0; i--) {
    const j = random.integer(i + 1);
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  const pick = (values: ArrayLike<number>) => order.map((i) => values[i]!);
  const after = dbscan(placesOf(pick(places.x), pick(places.y), pick(places.weight)), options);

  assert.ok(before.nClusters > 3);
  assert.deepEqual([...after.isCore], pick(before.isCore));
  assert.equal(after.noiseIncidents, before.noiseIncidents);
  assert.deepEqual(
    [...after.labels].map((label) => label === NOISE),
    pick(before.labels).map((label) => label === NOISE),
  );
  const partner = new Map<number, number>();
  order.forEach((old, i) => {
    if (!after.isCore[i]) return;
    const label = before.labels[old]!;
    if (!partner.has(label)) {
      assert.equal(after.labels[i], partner.size, "numbered by the first core place");
      partner.set(label, after.labels[i]!);
    }
    assert.equal(after.labels[i], partner.get(label));
  });
  assert.equal(partner.size, after.nClusters);
});

Deno.test("dbscan() counts the place itself, and reaches minSamples and eps inclusively", () => {
  const labels = (
    options: DbscanOptions,
  ) => [...dbscan(onLine(0, 2, 3, 4, 6, 8, 10), options).labels];
  // scikit-learn's test_dbscan_core_samples_toy
  assert.deepEqual(labels({ epsMeters: 1, minSamples: 1 }), [0, 1, 1, 1, 2, 3, 4]);
  assert.deepEqual(labels({ epsMeters: 1, minSamples: 2 }), [-1, 0, 0, 0, -1, -1, -1]);
  assert.deepEqual(labels({ epsMeters: 1, minSamples: 3 }), [-1, 0, 0, 0, -1, -1, -1]);
  assert.deepEqual(labels({ epsMeters: 1, minSamples: 4 }), new Array(7).fill(NOISE));
  assert.deepEqual(labels({ epsMeters: 0.999, minSamples: 2 }), new Array(7).fill(NOISE));
});

Deno.test("dbscan() puts a border place in the lowest-numbered cluster, not in the nearest", () => {
  const options = { epsMeters: 5, minSamples: 10 };
  const places = placesOf([-1, 0, 5, 9, 11], [0, 0, 0, 0, 0], [9, 1, 1, 1, 9]);
  const { labels, borderIncidents } = dbscan(places, options);
  assert.deepEqual([...labels], [0, 0, 0, 1, 1]);
  assert.equal(borderIncidents, 1);
  const reversed = placesOf([11, 9, 5, 0, -1], [0, 0, 0, 0, 0], [9, 1, 1, 1, 9]);
  assert.deepEqual([...dbscan(reversed, options).labels], [0, 0, 0, 1, 1]);
});

Deno.test("dbscan() decides by dx² + dy² <= eps², to the last digit, on a cell's diagonal too", () => {
  const random = createRandom(21);
  let [within, beyond] = [0, 0];
  for (let trial = 0; trial < 3000; trial++) {
    const epsMeters = 1 + 500 * random.unit();
    const d = epsMeters * Math.SQRT1_2 * (1 + (random.integer(9) - 4) * 2 ** -53);
    const pair = placesOf([0, d], [d, 0], [1, 1]);
    const near = d * d + d * d <= epsMeters * epsMeters;
    assert.equal(dbscan(pair, { epsMeters, minSamples: 2 }).nClusters, near ? 1 : 0);
    if (near) within++;
    else beyond++;
  }
  assert.ok(within > 500 && beyond > 500, `${within} pairs within, ${beyond} beyond`);
});

Deno.test("dbscan() finds what is within eps wherever the sides of its cells are", () => {
  const d = 100 * Math.SQRT1_2 * (1 - 1e-8);
  for (const step of [1e-7, 1e-3, 0.1]) {
    for (let k = -30; k <= 30; k++) {
      const t = 100 * Math.SQRT1_2 * (1 + k * step);
      for (
        const [x1, y1, x2, y2] of [
          [t, t, t + d, t + d],
          [t, t + d, t + d, t],
          [t, t, t + 100, t],
          [t, t, t, t + 100],
        ] as const
      ) {
        const places = placesOf([0, 1e4, x1, x2], [1e4, 0, y1, y2], [1, 1, 1, 1]);
        const near = (x2 - x1) * (x2 - x1) + (y2 - y1) * (y2 - y1) <= 100 * 100;
        const { isCore } = dbscan(places, { epsMeters: 100, minSamples: 2 });
        const expected = near ? [0, 0, 1, 1] : [0, 0, 0, 0];
        assert.deepEqual([...isCore], expected, `${x1}, ${y1} and ${x2}, ${y2}`);
      }
    }
  }
});

Deno.test("dbscan() takes outliers at any distance that keeps numbers exact, and refuses more", () => {
  const far = (distance: number) => placesOf([0, 1, -distance], [0, 1, distance], [2, 2, 3]);
  const options = { epsMeters: 2, minSamples: 4 };
  assert.deepEqual([...dbscan(far(9e7), options).labels], [0, 0, NOISE]);
  assert.throws(() => dbscan(far(1e9), options), {
    name: "RangeError",
    message:
      /^Cannot cluster by DBSCAN: places must span at most 2\^26 cells of 1.41\d* m, .* by 7/,
  });
  assert.throws(() => dbscan(far(Number.MAX_VALUE), options), RangeError);
});

Deno.test("dbscan() leaves the places as they are", () => {
  const places = latticeOf(createRandom(1), 50, 20);
  const copy = structuredClone(places);
  dbscan(places, { epsMeters: 5, minSamples: 9 });
  assert.deepEqual(places, copy);
});

Deno.test("dbscan() refuses radii and counts that are not positive, and bad places", () => {
  const refused: [WeightedPlaces, number, number, string, RegExp][] = [
    ...[0, -1, NaN, Infinity].map((eps): [WeightedPlaces, number, number, string, RegExp] => [
      onLine(1),
      eps,
      1,
      "RangeError",
      new RegExp(`by DBSCAN: epsMeters must be positive and finite, current value is ${eps}$`),
    ]),
    [onLine(1), 1, 0, "RangeError", /by DBSCAN: minSamples must be positive, current value is 0$/],
    [onLine(1), 1, NaN, "RangeError", /minSamples must be positive, current value is NaN$/],
    [onLine(), 1, 1, "RangeError", /^Cannot cluster by DBSCAN: there must be at least one place$/],
    [placesOf([1], [1, 2], [1]), 1, 1, "TypeError", /^Cannot cluster by DBSCAN: .* one length/],
  ];
  for (const [places, epsMeters, minSamples, name, message] of refused) {
    assert.throws(() => dbscan(places, { epsMeters, minSamples }), { name, message });
  }
});
