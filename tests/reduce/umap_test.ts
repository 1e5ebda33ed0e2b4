/** UMAP's graph, curve and layout beside those of umap-js 1.4.0, on the same neighbors. */

import assert from "node:assert/strict";
import { UMAP } from "umap-js";
import { nearestNeighbors } from "lib/numeric/neighbors.ts";
import { createRandom } from "lib/numeric/random.ts";
import { scoreEmbeddings } from "lib/reduce/embedding_scores.ts";
import { fuzzyGraph } from "lib/reduce/fuzzy_graph.ts";
import { fitUmapCurve } from "lib/reduce/umap_curve.ts";
import { layOut } from "lib/reduce/umap_layout.ts";

const N_POINTS = 5_000;
const N_DIMS = 8;

/** Points in nine clouds, some coordinates of which are flags. */
function drawRows() {
  const random = createRandom(11);
  const values = new Float64Array(N_POINTS * N_DIMS);
  for (let i = 0; i < N_POINTS; i++) {
    const cloud = i % 9;
    for (let d = 0; d < N_DIMS; d++) {
      const flag = (cloud >> d) & 1 ? 2 : -1;
      values[i * N_DIMS + d] = d < 3 ? flag : random.normal() + (d === 3 ? cloud : 0);
    }
  }
  return { nDims: N_DIMS, values };
}

const ROWS = drawRows();
const NEIGHBORS = nearestNeighbors(ROWS, 15);
const GRAPH = fuzzyGraph(NEIGHBORS, 15);

interface Internals {
  graph: { getAll(): { row: number; col: number; value: number }[] };
  optimizationState: { a: number; b: number };
}

/** umap-js with the same neighbors, the point itself first. */
function peer(): { internals: Internals; embed: () => number[][] } {
  const rows = Array.from(
    { length: N_POINTS },
    (_, i) => [...ROWS.values.subarray(i * N_DIMS, (i + 1) * N_DIMS)],
  );
  const random = createRandom(5);
  const umap = new UMAP({
    nNeighbors: 15,
    minDist: 0.1,
    nEpochs: 200,
    random: () => random.unit(),
  });
  const at = <T>(values: ArrayLike<T>, i: number) => Array.from(values).slice(i * 15, i * 15 + 14);
  umap.setPrecomputedKNN(
    rows.map((_, i) => [i, ...at(NEIGHBORS.indices, i)]),
    rows.map((_, i) => [0, ...at(NEIGHBORS.distances, i)]),
  );
  const nEpochs = umap.initializeFit(rows);
  const embed = () => {
    for (let epoch = 0; epoch < nEpochs; epoch++) umap.step();
    return umap.getEmbedding();
  };
  return { internals: umap as unknown as Internals, embed };
}

const { internals, embed } = peer();

Deno.test("fuzzyGraph() has umap-js's edges and weights", () => {
  const expected = internals.graph.getAll().filter(({ value }) => value > 0)
    .sort((a, b) => a.row - b.row || a.col - b.col);
  assert.equal(GRAPH.weights.length, expected.length);
  expected.forEach(({ row, col, value }, edge) => {
    assert.deepEqual([GRAPH.heads[edge], GRAPH.tails[edge]], [row, col]);
    assert.ok(Math.abs(GRAPH.weights[edge]! - value) < 1e-12, `${GRAPH.weights[edge]} ${value}`);
  });
});

Deno.test("fitUmapCurve() has umap-learn's curve, which umap-js comes near", () => {
  const { a, b } = fitUmapCurve(0.1, 1);
  // umap-learn 0.5.12: find_ab_params(1.0, 0.1)
  assert.ok(Math.abs(a - 1.5769434601962196) < 1e-6 && Math.abs(b - 0.8950608779914887) < 1e-6);
  assert.ok(
    Math.abs(internals.optimizationState.a - a) < 0.01 &&
      Math.abs(internals.optimizationState.b - b) < 0.01,
  );
  // find_ab_params(1.0, 0.5)
  const wide = fitUmapCurve(0.5, 1);
  assert.ok(
    Math.abs(wide.a - 0.5830300205483709) < 1e-6 && Math.abs(wide.b - 1.334166992455648) < 1e-6,
  );
});

Deno.test("layOut() is as trustworthy as umap-js, and the same each time", async () => {
  const random = createRandom(2);
  const start = {
    x: Float64Array.from({ length: N_POINTS }, () => 20 * random.unit() - 10),
    y: Float64Array.from({ length: N_POINTS }, () => 20 * random.unit() - 10),
  };
  const options = { ...fitUmapCurve(0.1, 1), nEpochs: 200, negativeSamples: 5, seed: 1 };
  const layout = layOut(GRAPH, start, options);
  assert.deepEqual(layOut(GRAPH, start, options), layout);
  const other = layOut(GRAPH, start, { ...options, seed: 2 });
  assert.notDeepEqual(other, layout);
  const toRows = ({ x, y }: typeof layout) => (
    {
      nDims: 2,
      values: Float64Array.from({ length: 2 * N_POINTS }, (_, at) => (at & 1 ? y : x)[at >> 1]!),
    }
  );
  const theirs = { nDims: 2, values: Float64Array.from(embed().flat()) };
  const [ours, peers] = await scoreEmbeddings(ROWS, NEIGHBORS, [toRows(layout), theirs], 15);
  assert.ok(ours!.trustworthiness > peers!.trustworthiness - 0.01, JSON.stringify([ours, peers]));
  assert.ok(ours!.trustworthiness > 0.9 && ours!.continuity > 0.9, JSON.stringify([ours, peers]));
});

Deno.test("layOut() and fuzzyGraph() refuse what cannot be laid out", () => {
  const start = { x: new Float64Array(3), y: new Float64Array(3) };
  const options = { ...fitUmapCurve(0.1, 1), nEpochs: 10, negativeSamples: 5, seed: 1 };
  assert.throws(() => layOut(GRAPH, start, options), { name: "RangeError" });
  for (const nNeighbors of [1, 17, 2.5]) {
    assert.throws(() => fuzzyGraph(NEIGHBORS, nNeighbors), {
      name: "RangeError",
      message: /nNeighbors must be an integer in 2 \.\. 16/,
    });
  }
  for (const [minDist, spread] of [[-1, 1], [3, 1], [0.1, 0]] as const) {
    assert.throws(() => fitUmapCurve(minDist, spread), { name: "RangeError" });
  }
});
