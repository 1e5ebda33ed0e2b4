import assert from "node:assert/strict";
import { buildKdTree } from "lib/numeric/kd_tree.ts";
import { joinParts, nearestNeighbors, neighborsOfRange } from "lib/numeric/neighbors.ts";
import { createRandom } from "lib/numeric/random.ts";
import { SETS, sortedOthers } from "./compared_points.ts";

Deno.test("nearestNeighbors() finds what comparing all pairs finds, equal distances by index", () => {
  for (const rows of SETS) {
    const k = 9;
    const { indices, distances } = nearestNeighbors(rows, k);
    for (let i = 0; i < rows.values.length / rows.nDims; i++) {
      const expected = sortedOthers(rows, i).slice(0, k);
      const found = [...distances.subarray(i * k, (i + 1) * k)];
      found.forEach((distance, r) =>
        assert.ok(Math.abs(distance - Math.sqrt(expected[r]!.square)) < 1e-12)
      );
      // sums in another order can tell equal distances apart by a last digit
      if (rows.nDims > 2) continue;
      assert.deepEqual([...indices.subarray(i * k, (i + 1) * k)], expected.map(({ j }) => j));
    }
  }
});

Deno.test("neighborsOfRange() gives the same in any parts", () => {
  const tree = buildKdTree(SETS[0]!);
  const whole = neighborsOfRange(tree, 5, 0, tree.nPoints);
  const parts = [[0, 13], [13, 400], [400, tree.nPoints]] as const;
  const joined = joinParts(parts.map(([from, to]) => neighborsOfRange(tree, 5, from, to)), 700);
  assert.deepEqual(joined, joinParts([whole], 700));
});

Deno.test("trees refuse points that are nowhere, and neighbors that are not there", () => {
  const build = (values: number[], nDims = 1) =>
    buildKdTree({ nDims, values: Float64Array.from(values) });
  assert.throws(() => build([1, NaN]), {
    name: "RangeError",
    message: "Cannot build tree: coordinates must be finite, current value of point 1 is NaN",
  });
  assert.throws(() => build([]), { name: "RangeError", message: /there must be points/ });
  assert.throws(() => build([1, 2, 3], 2), { name: "TypeError" });
  for (const k of [0, 3, 1.5]) {
    assert.throws(
      () => nearestNeighbors({ nDims: 1, values: Float64Array.of(1, 2, 3) }, k),
      { name: "RangeError", message: /k must be an integer in 1 \.\. 2/ },
    );
  }
});

Deno.test("neighborsOfRange() of candidates asks the other points only, and finds what comparing all does", () => {
  const random = createRandom(12);
  const values = Float64Array.from({ length: 3 * 900 }, () => random.normal());
  const nCandidates = 700;
  const tree = buildKdTree({ nDims: 3, values });
  const { indices, distances } = joinParts([neighborsOfRange(tree, 4, 0, 900, nCandidates)], 900);
  for (let i = 0; i < nCandidates; i++) assert.equal(distances[4 * i], Infinity);
  for (let i = nCandidates; i < 900; i++) {
    const own = values.subarray(3 * i, 3 * i + 3);
    const all = Array.from({ length: nCandidates }, (_, j) => {
      const other = values.subarray(3 * j, 3 * j + 3);
      return { j, square: own.reduce((sum, v, d) => sum + (v - other[d]!) * (v - other[d]!), 0) };
    }).sort((a, b) => a.square - b.square || a.j - b.j);
    assert.deepEqual([...indices.subarray(4 * i, 4 * i + 4)], all.slice(0, 4).map(({ j }) => j));
  }
});
