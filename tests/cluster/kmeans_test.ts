import assert from "node:assert/strict";
import { kmeans, kmeansFrom, type KmeansResult } from "lib/cluster/kmeans.ts";
import { createRandom, type Random } from "lib/numeric/random.ts";
import type { WeightedPlaces } from "lib/space/grid.ts";
import reference from "../fixtures/clusters_kmeans.json" with { type: "json" };
import { assertClose } from "../numeric/reference.ts";

interface Points {
  x: number[];
  y: number[];
}

const centersOf = ({ x, y }: Points) => ({ x: Float64Array.from(x), y: Float64Array.from(y) });

const placesOf = (points: Points, weight: number[]): WeightedPlaces => ({
  ...centersOf(points),
  weight: Uint32Array.from(weight),
});

/** Places and centers, each coordinate drawn by a function. */
function drawCase(random: Random, n: number, k: number, coordinate: () => number) {
  const draw = (length: number): Points => ({
    x: Array.from({ length }, coordinate),
    y: Array.from({ length }, coordinate),
  });
  const weight = Array.from({ length: n }, () => 1 + random.integer(9));
  return { places: placesOf(draw(n), weight), centers: centersOf(draw(k)) };
}

/** Lloyd's iterations that compare all places with all centers; null if a cluster is emptied. */
function plainLloyd({ x, y, weight }: WeightedPlaces, start: ReturnType<typeof centersOf>) {
  const centers = { x: start.x.slice(), y: start.y.slice() };
  let labels: number[] = [];
  for (let iterations = 1;; iterations++) {
    const before = labels;
    labels = Array.from(x, (_, i) => {
      const squares = Array.from(
        centers.x,
        (cx, c) => (x[i]! - cx) * (x[i]! - cx) + (y[i]! - centers.y[c]!) * (y[i]! - centers.y[c]!),
      );
      return squares.indexOf(Math.min(...squares));
    });
    if (labels.every((label, i) => label === before[i])) return { labels, centers, iterations };
    for (let c = 0; c < centers.x.length; c++) {
      const own = [...labels.keys()].filter((i) => labels[i] === c);
      if (own.length === 0) return null;
      const sum = (value: (i: number) => number) => own.reduce((all, i) => all + value(i), 0);
      centers.x[c] = sum((i) => weight[i]! * x[i]!) / sum((i) => weight[i]!);
      centers.y[c] = sum((i) => weight[i]! * y[i]!) / sum((i) => weight[i]!);
    }
  }
}

/** Throws unless labels, sizes, centers and inertia of a converged result fit each other. */
function validate({ x, y, weight }: WeightedPlaces, found: KmeansResult): void {
  const { labels, nClusters, centersX, centersY } = found;
  assert.equal(labels.length, x.length);
  assert.deepEqual([...new Set(labels)].sort((a, b) => a - b), [...Array(nClusters).keys()]);
  const sums = Array.from({ length: nClusters }, () => [0, 0, 0]);
  let inertia = 0;
  labels.forEach((c, i) => {
    [1, x[i]!, y[i]!].forEach((value, j) => sums[c]![j]! += weight[i]! * value);
    const squares = Array.from(
      centersX,
      (cx, j) => (x[i]! - cx) * (x[i]! - cx) + (y[i]! - centersY[j]!) * (y[i]! - centersY[j]!),
    );
    inertia += weight[i]! * squares[c]!;
    assert.ok(squares[c]! <= Math.min(...squares) * (1 + 1e-9) + 1e-9, `place ${i} is not nearest`);
  });
  assertClose(found.inertia, inertia, 1e-9);
  sums.forEach(([n, sumX, sumY], c) => {
    assert.ok(Math.abs(centersX[c]! - sumX! / n!) < 1e-6, `center ${c} is not the mean`);
    assert.ok(Math.abs(centersY[c]! - sumY! / n!) < 1e-6, `center ${c} is not the mean`);
  });
  assert.ok(found.converged);
}

/** Places around k means far apart, and the group of each. */
function plantGroups(k: number, perGroup: number, random = createRandom(3)) {
  const group = Array.from({ length: k * perGroup }, (_, i) => i % k);
  const x = group.map((g) => 350_000 + 5000 * (g % 3) + 300 * random.normal());
  const y = group.map((g) => 580_000 + 5000 * Math.floor(g / 3) + 300 * random.normal());
  const weight = group.map(() => 1 + random.poisson(2));
  return { group, places: placesOf({ x, y }, weight) };
}

Deno.test("kmeansFrom() agrees with scikit-learn from the same centers", () => {
  for (const { name, places, init, labels, centers, inertia, iterations } of reference.cases) {
    const found = kmeansFrom(placesOf(places, places.weight), centersOf(init));
    assert.deepEqual([...found.labels], labels, name);
    assert.equal(found.iterations, iterations, name);
    assert.ok(found.converged);
    assertClose(found.inertia, inertia, 1e-11);
    centers.x.forEach((x, c) => assertClose(found.centersX[c]!, x, 1e-14));
    centers.y.forEach((y, c) => assertClose(found.centersY[c]! + 1, y + 1, 1e-14));
  }
});

Deno.test("kmeansFrom() gives the labels of plain Lloyd, with ties and coincident places", () => {
  const random = createRandom(11);
  let compared = 0;
  for (let trial = 0; trial < 200; trial++) {
    // Whole numbers with mean 0, where sums are exact in both: ties are frequent, and truly equal.
    const side = 2 + random.integer(12);
    const k = 1 + random.integer(9);
    const coordinate = () => random.integer(2 * side + 1) - side;
    const half = drawCase(random, 10 + random.integer(150), k, coordinate);
    const { x, y, weight } = half.places;
    const places = placesOf({
      x: [...x, ...x.map((value) => -value)],
      y: [...y, ...y.map((value) => -value)],
    }, [...weight, ...weight]);
    const plain = plainLloyd(places, half.centers);
    if (!plain) continue;
    compared++;
    const found = kmeansFrom(places, half.centers);
    assert.deepEqual([...found.labels], plain.labels);
    assert.deepEqual(found.centersX, plain.centers.x);
    assert.deepEqual(found.centersY, plain.centers.y);
    assert.ok(found.iterations <= plain.iterations);
  }
  assert.ok(compared > 60, `only ${compared} of 200 compared`);
});

Deno.test("kmeansFrom() gives the labels of plain Lloyd anywhere in the plane", () => {
  const random = createRandom(12);
  let compared = 0;
  for (let trial = 0; trial < 40; trial++) {
    const k = 1 + random.integer(20);
    const scale = [1e-3, 1, 1e4][trial % 3]!;
    const coordinate = () => scale * (5 + random.normal());
    const { places, centers } = drawCase(random, 500 + random.integer(1500), k, coordinate);
    const plain = plainLloyd(places, centers);
    if (!plain) continue;
    compared++;
    const found = kmeansFrom(places, centers);
    assert.deepEqual([...found.labels], plain.labels);
    assert.equal(found.iterations, plain.iterations);
    if (scale >= 1) validate(places, found);
  }
  assert.ok(compared > 20, `only ${compared} of 40 compared`);
});

Deno.test("kmeansFrom() gives each of equally near centers' places to the first", () => {
  const places = placesOf({ x: [-1, 0, 1], y: [0, 0, 0] }, [1, 1, 1]);
  const labels = (x: number[]) => [...kmeansFrom(places, centersOf({ x, y: [0, 0] })).labels];
  assert.deepEqual(labels([-1, 1]), [0, 0, 1]);
  assert.deepEqual(labels([1, -1]), [1, 0, 0]);
});

Deno.test("kmeansFrom() gives for weights what it gives for as many rows", () => {
  const random = createRandom(5);
  const coordinate = () => 350_000 + 5000 * random.normal();
  const { places, centers } = drawCase(random, 400, 6, coordinate);
  const rows = [...places.weight].flatMap((weight, i) => Array<number>(weight).fill(i));
  const expanded = placesOf(
    { x: rows.map((i) => places.x[i]!), y: rows.map((i) => places.y[i]!) },
    rows.map(() => 1),
  );
  const found = kmeansFrom(places, centers);
  const byRow = kmeansFrom(expanded, centers);
  assert.deepEqual([...byRow.labels], rows.map((i) => found.labels[i]));
  assert.deepEqual(byRow.centersX, found.centersX);
  assert.deepEqual(byRow.centersY, found.centersY);
  assertClose(byRow.inertia, found.inertia, 1e-12);
});

Deno.test("kmeansFrom() gives the same centers for places in any order", () => {
  const { places } = plantGroups(5, 200);
  const centers = { x: places.x.slice(0, 7), y: places.y.slice(0, 7) };
  const found = kmeansFrom(places, centers);
  const turned = kmeansFrom({
    x: places.x.toReversed(),
    y: places.y.toReversed(),
    weight: places.weight.toReversed(),
  }, centers);
  assert.deepEqual(turned.labels, found.labels.toReversed());
  assert.deepEqual(turned.centersX, found.centersX);
  assert.deepEqual(turned.centersY, found.centersY);
});

Deno.test("kmeansFrom() moves a center without places to the farthest place, the first of equals", () => {
  // Distances from the center at 0 are 4, 5, 5 and 1; the other three places have mean 0.
  const places = placesOf({ x: [4, 5, -5, 1], y: [0, 0, 0, 0] }, [1, 1, 1, 1]);
  const once = kmeansFrom(places, centersOf({ x: [0, 99], y: [0, 0] }), { maxIterations: 1 });
  assert.deepEqual([...once.centersX], [0, 5]);
  assert.equal(once.converged, false);
  const found = kmeansFrom(places, centersOf({ x: [0, 99], y: [0, 0] }));
  assert.deepEqual([...found.labels], [1, 1, 0, 0]);
  validate(places, found);
});

Deno.test("kmeansFrom() leaves a center without places where there are too few distinct places", () => {
  const places = placesOf({ x: [1, 1, 7], y: [2, 2, 2] }, [1, 5, 3]);
  const found = kmeansFrom(places, centersOf({ x: [1, 50, 7], y: [2, 50, 2] }));
  assert.deepEqual([...found.labels], [0, 0, 2]);
  assert.deepEqual([...found.centersX], [1, 50, 7]);
  assert.equal(found.inertia, 0);
  assert.ok(found.converged);
  assert.equal(kmeans(places, { k: 3, seed: 1 }).inertia, 0);
});

Deno.test("kmeansFrom() says when it has not converged, and fits labels to the last centers", () => {
  const { places, centers } = drawCase(createRandom(8), 500, 6, createRandom(9).normal);
  const early = kmeansFrom(places, centers, { maxIterations: 2 });
  assert.deepEqual([early.converged, early.iterations], [false, 2]);
  const more = kmeansFrom(places, { x: early.centersX, y: early.centersY });
  const full = kmeansFrom(places, centers);
  assert.ok(more.converged && full.iterations > 2);
  assert.deepEqual(more.labels, full.labels);
  assert.equal(more.iterations, full.iterations - 2);
  const next = kmeansFrom(places, { x: early.centersX, y: early.centersY }, { maxIterations: 1 });
  assert.ok(next.inertia < early.inertia);
});

Deno.test("kmeans() and kmeansFrom() leave their arguments as they are", () => {
  const { places, centers } = drawCase(createRandom(2), 50, 4, createRandom(3).normal);
  const before = structuredClone({ places, centers });
  kmeansFrom(places, centers);
  kmeans(places, { k: 4, seed: 1 });
  assert.deepEqual({ places, centers }, before);
});

Deno.test("kmeans() of one cluster is the mean", () => {
  const places = placesOf({ x: [0, 1, 5], y: [8, 8, 0] }, [1, 2, 1]);
  const found = kmeans(places, { k: 1, seed: 4 });
  assert.deepEqual([...found.labels], [0, 0, 0]);
  assert.deepEqual([...found.centersX, ...found.centersY], [7 / 4, 6]);
  // x: 49/16 + 2 · 9/16 + 169/16 = 236/16; y: 4 + 2 · 4 + 36 = 48.
  assert.equal(found.inertia, 62.75);
});

Deno.test("kmeans() of as many clusters as places puts a center on each", () => {
  const random = createRandom(6);
  const { places } = drawCase(random, 60, 1, () => 1e5 * random.unit());
  const found = kmeans(places, { k: 60, seed: 4, nInit: 1 });
  assert.equal(found.inertia, 0);
  assert.equal(new Set(found.labels).size, 60);
});

Deno.test("kmeans() recovers planted groups", () => {
  const { group, places } = plantGroups(6, 150);
  const found = kmeans(places, { k: 6, seed: 1 });
  validate(places, found);
  const pairs = new Set(group.map((g, i) => `${g} ${found.labels[i]}`));
  assert.equal(pairs.size, 6, "each group is one cluster");
});

Deno.test("kmeans() numbers clusters by incidents, then by x, whatever the seed", () => {
  const { places } = plantGroups(6, 150);
  const found = kmeans(places, { k: 6, seed: 1 });
  const sizes = new Float64Array(6);
  found.labels.forEach((c, i) => sizes[c]! += places.weight[i]!);
  assert.deepEqual(sizes, sizes.toSorted().reverse());
  const { distanceEvaluations: _, ...clusters } = found;
  for (let seed = 2; seed < 6; seed++) {
    const { distanceEvaluations: _, ...again } = kmeans(places, { k: 6, seed });
    assert.deepEqual(again, clusters);
  }
  const equal = placesOf({ x: [50, 51, 0, 1, 90, 90], y: [0, 0, 0, 0, 9, 9] }, [1, 1, 1, 1, 1, 4]);
  assert.deepEqual([...kmeans(equal, { k: 3, seed: 1 }).labels], [2, 2, 1, 1, 0, 0]);
});

Deno.test("kmeans() gives the same for the same seed, and starts can run apart", () => {
  const random = createRandom(21);
  const { places } = drawCase(random, 3000, 1, random.normal);
  const options = { k: 12, seed: 7, maxIterations: 5 };
  const all = kmeans(places, options);
  assert.deepEqual(kmeans(places, options), all);
  const starts = Array.from(
    { length: 10 },
    (_, firstStart) => kmeans(places, { ...options, nInit: 1, firstStart }),
  );
  assert.ok(new Set(starts.map(({ inertia }) => inertia)).size > 5, "starts differ");
  const best = starts.reduce((a, b) => b.inertia < a.inertia ? b : a);
  const distanceEvaluations = starts.reduce((sum, each) => sum + each.distanceEvaluations, 0);
  assert.deepEqual({ ...best, distanceEvaluations }, all);
  const late = kmeans(places, { ...options, nInit: 5, firstStart: 5 });
  assert.equal(late.inertia, Math.min(...starts.slice(5).map(({ inertia }) => inertia)));
  const other = kmeans(places, { ...options, seed: 8, nInit: 1 });
  assert.ok(starts.every(({ inertia }) => inertia !== other.inertia), "seeds share no start");
});

Deno.test("kmeans() and kmeansFrom() refuse what cannot be clustered", () => {
  const places = placesOf({ x: [0, 1, 2], y: [0, 0, 0] }, [1, 1, 1]);
  const why = (message: string) => ({
    name: "RangeError",
    message: `Cannot cluster by k-means: ${message}`,
  });
  for (const k of [0, 4, 1.5, NaN]) {
    assert.throws(
      () => kmeans(places, { k, seed: 1 }),
      why(`k must be an integer in 1 .. 3, current value is ${k}`),
    );
  }
  assert.throws(
    () => kmeans(places, { k: 2, seed: 1, nInit: 0 }),
    why("nInit must be a positive integer, current value is 0"),
  );
  assert.throws(
    () => kmeans(places, { k: 2, seed: -1 }),
    why("seed must be an integer in 0 .. 4294967295, current value is -1"),
  );
  assert.throws(
    () => kmeans(places, { k: 2, seed: 1, firstStart: 0.5 }),
    why("firstStart must be an integer in 0 .. 4294967295, current value is 0.5"),
  );
  const centers = centersOf({ x: [0, 1], y: [0, 0] });
  assert.throws(
    () => kmeansFrom(places, centers, { maxIterations: 0 }),
    why("maxIterations must be a positive integer, current value is 0"),
  );
  assert.throws(
    () => kmeansFrom(places, centersOf({ x: [], y: [] })),
    why("k must be an integer in 1 .. 3, current value is 0"),
  );
  assert.throws(
    () => kmeansFrom(places, centersOf({ x: [0, NaN], y: [0, 0] })),
    why("centers must be finite, current value of center 1 is NaN, 0"),
  );
  assert.throws(() => kmeansFrom(places, { x: centers.x, y: places.y }), {
    name: "TypeError",
    message:
      "Cannot cluster by k-means: x and y of centers must have one length, current values are 2 and 3",
  });
  const nowhere = placesOf({ x: [0, Infinity], y: [0, 0] }, [1, 1]);
  for (
    const bad of [() => kmeans(nowhere, { k: 1, seed: 1 }), () => kmeansFrom(nowhere, centers)]
  ) {
    assert.throws(
      bad,
      why("coordinates must be finite, current value of place 1 is Infinity, 0"),
    );
  }
});
