import assert from "node:assert/strict";
import { shareAtMost, sortedCurve } from "lib/cluster/curves.ts";
import { createRandom } from "lib/numeric/random.ts";

Deno.test("sortedCurve() reads the sorted values of single incidents at even steps", () => {
  const random = createRandom(71);
  const values = Array.from({ length: 40 }, () => random.integer(30));
  const weight = values.map(() => 1 + random.integer(6));
  const incidents = values.flatMap((value, i) => new Array<number>(weight[i]!).fill(value));
  const n = incidents.length;
  for (const points of [2, 3, 11, 60, 1000]) {
    for (const order of ["ascending", "descending"] as const) {
      const sorted = incidents.toSorted((a, b) => order === "ascending" ? a - b : b - a);
      const curve = sortedCurve(values, weight, points, order);
      assert.equal(curve.length, points);
      curve.forEach(({ share, value }, i) => {
        const before = Math.round((n - 1) * i / (points - 1));
        assert.equal(value, sorted[before]);
        assert.equal(share, before / (n - 1));
      });
      assert.deepEqual([curve[0]!.share, curve.at(-1)!.share], [0, 1]);
    }
  }
});

Deno.test("sortedCurve() leaves its input as it was, and has no points without incidents", () => {
  const [values, weight] = [Float64Array.of(3, 1, 2), Uint32Array.of(1, 1, 1)];
  sortedCurve(values, weight, 3, "ascending");
  assert.deepEqual([[...values], [...weight]], [[3, 1, 2], [1, 1, 1]]);
  assert.deepEqual(sortedCurve([], [], 5, "ascending"), []);
  const one = { share: 0, value: 7 };
  assert.deepEqual(sortedCurve([7], [1], 2, "descending"), [one, one]);
});

Deno.test("sortedCurve() refuses fewer than two points", () => {
  for (const points of [1, 0, NaN]) {
    assert.throws(() => sortedCurve([1], [1], points, "ascending"), {
      name: "RangeError",
      message: `Cannot thin curve: points must be at least 2, current value is ${points}`,
    });
  }
});

Deno.test("shareAtMost() is the share of single incidents up to a limit, the limit included", () => {
  const [values, weight] = [[5, 1, 9, 5], [2, 3, 4, 1]];
  const shares = [0, 1, 4.9, 5, 9].map((limit) => shareAtMost(values, weight, limit));
  assert.deepEqual(shares, [0, 0.3, 0.3, 0.6, 1]);
});
