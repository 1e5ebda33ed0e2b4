import assert from "node:assert/strict";
import { crossProducts } from "lib/reduce/cross_products.ts";
import { fitPca } from "lib/reduce/pca.ts";
import { errorRows, loadingRows, scoreRows } from "lib/reduce/reduction_rows.ts";

const COLUMNS = [Float64Array.of(0, 1, 2, 3), Float64Array.of(1, 0, 3, 2)];
const FIT = fitPca(["a", "b"], crossProducts(COLUMNS));

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

Deno.test("errorRows() falls from all to what the components leave", () => {
  const rows = errorRows({ both: FIT }, 5);
  assert.deepEqual(rows.map(({ components }) => components), [0, 1, 2]);
  [1, 0.2, 0].forEach((error, i) => assert.ok(Math.abs(rows[i]!.error - error) < 1e-12));
});
