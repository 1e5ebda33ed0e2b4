import assert from "node:assert/strict";
import { type Intensity, type IntensityOptions, smoothIntensity } from "lib/cluster/intensity.ts";
import { createRandom } from "lib/numeric/random.ts";
import type { WeightedPlaces } from "lib/space/grid.ts";
import { createRegion } from "lib/space/region.ts";
import { rectangle } from "../space/rectangle.ts";
import { placesOf } from "./scored.ts";

/** An L with a hole: edges and corners of both kinds. */
const L_SHAPE = createRegion([[
  [[0, 0], [1600, 0], [1600, 500], [700, 500], [700, 1200], [0, 1200], [0, 0]],
  rectangle(250, 250, 450, 650),
]]);

/** Middles of its cells of 50 m, by row from the south. */
const LATTICE = Array.from({ length: 24 * 32 }, (_, i): [number, number] => [
  25 + 50 * (i % 32),
  25 + 50 * Math.floor(i / 32),
]).filter(([x, y]) => L_SHAPE.contains(x, y));

/** Places in the middle of cells of 50 m, in the L and beside it. */
function drawPlaces(seed: number): WeightedPlaces {
  const random = createRandom(seed);
  const cells = [...new Set(Array.from({ length: 60 }, () => random.integer(24 * 32)))];
  return placesOf(
    cells.map((cell) => 25 + 50 * (cell % 32)),
    cells.map((cell) => 25 + 50 * Math.floor(cell / 32)),
    cells.map(() => 1 + random.integer(9)),
  );
}

const sum = (values: Iterable<number>) => [...values].reduce((total, value) => total + value, 0);
const pointsOf = ({ x, y }: Intensity) => [...x].map((each, i) => [each, y[i]!]);

Deno.test("smoothIntensity() is the edge-corrected Gaussian estimate, cut off at 4 deviations", () => {
  const places = drawPlaces(1);
  const found = smoothIntensity(places, L_SHAPE, { bandwidthMeters: 125 });
  const kernel = (dx: number, dy: number) => Math.exp(-(dx * dx + dy * dy) / (2 * 125 * 125));
  const estimate = LATTICE.map(([x, y]) => {
    const near = [...places.weight].map((weight, i) =>
      weight * kernel(x - places.x[i]!, y - places.y[i]!)
    );
    return sum(near) / sum(LATTICE.map(([u, v]) => kernel(x - u, y - v)));
  });
  const total = sum(estimate);
  // Taps up to 10 cells hold all of the kernel within 10.5 cells, 4.2 deviations: 2.7e-5 of it lies
  // farther to the east or west, as much to the south or north. Numerator and denominator lack these
  // 5.4e-5 alike; by twice that at most do shares differ all together (by 5e-4 at 3 deviations).
  const off = sum(found.share.map((share, i) => Math.abs(share - estimate[i]! / total)));
  assert.ok(off > 0 && off < 1.1e-4, String(off));
});

Deno.test("smoothIntensity() knows every point of the lattice in the region, shares that sum to 1", () => {
  for (const bandwidthMeters of [50, 400, Infinity]) {
    const found = smoothIntensity(drawPlaces(2), L_SHAPE, { bandwidthMeters });
    assert.deepEqual(pointsOf(found), LATTICE);
    assert.ok(found.share.every((share) => share >= 0));
    assert.ok(Math.abs(sum(found.share) - 1) < 1e-12);
    assert.deepEqual([found.bandwidthMeters, found.latticeMeters], [bandwidthMeters, 50]);
  }
});

Deno.test("smoothIntensity() of incidents that are evenly spread does not fall toward the edges", () => {
  const even = placesOf(LATTICE.map(([x]) => x), LATTICE.map(([, y]) => y), LATTICE.map(() => 3));
  const { share } = smoothIntensity(even, L_SHAPE, { bandwidthMeters: 200 });
  assert.ok(share.every((each) => Math.abs(each * LATTICE.length - 1) < 1e-12));
});

Deno.test("smoothIntensity() with an endless kernel is even, as it is for kernels that grow", () => {
  const places = drawPlaces(3);
  const spread = (bandwidthMeters: number) => {
    const { share } = smoothIntensity(places, L_SHAPE, { bandwidthMeters });
    return Math.max(...share) / Math.min(...share);
  };
  assert.equal(spread(Infinity), 1);
  // at most 2 km apart: exp(-2² / (2 x 100²)) = 1 - 2e-4 for every pair
  assert.ok(spread(100_000) < 1 + 5e-4);
  assert.ok(spread(1000) > 1.1 && spread(300) > spread(1000));
});

Deno.test("smoothIntensity() of what is symmetric is symmetric", () => {
  const region = createRegion([[rectangle(0, 0, 1000, 600)]]);
  // each place has its mirror image in the line x = 500; the middle of no cell lies on it
  const places = placesOf([125, 875, 325, 675], [75, 75, 425, 425], [4, 4, 9, 9]);
  const { x, share } = smoothIntensity(places, region, { bandwidthMeters: 150 });
  assert.ok(x.length === 20 * 12 && Math.max(...share) > 3 * Math.min(...share));
  for (let row = 0; row < 12; row++) {
    for (let column = 0; column < 10; column++) {
      const [west, east] = [share[20 * row + column]!, share[20 * row + 19 - column]!];
      assert.ok(Math.abs(west - east) < 1e-15, `row ${row}, column ${column}`);
    }
  }
});

Deno.test("smoothIntensity() takes incidents as in the middle of their cells, all the same", () => {
  const places = drawPlaces(4);
  const moved = {
    ...places,
    x: places.x.map((x, i) => x + [-25, 0, 24.9][i % 3]!),
    y: places.y.map((y, i) => y + [24.9, -25, 0][i % 3]!),
  };
  const options = { bandwidthMeters: 120 };
  assert.deepEqual(
    smoothIntensity(moved, L_SHAPE, options),
    smoothIntensity(places, L_SHAPE, options),
  );
  const twice = { ...places, weight: places.weight.map((weight) => 2 * weight) };
  const once = smoothIntensity(places, L_SHAPE, options).share;
  smoothIntensity(twice, L_SHAPE, options).share.forEach((share, i) =>
    assert.ok(Math.abs(share - once[i]!) < 1e-15)
  );
});

Deno.test("smoothIntensity() lets incidents just outside the region count, but expects none there", () => {
  const outside = placesOf([1900], [100], [5]);
  const { share, ...rest } = smoothIntensity(outside, L_SHAPE, { bandwidthMeters: 150 });
  assert.ok(Math.abs(sum(share) - 1) < 1e-12);
  const [x] = pointsOf({ share, ...rest })[share.indexOf(Math.max(...share))]!;
  assert.equal(x, 1575);
  const strict = { bandwidthMeters: 150, marginMeters: 200 };
  assert.throws(() => smoothIntensity(outside, L_SHAPE, strict), RangeError);
});

Deno.test("smoothIntensity() refuses an outline in degrees, and options that are not positive", () => {
  const places = drawPlaces(5);
  const degrees = createRegion([[rectangle(-87.94, 41.64, -87.52, 42.02)]]);
  const chicago = placesOf([358_000], [577_000], [1]);
  assert.throws(() => smoothIntensity(chicago, degrees, { bandwidthMeters: 1500 }), {
    name: "RangeError",
    message: "Cannot smooth intensity: places must lie in the study area, " +
      "current value of place 0 is 358000, 577000 (both in meters?)",
  });
  const refused: [IntensityOptions, RegExp][] = [
    [{ bandwidthMeters: 0 }, /bandwidthMeters must be positive, current value is 0$/],
    [{ bandwidthMeters: -1 }, /bandwidthMeters must be positive, current value is -1$/],
    [{ bandwidthMeters: NaN }, /bandwidthMeters must be positive, current value is NaN$/],
    [{ bandwidthMeters: 40 }, /at least 50 \(the lattice\), current value is 40$/],
    [{ bandwidthMeters: 99, latticeMeters: 0 }, /latticeMeters must be positive, .* is 0$/],
    [{ bandwidthMeters: 99, latticeMeters: NaN }, /latticeMeters must be positive, .* is NaN$/],
  ];
  for (const [options, message] of refused) {
    const smooth = () => smoothIntensity(places, L_SHAPE, options);
    assert.throws(smooth, { name: "RangeError", message });
  }
  const nowhere = placesOf([100, NaN], [100, 100], [1, 1]);
  assert.throws(() => smoothIntensity(nowhere, L_SHAPE, { bandwidthMeters: 99 }), {
    name: "RangeError",
    message: /coordinates must be finite, current value of place 1 is NaN, 100$/,
  });
  const sliver = createRegion([[rectangle(10, 10, 20, 90)]]);
  assert.throws(() => smoothIntensity(places, sliver, { bandwidthMeters: 99, marginMeters: 1e4 }), {
    name: "RangeError",
    message: /no point of a lattice of 50 m lies in the study area$/,
  });
});
