import assert from "node:assert/strict";
import { nearestNeighbors } from "lib/numeric/neighbors.ts";
import { scoreEmbeddings } from "lib/reduce/embedding_scores.ts";
import fixture from "../fixtures/reduction.json" with { type: "json" };

const toRows = (rows: number[][]) => (
  { nDims: rows[0]!.length, values: Float64Array.from(rows.flat()) }
);
const ROWS = toRows(fixture.rows);
const NEIGHBORS = nearestNeighbors(ROWS, 20);
const EMBEDDINGS = fixture.embeddings.map(({ points }) => toRows(points));

Deno.test("scoreEmbeddings() has scikit-learn's trustworthiness, in both directions", async () => {
  for (const k of [5, 15] as const) {
    const found = await scoreEmbeddings(ROWS, NEIGHBORS, EMBEDDINGS, k);
    fixture.embeddings.forEach(({ trustworthiness, continuity }, e) => {
      assert.ok(Math.abs(found[e]!.trustworthiness - trustworthiness[k]) < 1e-9);
      assert.ok(Math.abs(found[e]!.continuity - continuity[k]) < 1e-9);
      assert.deepEqual([found[e]!.n, found[e]!.k], [150, k]);
    });
  }
});

Deno.test("scoreEmbeddings() counts the neighbors that stay neighbors", async () => {
  const k = 5;
  const { preserved } = (await scoreEmbeddings(ROWS, NEIGHBORS, EMBEDDINGS, k))[0]!;
  const own = nearestNeighbors(ROWS, k).indices;
  const embedded = nearestNeighbors(EMBEDDINGS[0]!, k).indices;
  let kept = 0;
  for (let i = 0; i < 150; i++) {
    const near = new Set(own.subarray(i * k, (i + 1) * k));
    kept += embedded.subarray(i * k, (i + 1) * k).filter((j) => near.has(j)).length;
  }
  assert.equal(preserved, kept / (150 * k));
});

Deno.test("scoreEmbeddings() gives the same on any number of threads", async () => {
  const found = await Promise.all(
    [1, 2, 3].map((threads) => scoreEmbeddings(ROWS, NEIGHBORS, EMBEDDINGS, 10, { threads })),
  );
  assert.deepEqual(found[1], found[0]);
  assert.deepEqual(found[2], found[0]);
});

Deno.test("scoreEmbeddings() refuses more neighbors than are known, or half of the points", async () => {
  for (const k of [0, 21, 75]) {
    await assert.rejects(scoreEmbeddings(ROWS, NEIGHBORS, EMBEDDINGS, k), {
      name: "RangeError",
      message: /k must be an integer in 1 \.\. 20/,
    });
  }
});
