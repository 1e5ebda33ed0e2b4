import assert from "node:assert/strict";
import { resample } from "lib/cluster/resample.ts";
import { gammaTails } from "lib/numeric/gamma.ts";
import { placesOf } from "./scored.ts";

const PLACES = placesOf([0, 10, 20, 20, 30], [5, 5, 5, 9, 5], [1, 2, 10, 7, 30]);
const N = 50;
const BOOTSTRAPS = 2000;

Deno.test("resample() keeps the number of incidents, and only places that there are, in order", () => {
  const before = structuredClone(PLACES);
  for (let seed = 0; seed < 50; seed++) {
    const { x, y, weight } = resample(PLACES, seed);
    assert.equal(weight.reduce((sum, each) => sum + each, 0), N);
    assert.ok(weight.every((each) => each > 0));
    const at = [...x].map((each, i) =>
      PLACES.x.findIndex((other, k) => other === each && PLACES.y[k] === y[i])
    );
    assert.ok(at.every((k, i) => k >= 0 && (i === 0 || k > at[i - 1]!)));
    assert.deepEqual(resample(PLACES, seed), { x, y, weight });
  }
  assert.deepEqual(PLACES, before);
  assert.notDeepEqual(resample(PLACES, 1), resample(PLACES, 2));
});

Deno.test("resample() draws each incident with the same chance, with replacement", () => {
  const totals = new Float64Array(5);
  let withoutFirst = 0;
  for (let seed = 0; seed < BOOTSTRAPS; seed++) {
    const { x, y, weight } = resample(PLACES, seed);
    PLACES.x.forEach((each, k) => {
      const i = x.findIndex((other, i) => other === each && y[i] === PLACES.y[k]);
      totals[k]! += weight[i] ?? 0;
      if (k === 0 && i < 0) withoutFirst++;
    });
  }
  const chiSquare = totals.reduce((sum, total, k) => {
    const expected = BOOTSTRAPS * PLACES.weight[k]!;
    return sum + (total - expected) * (total - expected) / expected;
  }, 0);
  // chi-square with 4 degrees of freedom; a right bootstrap fails once in a million seeds
  const { lower, upper } = gammaTails(4 / 2, chiSquare / 2);
  assert.ok(lower > 5e-7 && upper > 5e-7, String(chiSquare));
  // a single incident is missed by all 50 draws in (1 - 1/50)^50 of the bootstraps
  const missed = Math.exp(50 * Math.log(1 - 1 / N));
  const off = Math.abs(withoutFirst / BOOTSTRAPS - missed);
  assert.ok(off < 5 * Math.sqrt(missed * (1 - missed) / BOOTSTRAPS), String(withoutFirst));
});

Deno.test("resample() refuses places without incidents", () => {
  assert.throws(() => resample(placesOf([], [], []), 1), RangeError);
  assert.throws(() => resample(placesOf([1], [1], [0]), 1), /weights must be positive/);
});
