import assert from "node:assert/strict";
import { addCrossProducts, crossProducts, toCorrelations } from "lib/reduce/cross_products.ts";
import { communalities, cumulative, fitPca, projectRows } from "lib/reduce/pca.ts";
import { createRandom } from "lib/numeric/random.ts";
import fixture from "../fixtures/reduction.json" with { type: "json" };

const COLUMNS = fixture.pca.columns.map((column) => Float64Array.from(column));
const NAMES = COLUMNS.map((_, i) => `column ${i}`);
const close = (a: number, b: number) => assert.ok(Math.abs(a - b) < 1e-8, `${a} for ${b}`);

/** Columns less their mean, over their standard deviation. */
const STANDARDIZED = COLUMNS.map((column) => {
  const mean = column.reduce((sum, value) => sum + value, 0) / column.length;
  const square = column.reduce((sum, value) => sum + (value - mean) * (value - mean), 0);
  return column.map((value) => (value - mean) / Math.sqrt(square / column.length));
});

Deno.test("fitPca() has scikit-learn's shares of variance and components, up to sign", () => {
  const { explained, components } = fitPca(NAMES, crossProducts(COLUMNS));
  fixture.pca.explained.forEach((share, c) => close(explained[c]!, share));
  fixture.pca.components.forEach((weights, c) => {
    const sign = Math.sign(weights.reduce((sum, w, d) => sum + w * components[c]![d]!, 0));
    weights.forEach((weight, d) => close(components[c]![d]!, sign * weight));
  });
});

Deno.test("fitPca() has uncorrelated components whose largest weight is positive", () => {
  const fit = fitPca(NAMES, crossProducts(STANDARDIZED));
  fit.components.forEach((weights) => {
    const largest = weights.reduce((a, b) => Math.abs(b) > Math.abs(a) ? b : a);
    assert.ok(largest > 0);
  });
  const scores = projectRows(fit, STANDARDIZED, 3);
  const columns = [0, 1, 2].map((c) =>
    Float64Array.from(COLUMNS[0]!, (_, i) => scores[i * 3 + c]!)
  );
  const { sums, nRows } = crossProducts(columns);
  for (let a = 0; a < 3; a++) {
    for (let b = 0; b < 3; b++) close(sums[a * 3 + b]! / nRows, a === b ? fit.eigenvalues[a]! : 0);
  }
});

Deno.test("communalities() of all components are 1, of none 0", () => {
  const fit = fitPca(NAMES, crossProducts(COLUMNS));
  communalities(fit, NAMES.length).forEach((share) => close(share, 1));
  communalities(fit, 0).forEach((share) => assert.equal(share, 0));
  const kept = communalities(fit, 2).reduce((sum, share) => sum + share, 0) / NAMES.length;
  close(kept, fit.explained[0]! + fit.explained[1]!);
});

Deno.test("crossProducts() of parts add up to those of all rows, a part as often as it is drawn", () => {
  const long = Array.from({ length: 7 }, (_, c) => {
    const random = createRandom(c);
    return Float64Array.from({ length: 5000 }, () => random.normal());
  });
  const cuts = [0, 10, 1500, 1500, 5000];
  const parts = cuts.slice(1).map((to, i) => crossProducts(long, cuts[i]!, to));
  const whole = crossProducts(long);
  const added = addCrossProducts(parts);
  assert.equal(added.nRows, 5000);
  whole.sums.forEach((sum, at) => close(added.sums[at]!, sum));
  const twice = addCrossProducts(parts, [0, 2, 5, 0]);
  assert.equal(twice.nRows, 2980);
  parts[1]!.sums.forEach((sum, at) => close(twice.sums[at]!, 2 * sum));
  const direct = toCorrelations(crossProducts(long, 10, 1500));
  toCorrelations(twice).forEach((row, a) => row.forEach((r, b) => close(r, direct[a]![b]!)));
});

Deno.test("fitPca() refuses a column twice, a constant one, and fewer rows than columns", () => {
  const twice = [...COLUMNS, COLUMNS[0]!.map((value) => 3 - 2 * value)];
  assert.throws(() => fitPca([...NAMES, "copy"], crossProducts(twice)), {
    name: "RangeError",
    message: /column 0 and copy must differ, their correlation is -(1|0\.9999)/,
  });
  const flat = [...COLUMNS, COLUMNS[0]!.map(() => 5)];
  assert.throws(() => fitPca([...NAMES, "flat"], crossProducts(flat)), {
    name: "RangeError",
    message: "Cannot correlate: every column must vary, column 6 does not",
  });
  assert.throws(() => fitPca(NAMES, crossProducts(COLUMNS, 0, 6)), {
    name: "RangeError",
    message: /more rows than columns, current values are 6 and 6/,
  });
  assert.throws(() => fitPca(NAMES.slice(1), crossProducts(COLUMNS)), { name: "RangeError" });
  assert.throws(() => crossProducts([]), { name: "RangeError" });
});

Deno.test("fitPca() refuses what is not a number, and projectRows() components that are not there", () => {
  const columns = [Float64Array.of(0, 1, NaN, 3), Float64Array.of(1, 0, 3, 2)];
  assert.throws(() => fitPca(["a", "b"], crossProducts(columns)), {
    name: "RangeError",
    message: "Cannot correlate: every value must be finite, column 0 has others",
  });
  const fine = [Float64Array.of(0, 1, 2, 3), Float64Array.of(1, 0, 3, 2)];
  const fit = fitPca(["a", "b"], crossProducts(fine));
  for (const nComponents of [0, 3, 1.5]) {
    assert.throws(() => projectRows(fit, fine, nComponents), {
      name: "RangeError",
      message: /nComponents must be an integer in 1 \.\. 2/,
    });
  }
});

Deno.test("cumulative() adds up the shares of the first components", () => {
  const columns = [Float64Array.of(0, 1, 2, 3), Float64Array.of(1, 0, 3, 2)];
  const fit = fitPca(["a", "b"], crossProducts(columns));
  assert.ok(Math.abs(cumulative(fit, 1) - 0.8) < 1e-12);
  assert.ok(Math.abs(cumulative(fit, 2) - 1) < 1e-12);
});
