import assert from "node:assert/strict";
import { codePoints } from "lib/numeric/coded_points.ts";
import { createRandom } from "lib/numeric/random.ts";

Deno.test("codePoints() splits every distance into a part of kinds and a rest", () => {
  const random = createRandom(2);
  const [nPoints, nDims] = [1500, 6];
  const values = Float64Array.from(
    { length: nPoints * nDims },
    (_, at) => at % nDims < 4 ? random.integer(3) : random.normal(),
  );
  const { kinds, nKinds, squares, nRest, rest } = codePoints(nDims, values);
  assert.deepEqual([nKinds, nRest], [81, 2]);
  for (let i = 0; i < nPoints; i += 97) {
    for (let j = 0; j < nPoints; j += 89) {
      const square = (all: Float64Array, n: number) =>
        Array.from({ length: n }, (_, d) => all[i * n + d]! - all[j * n + d]!)
          .reduce((sum, apart) => sum + apart * apart, 0);
      const found = squares[kinds[i]! * nKinds + kinds[j]!]! + square(rest, nRest);
      assert.ok(Math.abs(found - square(values, nDims)) < 1e-9);
    }
  }
});

Deno.test("codePoints() leaves dimensions of too many values in the rest", () => {
  const values = Float64Array.from({ length: 1200 }, (_, i) => i);
  const { nKinds, nRest } = codePoints(1, values);
  assert.deepEqual([nKinds, nRest], [1, 1]);
});
