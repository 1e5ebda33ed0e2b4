import assert from "node:assert/strict";
import { poissonRegression } from "lib/numeric/poisson_regression.ts";
import fixture from "../fixtures/regression.json" with { type: "json" };
import { assertClose } from "./reference.ts";

Deno.test("poissonRegression() has statsmodels' coefficients, standard errors, dispersion and deviance", () => {
  for (const { columns, counts, ...expected } of fixture.cases) {
    const found = poissonRegression(columns, counts);
    expected.coefficients.forEach((value, i) => assertClose(found.coefficients[i]!, value, 1e-9));
    expected.standard_errors.forEach((value, i) =>
      assertClose(Math.sqrt(found.covariance[i]![i]!), value, 1e-9)
    );
    assertClose(found.dispersion, expected.dispersion, 1e-9);
    assertClose(found.deviance, expected.deviance, 1e-9);
  }
});

Deno.test("poissonRegression() expects as many in all as there are, where there is a constant", () => {
  const { columns, counts } = fixture.cases[1]!;
  const sum = (values: ArrayLike<number>) => Array.from(values).reduce((a, b) => a + b, 0);
  assertClose(sum(poissonRegression(columns, counts).fitted), sum(counts), 1e-10);
});

Deno.test("poissonRegression() refuses what has no answer", () => {
  const ones = [1, 1, 1, 1];
  const cases: [number[][], number[], RegExp][] = [
    [[ones, [2, 2, 2, 2]], [1, 2, 3, 4], /columns must not depend on each other/],
    [[ones, [1, 2, 3, 4], [3, 5, 7, 9]], [1, 2, 3, 4], /columns must not depend on each other/],
    [[ones, [0, 1, 2, NaN]], [1, 2, 3, 4], /columns must be finite/],
    [[ones], [1, 2, -3, 4], /counts must be finite and not negative/],
    [[ones], [0, 0, 0, 0], /a count must be positive/],
    [[ones, ones, ones, ones], [1, 2, 3, 4], /more counts than columns/],
    [[[1, 1]], [1, 2, 3], /a value each/],
  ];
  for (const [columns, counts, message] of cases) {
    assert.throws(() => poissonRegression(columns, counts), { name: "RangeError", message });
  }
});
