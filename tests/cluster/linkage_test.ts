import assert from "node:assert/strict";
import { cutTree, toLinkage } from "lib/cluster/linkage.ts";
import { createRandom } from "lib/numeric/random.ts";

/** Merge tree of seeded random merges. */
function randomTree(seed: number, nLeaves: number) {
  const { integer } = createRandom(seed);
  const first = Int32Array.from({ length: nLeaves - 1 }, (_, i) => integer(i + 1));
  const second = first.map((_, i) => i + 1);
  const height = Float64Array.from(first, () => integer(20));
  return toLinkage(new Uint32Array(nLeaves).fill(2), { first, second, height });
}

Deno.test("toLinkage() sorts merges by height, then by first places, and names nodes as scipy", () => {
  const linkage = toLinkage(Uint32Array.of(1, 2, 3, 4, 5), {
    first: Int32Array.of(0, 3, 1, 0),
    second: Int32Array.of(3, 4, 2, 1),
    height: Float64Array.of(8, 5, 5, 8),
  });
  assert.deepEqual([...linkage.left], [1, 3, 0, 6]);
  assert.deepEqual([...linkage.right], [2, 4, 5, 7]);
  assert.deepEqual([...linkage.height], [5, 5, 8, 8]);
  assert.deepEqual([...linkage.size], [5, 9, 6, 15]);
});

Deno.test("toLinkage() makes a tree in which every node is merged once", () => {
  for (let seed = 0; seed < 20; seed++) {
    const { left, right, size } = randomTree(seed, 50);
    left.forEach((node, i) => assert.ok(node < right[i]! && right[i]! < 50 + i));
    assert.deepEqual([...left, ...right].sort((a, b) => a - b), [...Array(98).keys()]);
    assert.equal(size.at(-1), 100);
  }
});

Deno.test("cutTree() splits one cluster in two with each further cluster", () => {
  const linkage = randomTree(5, 60);
  for (let k = 1; k <= 60; k++) {
    const { labels, nClusters } = cutTree(linkage, k);
    assert.equal(nClusters, k);
    const found = [...new Set(labels)];
    assert.deepEqual(found, [...Array(k).keys()], "numbered by first place");
    if (k === 1) continue;
    const coarse = cutTree(linkage, k - 1).labels;
    const pairs = new Set(Array.from(labels, (label, i) => `${label} in ${coarse[i]}`));
    assert.equal(pairs.size, k, `${k} clusters are not nested`);
  }
});

Deno.test("cutTree() refuses what is not a number of clusters", () => {
  const linkage = randomTree(1, 9);
  for (const bad of [0, -1, 10, 2.5, NaN]) {
    assert.throws(() => cutTree(linkage, bad), {
      name: "RangeError",
      message: `Cannot cut tree: nClusters must be an integer in 1 .. 9, current value is ${bad}`,
    });
  }
});
