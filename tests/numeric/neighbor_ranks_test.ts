import assert from "node:assert/strict";
import { codePoints } from "lib/numeric/coded_points.ts";
import { neighborRanks } from "lib/numeric/neighbor_ranks.ts";
import { createRandom } from "lib/numeric/random.ts";
import { SETS, sortedOthers } from "./compared_points.ts";

Deno.test("neighborRanks() counts the points that are nearer, in any parts", () => {
  for (const rows of SETS) {
    const coded = codePoints(rows.nDims, rows.values);
    const { nPoints } = coded;
    const random = createRandom(9);
    const others = Uint32Array.from({ length: nPoints * 4 }, (_, at) => {
      const other = random.integer(nPoints - 1);
      return other + (other >= Math.floor(at / 4) ? 1 : 0);
    });
    const ranks = [[0, 100], [100, nPoints]]
      .flatMap(([from, to]) => [...neighborRanks(coded, others, 4, from!, to!)]);
    for (let point = 0; point < nPoints; point += 7) {
      const sorted = sortedOthers(rows, point);
      for (let slot = 0; slot < 4; slot++) {
        const index = others[point * 4 + slot]!;
        const { square } = sorted.find(({ j }) => j === index)!;
        const rank = ranks[point * 4 + slot]!;
        // within the points that are equally far but for the last digit
        const least = sorted.filter((each) => each.square < square * (1 - 1e-12)).length + 1;
        const most = sorted.filter((each) => each.square <= square * (1 + 1e-12)).length;
        assert.ok(rank >= least && rank <= most, `${rank} not in ${least} .. ${most}`);
        if (rows.nDims === 2) assert.equal(rank, sorted.findIndex(({ j }) => j === index) + 1);
      }
    }
  }
});

Deno.test("neighborRanks() of near points and of one that is the farthest of all", () => {
  const values = Float64Array.from({ length: 3000 }, (_, i) => i);
  const coded = codePoints(1, values);
  // of each point the one after it, of the last the one before; and the last, of which the first
  const others = Uint32Array.from(
    { length: 6000 },
    (_, at) => at < 5998 ? (at % 2 ? 2999 : at / 2 + 1) : at % 2 ? 0 : 2998,
  );
  const ranks = neighborRanks(coded, others, 2, 0, 3000);
  assert.deepEqual([...ranks.subarray(0, 2)], [1, 2999]);
  // 9 is as near to 10 as 11 is, and has the lower index
  assert.deepEqual([...ranks.subarray(20, 22)], [2, 2999]);
  assert.deepEqual([...ranks.subarray(5998)], [1, 2999]);
});

Deno.test("neighborRanks() gives the point itself rank 0, whether or not others coincide with it", () => {
  const coded = codePoints(1, Float64Array.of(4, 4, 4, 7));
  const own = Uint32Array.from({ length: 4 }, (_, i) => i);
  assert.deepEqual([...neighborRanks(coded, own, 1, 0, 4)], [0, 0, 0, 0]);
  assert.deepEqual([...neighborRanks(coded, Uint32Array.of(2, 2, 1, 0), 1, 0, 4)], [2, 2, 2, 1]);
});

Deno.test("neighborRanks() refuses fewer points to rank than there are points", () => {
  assert.throws(
    () => neighborRanks(codePoints(1, Float64Array.of(1, 2)), Uint32Array.of(0), 1, 0, 2),
    {
      name: "RangeError",
      message: /nOthers points for each, current values are 1, 2 and 1/,
    },
  );
});
