import assert from "node:assert/strict";
import { aoristicWeights } from "lib/features/aoristic.ts";
import { createRandom } from "lib/numeric/random.ts";

const HOUR = 3_600_000;
const MONDAY = Date.UTC(2018, 10, 5);

Deno.test("aoristicWeights() puts a known time into its hour, and a Monday midnight into the first", () => {
  const { weights } = aoristicWeights([
    { from: MONDAY, to: MONDAY },
    { from: MONDAY + 30.5 * HOUR, to: MONDAY + 30.5 * HOUR },
  ]);
  assert.deepEqual([weights[0], weights[30], weights.indexOf(1, 1)], [1, 1, 30]);
});

Deno.test("aoristicWeights() spreads a span by the part of each hour that it covers", () => {
  // 17:45 to 20:00: a quarter, one and one of two and a quarter hours
  const from = MONDAY + 17.75 * HOUR;
  const { weights } = aoristicWeights([{ from, to: from + 2.25 * HOUR }]);
  assert.deepEqual([...weights.subarray(17, 21)].map((w) => w * 9), [1, 4, 4, 0]);
});

Deno.test("aoristicWeights() sums to the incidents, whatever the week, before 2001 too", () => {
  const random = createRandom(4);
  const spans = Array.from({ length: 500 }, () => {
    const from = Date.UTC(1995 + random.integer(30), 0, 1) + Math.floor(random.unit() * 1e10);
    return { from, to: from + random.integer(24 * HOUR) };
  });
  const { weights, n, tooLong } = aoristicWeights(spans);
  assert.deepEqual([n, tooLong], [500, 0]);
  assert.ok(Math.abs(weights.reduce((sum, each) => sum + each, 0) - 500) < 1e-9);
});

Deno.test("aoristicWeights() counts spans that are too long, and leaves them out", () => {
  const spans = [{ from: MONDAY, to: MONDAY + 25 * HOUR }, {
    from: MONDAY,
    to: MONDAY + 24 * HOUR,
  }];
  const { weights, n, tooLong } = aoristicWeights(spans);
  assert.deepEqual([n, tooLong], [1, 1]);
  assert.ok(weights.subarray(0, 24).every((weight) => Math.abs(weight - 1 / 24) < 1e-15));
  assert.equal(aoristicWeights(spans, 48).n, 2);
});

Deno.test("aoristicWeights() refuses spans that end before they begin", () => {
  for (const to of [MONDAY - 1, NaN]) {
    assert.throws(() => aoristicWeights([{ from: MONDAY, to }]), {
      name: "RangeError",
      message: /a span must not end before it begins, current value of span 0/,
    });
  }
});
