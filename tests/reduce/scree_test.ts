import assert from "node:assert/strict";
import { createRandom } from "lib/numeric/random.ts";
import { crossProducts } from "lib/reduce/cross_products.ts";
import { fitPca } from "lib/reduce/pca.ts";
import { brokenStick, largestShares, parallelAnalysis, screeRows } from "lib/reduce/scree.ts";

/** Two hidden directions in six columns of noise. */
function drawColumns(strength: number): Float64Array[] {
  const random = createRandom(3);
  const n = 2000;
  const hidden = [0, 1].map(() => Float64Array.from({ length: n }, () => random.normal()));
  return Array.from(
    { length: 6 },
    (_, d) =>
      Float64Array.from({ length: n }, (_, i) => strength * hidden[d % 2]![i]! + random.normal()),
  );
}

const NAMES = ["a", "b", "c", "d", "e", "f"];

Deno.test("brokenStick() deals out the whole stick, as McArthur's formula has it", () => {
  assert.deepEqual(brokenStick(3).map((share) => share.toFixed(6)), [
    "0.611111",
    "0.277778",
    "0.111111",
  ]);
  for (const n of [1, 5, 24]) {
    assert.ok(Math.abs(brokenStick(n).reduce((sum, share) => sum + share, 0) - 1) < 1e-12);
  }
});

Deno.test("parallelAnalysis() finds as many components as there are directions, none in noise", () => {
  for (const [strength, expected] of [[1.5, 2], [0, 0]] as const) {
    const columns = drawColumns(strength);
    const { explained } = fitPca(NAMES, crossProducts(columns));
    const shuffled = largestShares(parallelAnalysis(NAMES, columns, { draws: 9, seed: 1 }));
    const above = explained.findIndex((share, c) => share <= shuffled[c]!);
    // in noise the largest share is as likely to be above nine draws as one of ten
    assert.ok(above <= expected + (expected === 0 ? 1 : 0) && above >= expected, `${above}`);
  }
});

Deno.test("parallelAnalysis() leaves the columns as they are and repeats itself", () => {
  const columns = drawColumns(1);
  const before = columns.map((column) => column.slice());
  const options = { draws: 2, seed: 5 };
  assert.deepEqual(
    parallelAnalysis(NAMES, columns, options),
    parallelAnalysis(NAMES, columns, options),
  );
  assert.deepEqual(columns, before);
});

Deno.test("screeRows() has three lines over the same components", () => {
  const fit = fitPca(NAMES, crossProducts(drawColumns(1)));
  const rows = screeRows(fit, brokenStick(6));
  assert.equal(rows.length, 18);
  assert.equal(rows.filter(({ series }) => series === "records")[1]!.share, fit.explained[1]);
});
