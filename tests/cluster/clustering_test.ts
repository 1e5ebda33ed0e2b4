import assert from "node:assert/strict";
import { requirePlaces } from "lib/cluster/clustering.ts";

const places = (x: number[], y: number[], weight: number[]) => ({
  x: Float64Array.from(x),
  y: Float64Array.from(y),
  weight: Uint32Array.from(weight),
});

Deno.test("requirePlaces() gives the incidents of all places", () => {
  assert.equal(requirePlaces("cluster", places([1, 2], [3, 4], [5, 4_000_000_000])), 4_000_000_005);
});

Deno.test("requirePlaces() refuses nothing, what is nowhere, and weights that weigh nothing", () => {
  const refused: [ReturnType<typeof places>, string, RegExp][] = [
    [places([], [], []), "RangeError", /at least one place/],
    [places([1, Infinity], [1, 1], [1, 1]), "RangeError", /finite, .* place 1 is Infinity, 1$/],
    [places([1], [NaN], [1]), "RangeError", /finite/],
    [places([1, 2], [1, 2], [1, 0]), "RangeError", /weights must be positive, .* place 1 is 0$/],
    [places([1, 2], [1], [1, 1]), "TypeError", /one length, current values are 2, 1 and 2$/],
  ];
  for (const [bad, name, message] of refused) {
    assert.throws(() => requirePlaces("cluster", bad), { name, message });
  }
});
