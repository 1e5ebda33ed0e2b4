import assert from "node:assert/strict";
import { createMomentTree } from "lib/cluster/moment_tree.ts";
import { createRandom } from "lib/numeric/random.ts";
import type { WeightedPlaces } from "lib/space/grid.ts";
import { drawBlobs, placesOf } from "./scored.ts";

const everyPlace = (places: WeightedPlaces) => Uint32Array.from(places.x, (_, i) => i);

function sumByPairs({ x, y, weight }: WeightedPlaces, atX: number, atY: number): number {
  return weight.reduce(
    (sum, w, i) => sum + w * Math.sqrt((x[i]! - atX) ** 2 + (y[i]! - atY) ** 2),
    0,
  );
}

/** Sums at points around the places and among them: error and bound, over the true sum. */
function errorsOf(places: WeightedPlaces, openingAngle: number, spread: number) {
  const tree = createMomentTree(places, everyPlace(places), openingAngle);
  const random = createRandom(5);
  const into = new Float64Array(2);
  return Array.from({ length: 300 }, (_, k) => {
    const reach = spread * 2 ** (k % 12 - 4);
    const x = places.x[0]! + reach * random.normal();
    const y = places.y[0]! + reach * random.normal();
    tree.sumDistances(x, y, into);
    const sum = sumByPairs(places, x, y);
    return { error: Math.abs(into[0]! - sum) / sum, bound: into[1]! / sum };
  });
}

Deno.test("createMomentTree() is never off by more than it says", () => {
  const line = placesOf(
    Array.from({ length: 500 }, (_, i) => 358_000 + 7 * i),
    new Array<number>(500).fill(566_000),
    Array.from({ length: 500 }, (_, i) => 1 + i % 3),
  );
  const { places: blob } = drawBlobs(1, [{ x: 358_000, y: 566_000, spread: 900, nPlaces: 2000 }]);
  const { places: skewed } = drawBlobs(2, [
    { x: 0, y: 0, spread: 3, nPlaces: 400 },
    { x: 5000, y: 900, spread: 800, nPlaces: 40 },
  ]);
  for (const [name, places] of Object.entries({ line, blob, skewed })) {
    for (const openingAngle of [0.05, 0.28, 0.6, 0.95]) {
      for (const { error, bound } of errorsOf(places, openingAngle, 900)) {
        assert.ok(error <= bound, `${name} at ${openingAngle}: off by ${error}, bound ${bound}`);
      }
    }
  }
});

Deno.test("createMomentTree() is off by the fifth order of the opening angle", () => {
  const { places } = drawBlobs(3, [{ x: 0, y: 0, spread: 900, nPlaces: 2000 }]);
  const worst = (openingAngle: number) => {
    const errors = errorsOf(places, openingAngle, 900);
    return {
      error: Math.max(...errors.map(({ error }) => error)),
      bound: Math.max(...errors.map(({ bound }) => bound)),
    };
  };
  const wide = worst(0.6);
  const narrow = worst(0.15);
  // A quarter of the angle: 4^5 = 1024 with what cells happen to be taken; 4^4 = 256 would fail.
  assert.ok(wide.bound / narrow.bound > 400, `${wide.bound / narrow.bound}`);
  assert.ok(narrow.error < 2e-7, `${narrow.error}`);
  assert.ok(narrow.bound < 1e-5, `${narrow.bound}`);
});

Deno.test("createMomentTree() has a bound that a far point comes near to", () => {
  // One incident at p = cos, q = sin of the worst angle of C_5, and one that keeps the mean place.
  const c = -0.33998;
  const s = Math.sqrt(1 - c * c);
  const places = placesOf([100 * c, -c], [100 * s, -s], [1, 100]);
  const tree = createMomentTree(places, everyPlace(places), 0.5);
  const into = new Float64Array(2);
  tree.sumDistances(1000, 0, into);
  const error = Math.abs(into[0]! - sumByPairs(places, 1000, 0));
  const bound = into[1]! - 2 ** -32 * into[0]!;
  assert.ok(error > 0.85 * bound && error < bound, `off by ${error}, bound ${bound}`);
});

Deno.test("createMomentTree() takes coincident places as a whole without error", () => {
  const n = 1000;
  const places = placesOf(
    new Array<number>(n).fill(358_123.456),
    new Array<number>(n).fill(566_321.987),
    new Array<number>(n).fill(3),
  );
  const tree = createMomentTree(places, everyPlace(places), 0.5);
  const into = new Float64Array(2);
  tree.sumDistances(places.x[0]!, places.y[0]!, into);
  assert.deepEqual([...into], [0, 0]);
  tree.sumDistances(places.x[0]! + 3, places.y[0]! + 4, into);
  assert.ok(Math.abs(into[0]! - 15 * n) <= into[1]! && into[1]! < 1e-5);
});

Deno.test("createMomentTree() adds place by place where rounding blurs the mean place", () => {
  // Some 1e-9 m apart at 4e5 m: the mean place is off by a share of that.
  const places = placesOf(
    Array.from({ length: 200 }, (_, i) => 400_000 + (i * i % 101) * 2 ** -30),
    Array.from({ length: 200 }, (_, i) => 600_000 + (i * i % 67) * 2 ** -30),
    Array.from({ length: 200 }, (_, i) => 1 + i % 7),
  );
  const tree = createMomentTree(places, everyPlace(places), 0.5);
  const into = new Float64Array(2);
  for (const reach of [2 ** -24, 2 ** -20, 1, 1000]) {
    tree.sumDistances(400_000 - reach, 600_000 - reach, into);
    const sum = sumByPairs(places, 400_000 - reach, 600_000 - reach);
    assert.ok(Math.abs(into[0]! - sum) <= into[1]!, `off by ${into[0]! - sum} at ${reach}`);
  }
});

Deno.test("createMomentTree() knows a mean distance that no point falls below", () => {
  const { places } = drawBlobs(4, [{ x: 358_000, y: 566_000, spread: 50, nPlaces: 300 }]);
  const tree = createMomentTree(places, everyPlace(places), 0.3);
  const n = places.weight.reduce((sum, each) => sum + each, 0);
  for (const away of [0, 10, 100, 1e4, 1e7]) {
    const mean = sumByPairs(places, 358_000 + away, 566_000) / n;
    const least = tree.leastMeanDistance(358_000 + away, 566_000);
    assert.ok(least <= mean, `${least} at most ${mean}`);
    if (away >= 1e4) assert.ok(least > 0.999 * mean);
  }
});

Deno.test("createMomentTree() takes the members alone, each once, and moves no input", () => {
  const { places } = drawBlobs(6, [{ x: 0, y: 0, spread: 50, nPlaces: 400 }]);
  const members = everyPlace(places).filter((i) => i % 3 > 0);
  const before = members.slice();
  const tree = createMomentTree(places, members, 0.3);
  assert.deepEqual(members, before);
  assert.deepEqual(tree.order.toSorted(), members);
  assert.notDeepEqual(tree.order, members);
});
