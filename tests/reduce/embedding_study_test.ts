import assert from "node:assert/strict";
import { nearestNeighbors } from "lib/numeric/neighbors.ts";
import { createRandom } from "lib/numeric/random.ts";
import { studyEmbedding, studySeeds } from "lib/reduce/embedding_study.ts";
import { tsne } from "lib/reduce/tsne.ts";

const N = 300;
const random = createRandom(8);
/** Three clouds in five dimensions. */
const ROWS = {
  nDims: 5,
  values: Float64Array.from({ length: 5 * N }, (_, at) => {
    const cloud = Math.floor(at / 5) % 3;
    return random.normal() + (at % 5 === cloud ? 8 : 0);
  }),
};
const LABELS = Array.from({ length: N }, (_, i) => i % 3);
const OPTIONS = { nNeighbors: 10, minDist: 0.1, nEpochs: 200, seed: 1 };

/** Share of points whose nearest point in the plane is of the same cloud. */
function pure(x: ArrayLike<number>, y: ArrayLike<number>): number {
  const values = Float64Array.from({ length: 2 * N }, (_, at) => (at & 1 ? y : x)[at >> 1]!);
  const { indices } = nearestNeighbors({ nDims: 2, values }, 1);
  return LABELS.filter((label, i) => LABELS[indices[i]!] === label).length / N;
}

Deno.test("studyEmbedding() keeps planted clouds apart, and scores components beside them", async () => {
  const { x, y, scores } = await studyEmbedding(ROWS, nearestNeighbors(ROWS, 10), OPTIONS);
  assert.ok(pure(x, y) > 0.99);
  assert.ok(scores.umap.trustworthiness > 0.9, JSON.stringify(scores));
  assert.deepEqual([scores.umap.n, scores.pca.n, scores.pca.k], [N, N, 10]);
});

Deno.test("studySeeds() compares all pairs of seeds", async () => {
  const found = await studySeeds(ROWS, LABELS, OPTIONS, 3);
  const [least, mean, most] = found.shared;
  assert.ok(least <= mean && mean <= most && mean > 0.3 && mean < 1, String(found.shared));
  assert.ok(found.silhouetteOfRows! > 0.5 && found.silhouetteOfLayout! > found.silhouetteOfRows!);
});

Deno.test("studySeeds() has no silhouette where all rows have one label", async () => {
  const found = await studySeeds(ROWS, LABELS.map(() => 0), OPTIONS, 2);
  assert.deepEqual([found.silhouetteOfRows, found.silhouetteOfLayout], [null, null]);
});

Deno.test("tsne() keeps planted clouds apart, the same each time", () => {
  const options = { perplexity: 20, steps: 300, epsilon: 10 };
  const found = tsne(ROWS, options);
  assert.ok(pure(found.x, found.y) > 0.99);
  assert.deepEqual(tsne(ROWS, options), found);
});

Deno.test("tsne() refuses too few rows, and options that make no sense", () => {
  const cases = [
    [{ perplexity: 100, steps: 10, epsilon: 10 }, /more than 300 rows, current value is 300/],
    [{ perplexity: 0, steps: 10, epsilon: 10 }, /must be positive/],
    [{ perplexity: 5, steps: 0, epsilon: 10 }, /must be positive/],
  ] as const;
  for (const [options, message] of cases) {
    assert.throws(() => tsne(ROWS, options), { name: "RangeError", message });
  }
});
