import assert from "node:assert/strict";
import { groupPlaces } from "lib/cluster/group_places.ts";
import { adjustedRand, calinskiHarabasz, daviesBouldin } from "lib/cluster/scores.ts";
import { createRandom } from "lib/numeric/random.ts";
import { assertClose } from "../numeric/reference.ts";
import { CASES, drawBlobs, expand, placesOf, reorder, shuffled } from "./scored.ts";

Deno.test("daviesBouldin() and calinskiHarabasz() agree with scikit-learn on the expanded rows", () => {
  for (const { places, labelings } of CASES) {
    for (const { labels, n, n_noise, davies_bouldin, calinski_harabasz } of labelings) {
      const davies = daviesBouldin(places, labels);
      const calinski = calinskiHarabasz(places, labels);
      assertClose(davies.value, davies_bouldin, 1e-11);
      assertClose(calinski.value, calinski_harabasz, 1e-11);
      assert.deepEqual([davies.n, davies.nNoise], [n, n_noise]);
      assert.deepEqual([calinski.n, calinski.nNoise], [n, n_noise]);
    }
  }
});

Deno.test("adjustedRand() agrees with scikit-learn, noise as a label of its own", () => {
  let withNoise = 0;
  for (const { places, labelings, adjustedRand: expected } of CASES) {
    for (const { a, b, value } of expected) {
      const [first, second] = [labelings[a]!.labels, labelings[b]!.labels];
      assertClose(adjustedRand(first, second, places.weight), value, 1e-13);
      assertClose(adjustedRand(second, first, places.weight), value, 1e-13);
      if (first.includes(-1) && a !== b) withNoise++;
    }
  }
  assert.ok(withNoise > 5);
});

const BLOBS = [
  { x: 358_000, y: 566_000, spread: 300, nPlaces: 200 },
  { x: 359_000, y: 566_500, spread: 200, nPlaces: 150 },
  { x: 357_500, y: 567_500, spread: 500, nPlaces: 100 },
];

Deno.test("scores of weighted places are those of their incidents, in any order", () => {
  const { places, labels } = drawBlobs(21, BLOBS, 8);
  const rows = expand(places, labels);
  const order = shuffled(createRandom(22), labels.length);
  const other = reorder(places, labels.map((label) => label === -1 ? -1 : 9 - label), order);
  for (const score of [daviesBouldin, calinskiHarabasz]) {
    const weighted = score(places, labels);
    assert.ok(weighted.nNoise > 0 && weighted.n > labels.length);
    for (const same of [score(rows.places, rows.labels), score(other.places, other.labels)]) {
      assertClose(same.value, weighted.value, 1e-11);
      assert.deepEqual([same.n, same.nNoise], [weighted.n, weighted.nNoise]);
    }
  }
});

Deno.test("scores without noise are those of the places that are not noise", () => {
  const { places, labels } = drawBlobs(23, BLOBS, 8);
  const kept = [...labels.keys()].filter((i) => labels[i] !== -1);
  const rest = reorder(places, labels, kept);
  for (const score of [daviesBouldin, calinskiHarabasz]) {
    assert.equal(score(places, labels).value, score(rest.places, rest.labels).value);
    assert.equal(score(rest.places, rest.labels).nNoise, 0);
  }
});

Deno.test("adjustedRand() is 1 for the same clusters, about 0 by chance, and can be below", () => {
  const random = createRandom(24);
  const weight = new Uint32Array(20_000).fill(1);
  const draw = () => Int32Array.from(weight, () => random.integer(6) - 1);
  const labels = draw();
  assert.equal(adjustedRand(labels, labels.map((label) => 4 - label - 1), weight), 1);
  assert.ok(Math.abs(adjustedRand(labels, draw(), weight)) < 1e-3);
  // Hubert and Arabie: two pairs crosswise; 2 (0 - 2 x 2 / 6) / (4 - 2 x 2 x 2 / 6) = -0.5.
  const four = new Uint32Array(4).fill(1);
  assert.equal(adjustedRand(Int32Array.of(0, 0, 1, 1), Int32Array.of(0, 1, 0, 1), four), -0.5);
  assert.equal(adjustedRand(Int32Array.of(0), Int32Array.of(-1), Uint32Array.of(1)), 1);
  const two = Uint32Array.of(1, 1);
  assert.equal(adjustedRand(Int32Array.of(0, 1), Int32Array.of(1, -1), two), 1, "lowest, highest");
});

Deno.test("adjustedRand() counts the pairs of millions of incidents to the last one", () => {
  // One incident of ten million that moves: doubles alone would lose it in products of 1e27.
  const weight = Uint32Array.of(5_000_000, 4_999_999, 1);
  const value = adjustedRand(Int32Array.of(0, 1, 1), Int32Array.of(0, 1, 0), weight);
  const pairs = (count: number) => BigInt(count) * BigInt(count - 1) / 2n;
  const inBoth = pairs(5_000_000) + pairs(4_999_999);
  const inA = 2n * pairs(5_000_000);
  const inB = pairs(5_000_001) + pairs(4_999_999);
  const all = pairs(10_000_000);
  const excess = 2n * (inBoth * all - inA * inB);
  const scale = 10n ** 20n;
  assertClose(value, Number(excess * scale / ((inA + inB) * all - 2n * inA * inB)) / 1e20, 1e-15);
  assert.ok(value < 1 && value > 1 - 1e-6);
});

Deno.test("groupPlaces() leaves no incident out", () => {
  const { places, labels } = drawBlobs(25, BLOBS, 8);
  const { clusters, n, nNoise } = groupPlaces("score", places, labels);
  const all = clusters.flatMap(({ members }) => [...members]);
  assert.equal(new Set(all).size, labels.filter((label) => label !== -1).length);
  for (const { cluster, members, n: inCluster } of clusters) {
    assert.ok(members.every((i) => labels[i] === cluster));
    assert.equal(inCluster, members.reduce((sum, i) => sum + places.weight[i]!, 0));
  }
  assert.equal(n + nNoise, places.weight.reduce((sum, each) => sum + each, 0));
});

Deno.test("scores refuse what they are not defined for", () => {
  const places = placesOf([0, 1, 2], [0, 0, 0], [1, 2, 1]);
  const refused: [number[], "RangeError" | "TypeError", RegExp][] = [
    [[0, 0, 0], "RangeError", /nClusters must be in \[2, n - 1\] .* current value is 1$/],
    [[0, -1, 1], "RangeError", /n = 2 incidents in clusters, current value is 2$/],
    [[0, 1, 3], "RangeError", /labels must be in \[-1, nPlaces - 1\], .* place 2 is 3$/],
    [[0, 1], "TypeError", /label a place, current values are 2 labels and 3 places$/],
  ];
  for (const [labels, name, message] of refused) {
    for (const score of [daviesBouldin, calinskiHarabasz]) {
      assert.throws(() => score(places, Int32Array.from(labels)), { name, message });
    }
  }
  const [labels, { weight }] = [Int32Array.of(0, 0, 1), places];
  const rand = (b: number[], w = weight) => () => adjustedRand(labels, Int32Array.from(b), w);
  assert.throws(rand([0, 1]), { name: "TypeError", message: /2 labels and 3 places$/ });
  assert.throws(rand([0, 1, 3]), { name: "RangeError", message: /place 2 is 3$/ });
  assert.throws(rand([0, 1, -2]), { name: "RangeError", message: /place 2 is -2$/ });
  assert.throws(rand([0, 1, 1], Uint32Array.of(1, 0, 1)), /weights must be positive/);
  assert.throws(rand([0, 1, 1], Uint32Array.of(1, 1, 94_906_265)), {
    name: "RangeError",
    message: /at most 94906266 incidents, current value is 94906267$/,
  });
});
