import assert from "node:assert/strict";
import { codePoints } from "lib/numeric/coded_points.ts";
import { buildKdTree, type PointRows } from "lib/numeric/kd_tree.ts";
import { neighborRanks } from "lib/numeric/neighbor_ranks.ts";
import { joinParts, nearestNeighbors, neighborsOfRange } from "lib/numeric/neighbors.ts";
import { createRandom } from "lib/numeric/random.ts";

/** Points of which some coordinates are flags, and some points coincide. */
function drawRows(seed: number, nPoints: number, nDims: number, nFlags: number): PointRows {
  const random = createRandom(seed);
  const values = new Float64Array(nPoints * nDims);
  for (let i = 0; i < nPoints; i++) {
    for (let d = 0; d < nDims; d++) {
      const value = d < nFlags ? (random.unit() < 0.2 ? 3 : -0.5) : random.normal();
      values[i * nDims + d] = value;
    }
    if (i % 11 === 3) values.copyWithin(i * nDims, (i - 1) * nDims, i * nDims);
  }
  return { nDims, values };
}

/** All other points in order of squared distance, then index. */
function sortedOthers({ nDims, values }: PointRows, i: number): { j: number; square: number }[] {
  const nPoints = values.length / nDims;
  return Array.from({ length: nPoints }, (_, j) => {
    let square = 0;
    for (let d = 0; d < nDims; d++) {
      const apart = values[i * nDims + d]! - values[j * nDims + d]!;
      square += apart * apart;
    }
    return { j, square };
  }).filter(({ j }) => j !== i).sort((a, b) => a.square - b.square || a.j - b.j);
}

const SETS = [drawRows(1, 700, 12, 7), drawRows(2, 500, 2, 0), drawRows(3, 300, 9, 9)];

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

Deno.test("neighborRanks() counts the points that are nearer, in any parts", () => {
  for (const rows of SETS) {
    const tree = buildKdTree(rows);
    const { nPoints } = tree;
    const coded = codePoints(tree.nDims, tree.values);
    const random = createRandom(9);
    const others = Uint32Array.from({ length: nPoints * 4 }, (_, at) => {
      const other = random.integer(nPoints - 1);
      return other + (other >= Math.floor(at / 4) ? 1 : 0);
    });
    const ranks = [[0, 100], [100, nPoints]]
      .flatMap(([from, to]) => [...neighborRanks(tree, coded, others, 4, from!, to!)]);
    for (let position = 0; position < nPoints; position += 7) {
      const point = tree.order[position]!;
      const sorted = sortedOthers(rows, point);
      for (let slot = 0; slot < 4; slot++) {
        const index = others[point * 4 + slot]!;
        const { square } = sorted.find(({ j }) => j === index)!;
        const rank = ranks[position * 4 + slot]!;
        // within the points that are equally far but for the last digit
        const least = sorted.filter((each) => each.square < square * (1 - 1e-12)).length + 1;
        const most = sorted.filter((each) => each.square <= square * (1 + 1e-12)).length;
        assert.ok(rank >= least && rank <= most, `${rank} not in ${least} .. ${most}`);
        if (rows.nDims === 2) assert.equal(rank, sorted.findIndex(({ j }) => j === index) + 1);
      }
    }
  }
});

Deno.test("neighborRanks() gives the point itself rank 0", () => {
  const tree = buildKdTree({ nDims: 1, values: Float64Array.of(4, 4, 4, 7) });
  const own = Uint32Array.from({ length: 4 }, (_, i) => i);
  assert.deepEqual([...neighborRanks(tree, codePoints(1, tree.values), own, 1, 0, 4)], [
    0,
    0,
    0,
    0,
  ]);
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
  const two = build([1, 2]);
  assert.throws(
    () => neighborRanks(two, codePoints(1, two.values), Uint32Array.of(0), 1, 0, 2),
    { name: "RangeError" },
  );
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
