import assert from "node:assert/strict";
import { concentration } from "lib/describe/concentration.ts";
import { concentrationCurve, weightClasses } from "lib/numeric/concentration.ts";
import { createRandom } from "lib/numeric/random.ts";
import { drawAboveZero } from "lib/numeric/zero_truncated_poisson.ts";

Deno.test("concentration() of equally risky places is what chance makes", () => {
  const weights = drawAboveZero(createRandom(1), 2.2, 4000);
  const result = concentration(weights, { seed: 2 });
  for (const row of result.rows) {
    assert.ok(Math.abs(row.ratio - 1) < 0.05, `ratio ${row.ratio}`);
    assert.ok(row.share_of_places >= row.chance_min - 0.005);
    assert.ok(row.share_of_places <= row.chance_max + 0.005);
  }
  assert.ok(Math.abs(result.gini - result.gini_chance_mean) < 0.02);
});

Deno.test("concentration() finds planted hot places beyond chance", () => {
  const random = createRandom(3);
  const weights = Array.from(
    { length: 5000 },
    (_, i) => 1 + random.poisson(i < 100 ? 80 : 0.6),
  );
  const { rows, gini, gini_chance_max } = concentration(weights, { seed: 4 });
  // 100 places of about 81 hold half of some 16,000 incidents.
  assert.ok(rows[1]!.share_of_places < 0.025 && rows[1]!.chance_min > 0.1);
  assert.ok(rows[0]!.ratio > 5 && gini > gini_chance_max);
});

Deno.test("concentration() sums up its places, ignores empty ones, and repeats itself", () => {
  const weights = [5, 0, 1, 1, 3, 0];
  const result = concentration(weights, { seed: 5 });
  assert.deepEqual([result.n, result.n_places, result.mean, result.max, result.share_single], [
    10,
    4,
    2.5,
    5,
    0.5,
  ]);
  assert.deepEqual(result, concentration([1, 3, 5, 1], { seed: 5 }), "order does not matter");
  assert.deepEqual(weights, [5, 0, 1, 1, 3, 0]);
  assert.notDeepEqual(result, concentration(weights, { seed: 6 }));
});

Deno.test("concentration() has curves from corner to corner, short and true", () => {
  const random = createRandom(7);
  const weights = Array.from({ length: 3000 }, () => Math.ceil(1 / (random.unit() + 1e-3)));
  const { curve } = concentration(weights, { seed: 8, draws: 3 });
  for (const series of ["observed", "chance"]) {
    const points = curve.filter((row) => row.series === series);
    assert.ok(points.length <= 400, `${points.length} points`);
    assert.deepEqual(points[0], { series, share_of_places: 0, share_of_incidents: 0 });
    assert.deepEqual(points.at(-1), { series, share_of_places: 1, share_of_incidents: 1 });
  }
  const observed = curve.filter((row) => row.series === "observed");
  for (const { holders, total } of concentrationCurve(weightClasses(weights))) {
    const after = Math.max(1, observed.findIndex((row) => row.share_of_places >= holders));
    const [a, b] = [observed[after - 1]!, observed[after]!];
    const slope = (b.share_of_incidents - a.share_of_incidents) /
      (b.share_of_places - a.share_of_places);
    const height = a.share_of_incidents + slope * (holders - a.share_of_places);
    assert.ok(Math.abs(height - total) < 1e-3);
  }
});

Deno.test("concentration() knows that one incident a place is no concentration", () => {
  const { rows, gini, gini_chance_mean } = concentration([1, 1, 1, 1], { seed: 1 });
  assert.deepEqual([gini, gini_chance_mean, rows[1]?.ratio], [0, 0, 1]);
  assert.throws(() => concentration([], { seed: 1 }), RangeError);
  assert.throws(() => concentration([1], { seed: 1, draws: 0 }), RangeError);
});

Deno.test("concentration() has a chance curve of all its simulations, not of one", () => {
  const weights = drawAboveZero(createRandom(9), 1.5, 100);
  for (let seed = 1; seed <= 5; seed++) {
    const { curve, gini_chance_mean } = concentration(weights, { seed });
    // The Gini coefficient is twice the area under the curve, less 1.
    let twiceArea = 0;
    const points = curve.filter((row) => row.series === "chance");
    for (let i = 1; i < points.length; i++) {
      const [a, b] = [points[i - 1]!, points[i]!];
      twiceArea += (b.share_of_places - a.share_of_places) *
        (a.share_of_incidents + b.share_of_incidents);
    }
    assert.ok(Math.abs(twiceArea - 1 - gini_chance_mean) < 0.005, `seed ${seed}`);
  }
});
