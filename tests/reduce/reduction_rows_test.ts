import assert from "node:assert/strict";
import { crossProducts } from "lib/reduce/cross_products.ts";
import { fitPca } from "lib/reduce/pca.ts";
import { fitPlacePca, placeRows } from "lib/reduce/place_pca.ts";
import { cumulative, loadingRows, placePositions, scoreRows } from "lib/reduce/reduction_rows.ts";

const COLUMNS = [Float64Array.of(0, 1, 2, 3), Float64Array.of(1, 0, 3, 2)];
const FIT = fitPca(["a", "b"], crossProducts(COLUMNS));

Deno.test("cumulative() adds up the shares of the first components", () => {
  assert.ok(Math.abs(cumulative(FIT, 1) - 0.8) < 1e-12);
  assert.ok(Math.abs(cumulative(FIT, 2) - 1) < 1e-12);
});

Deno.test("loadingRows() has a weight for each column and component, under names for readers", () => {
  const rows = loadingRows(FIT, 2, (column) => column.toUpperCase());
  assert.deepEqual(rows.map(({ column }) => column), ["A", "A", "B", "B"]);
  assert.equal(rows[0]!.component, "1 (80.0 %)");
  assert.equal(rows[3]!.weight, FIT.components[1]![1]);
});

Deno.test("scoreRows() names what is scored", () => {
  const scores = { n: 9, k: 2, trustworthiness: 1, continuity: 0.5, preserved: 0.25 };
  const rows = scoreRows({ umap: scores, "t-SNE": scores });
  assert.deepEqual(rows.map(({ embedding }) => embedding), ["UMAP", "t-SNE"]);
  assert.equal(rows[0]!["neighbors kept"], "25.0 %");
});

/** Places whose counts are volume times shares that vary a little. */
const PROFILE = {
  places: Array.from({ length: 12 }, (_, i) => `place ${i}`),
  n: Float64Array.from({ length: 12 }, (_, i) => 100 * (i + 1) * (i + 1)),
  names: ["theft", "battery", "arson"],
  counts: [0, 1, 2].map((d) =>
    Float64Array.from(
      { length: 12 },
      (_, i) => Math.round(30 * (i + 1) * (i + 1) * (1 + 0.1 * Math.sin(i * (d + 1)))),
    )
  ),
};

Deno.test("fitPlacePca() tells volume from shares", () => {
  const [logs, shares] = fitPlacePca({ places: PROFILE });
  assert.ok(logs!.volume > 0.99 && logs!.fit.explained[0]! > 0.95);
  assert.ok(Math.abs(shares!.volume) < 0.9 && shares!.fit.explained[0]! < 0.8);
  assert.deepEqual([logs!.data.nRows, logs!.row.measure], [12, "log counts"]);
});

Deno.test("placeRows() and placePositions() keep places in step", () => {
  const { nDims, values } = placeRows(PROFILE);
  assert.deepEqual([nDims, values.length], [3, 36]);
  const at = { x: Float64Array.from({ length: 12 }, (_, i) => i), y: new Float64Array(12) };
  const rows = placePositions(PROFILE, { x: [...at.x], y: [...at.y] }, at);
  assert.deepEqual([rows[5]!.place, rows[5]!.umap_x, rows[5]!.n], ["place 5", 5, 3600]);
});
