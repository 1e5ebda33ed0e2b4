import assert from "node:assert/strict";
import {
  concentrationCurve,
  type CurvePoint,
  fewestHolding,
  gini,
  thinCurve,
  weightClasses,
} from "lib/numeric/concentration.ts";
import { createRandom } from "lib/numeric/random.ts";
import { assertClose, reference } from "./reference.ts";

/** Fewest holders by sorting all weights and adding them one by one. */
function bruteForce(weights: number[], share: number): number {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let held = 0;
  let count = 0;
  for (const weight of weights.toSorted((a, b) => b - a)) {
    held += weight;
    count++;
    if (held / total >= share) break;
  }
  return count;
}

Deno.test("fewestHolding() equals a sum over sorted weights, at every share, with ties and zeros", () => {
  const random = createRandom(11);
  for (let round = 0; round < 40; round++) {
    const weights = Array.from({ length: 1 + random.integer(60) }, () => random.poisson(1.3));
    weights.push(1);
    const classes = weightClasses(weights);
    for (let percent = 1; percent <= 100; percent++) {
      const { count } = fewestHolding(classes, percent / 100);
      assert.equal(count, bruteForce(weights, percent / 100), `${weights} at ${percent} %`);
    }
  }
});

Deno.test("fewestHolding() stops exactly where the share is reached", () => {
  // Ten holders of 1: a quarter of 10 needs 3, three tenths need exactly 3.
  const classes = weightClasses(new Uint32Array(10).fill(1));
  assert.deepEqual(fewestHolding(classes, 0.25), { count: 3, share: 0.3, held: 0.3 });
  assert.deepEqual(fewestHolding(classes, 0.3), { count: 3, share: 0.3, held: 0.3 });
  assert.equal(fewestHolding(classes, 1).count, 10);
  assert.equal(fewestHolding(weightClasses([4, 0, 0, 0]), 1).count, 1);
  assert.throws(() => fewestHolding(classes, 0), RangeError);
});

Deno.test("gini() equals half the relative mean difference", () => {
  assertClose(gini(weightClasses(reference.gini.weights)), reference.gini.expected, 1e-12);
  assert.equal(gini(weightClasses([2, 2, 2])), 0);
  assert.equal(gini(weightClasses([0, 0, 0, 8])), 0.75);
});

Deno.test("gini() is twice the area between the concentration curve and the diagonal", () => {
  const classes = weightClasses(reference.gini.weights);
  const points = concentrationCurve(classes);
  let area = 0;
  for (let i = 1; i < points.length; i++) {
    const [a, b] = [points[i - 1]!, points[i]!];
    area += (b.holders - a.holders) * (a.total + b.total) / 2;
  }
  assertClose(gini(classes), 2 * area - 1, 1e-12);
  assert.deepEqual(points.at(-1), { holders: 1, total: 1 });
});

Deno.test("thinCurve() stays within its tolerance and keeps both ends", () => {
  const random = createRandom(2);
  const weights = Array.from({ length: 5000 }, () => 1 / (random.unit() + 0.001));
  const points = concentrationCurve(weightClasses(weights));
  const thin = thinCurve(points, 1e-3);
  assert.ok(points.length > 4900 && thin.length < 200, `${points.length} to ${thin.length}`);
  assert.deepEqual([thin[0], thin.at(-1)], [points[0], points.at(-1)]);
  for (const { holders, total } of points) {
    assert.ok(Math.abs(heightAt(thin, holders) - total) <= 1e-3 + 1e-12);
  }
});

/** Height of a curve of straight lines. */
function heightAt(points: CurvePoint[], holders: number): number {
  const after = points.findIndex((point) => point.holders >= holders);
  if (after <= 0) return points[0]!.total;
  const [a, b] = [points[after - 1]!, points[after]!];
  return a.total + (b.total - a.total) * (holders - a.holders) / (b.holders - a.holders);
}

Deno.test("weightClasses() refuses nothing at all and negative weights", () => {
  assert.throws(() => weightClasses([]), RangeError);
  assert.throws(() => weightClasses([0, 0]), RangeError);
  assert.throws(() => weightClasses([1, -1]), RangeError);
});
