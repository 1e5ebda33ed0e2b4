import assert from "node:assert/strict";
import { codePoints, squaresTo } from "lib/numeric/coded_points.ts";
import { createRandom } from "lib/numeric/random.ts";

Deno.test("codePoints() splits every distance into a part of kinds and a rest", () => {
  const random = createRandom(2);
  const [nPoints, nDims] = [1500, 6];
  const values = Float64Array.from(
    { length: nPoints * nDims },
    (_, at) => at % nDims < 4 ? random.integer(3) : random.normal(),
  );
  const coded = codePoints(nDims, values);
  assert.deepEqual([coded.nKinds, coded.nRest], [81, 4]);
  const kindOf = (position: number) => coded.starts.findLastIndex((start) => start <= position);
  const found = new Float64Array(1);
  for (let i = 0; i < nPoints; i += 97) {
    for (let j = 0; j < nPoints; j += 89) {
      const [one, other] = [coded.order[i]!, coded.order[j]!];
      const square = Array.from(
        { length: nDims },
        (_, d) => values[one * nDims + d]! - values[other * nDims + d]!,
      ).reduce((sum, apart) => sum + apart * apart, 0);
      squaresTo(coded, i, coded.squares[kindOf(i) * 81 + kindOf(j)]!, j, j + 1, found);
      assert.ok(Math.abs(found[0]! - square) < 1e-9);
    }
  }
});

Deno.test("codePoints() leaves dimensions of too many values in the rest", () => {
  const values = Float64Array.from({ length: 1200 }, (_, i) => i);
  const { nKinds, nRest } = codePoints(1, values);
  assert.deepEqual([nKinds, nRest], [1, 4]);
});

Deno.test("codePoints() puts the points of a kind in order of their widest coordinate", () => {
  const random = createRandom(5);
  const values = Float64Array.from(
    { length: 3 * 2000 },
    (_, at) => at % 3 === 0 ? random.integer(2) : random.normal() * (at % 3),
  );
  const { order, starts, nKinds } = codePoints(3, values);
  assert.deepEqual([...order].sort((a, b) => a - b), Array.from(order, (_, i) => i));
  for (let kind = 0; kind < nKinds; kind++) {
    const own = [...order.subarray(starts[kind], starts[kind + 1])];
    assert.equal(new Set(own.map((i) => values[3 * i])).size, 1);
    own.slice(1).forEach((i, at) => assert.ok(values[3 * own[at]! + 2]! <= values[3 * i + 2]!));
  }
});
