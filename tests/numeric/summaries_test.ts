import assert from "node:assert/strict";
import { poissonDispersion } from "lib/numeric/dispersion.ts";
import { holm } from "lib/numeric/holm.ts";
import { quantile } from "lib/numeric/quantile.ts";
import { assertClose, reference } from "./reference.ts";

Deno.test("quantile() agrees with numpy.quantile and leaves its input alone", () => {
  const { values, probabilities, expected } = reference.quantile;
  const before = [...values];
  probabilities.forEach((p, i) => assertClose(quantile(values, p), expected[i]!, 1e-13));
  assert.deepEqual(values, before);
  assert.equal(quantile([7], 0.3), 7);
  assert.throws(() => quantile([], 0.5), RangeError);
  assert.throws(() => quantile([1, NaN], 0.5), RangeError);
  assert.throws(() => quantile([1], 1.1), RangeError);
});

Deno.test("holm() agrees with statsmodels, and skips tests that were not made", () => {
  const { p, adjusted } = reference.holm;
  holm(p).forEach((value, i) => assertClose(value, adjusted[i]!, 1e-13));
  const withGap = holm([...p.slice(0, 3), null, ...p.slice(3)]);
  assert.equal(withGap[3], null);
  assert.deepEqual(withGap.filter((value) => value !== null), holm(p));
  assert.deepEqual(holm([]), []);
  assert.throws(() => holm([1.2]), RangeError);
});

Deno.test("poissonDispersion() agrees with the scale of statsmodels' quasi-Poisson model", () => {
  const { groups, dispersion } = reference.models;
  const result = poissonDispersion(groups);
  assertClose(result.dispersion, dispersion, 1e-10);
  assert.equal(result.degreesOfFreedom, groups.flat().length - groups.length);
});

Deno.test("poissonDispersion() is null without a base", () => {
  const nothing = { dispersion: null, degreesOfFreedom: 0, pValue: null };
  assert.deepEqual(poissonDispersion([]), nothing);
  assert.deepEqual(poissonDispersion([[0, 0], [4]]), nothing);
  assert.deepEqual(poissonDispersion([[5, 5, 5]]), {
    dispersion: 0,
    degreesOfFreedom: 2,
    pValue: 1,
  });
});
