import assert from "node:assert/strict";
import pl from "nodejs-polars";
import { places } from "lib/data/reduce.ts";
import { fitPlaceScale, GRID_CELL_METERS, withPlaceFeatures } from "lib/features/place_features.ts";
import { createGrid } from "lib/space/grid.ts";

/** Four incidents at three places: x 0, 0, 0, 40 and y 300, 300, 700, 700; one without a place. */
const FRAME = pl.DataFrame({
  x: [354_000, null, 354_000, 354_000, 354_040],
  y: [575_300, null, 575_300, 575_700, 575_700],
});

Deno.test("fitPlaceScale() divides both axes by the root of the mean of both variances", () => {
  // x: mean 10, deviations -10, -10, -10, 30: variance 1200 / 4 = 300
  // y: mean 500, deviations ±200: variance 40000; mean of both 20150
  const scale = fitPlaceScale(places(FRAME));
  assert.deepEqual(scale, {
    centerX: 354_010,
    centerY: 575_500,
    scaleMeters: Math.sqrt(20_150),
    n: 4,
    spreadX: Math.sqrt(300),
    spreadY: 200,
  });
});

Deno.test("withPlaceFeatures() keeps a meter east as long as a meter north, and can be undone", () => {
  const scale = fitPlaceScale(places(FRAME));
  const featured = withPlaceFeatures(FRAME, scale);
  const [a, none, , c, d] = featured.select("x_standardized", "y_standardized")
    .rows() as [number, number][];
  assert.deepEqual(none, [null, null]);
  const [east, north] = [(d![0] - c![0]) / 40, (c![1] - a![1]) / 400];
  assert.ok(Math.abs(east - north) < 1e-12, "40 m east and 400 m north, by one unit");
  const undone = [
    d![0] * scale.scaleMeters + scale.centerX,
    d![1] * scale.scaleMeters + scale.centerY,
  ];
  assert.ok(Math.abs(undone[0]! - 354_040) < 1e-9 && Math.abs(undone[1]! - 575_700) < 1e-9);
  // both variances together are 2, whatever each of them is
  const squares = [a, a, c, d].reduce((sum, row) => sum + row![0] * row![0] + row![1] * row![1], 0);
  assert.ok(Math.abs(squares / 4 - 2) < 1e-12);
});

Deno.test("withPlaceFeatures() names the cell that createGrid() finds", () => {
  const points = [[354_000, 575_499.999], [354_499.999, 575_500], [354_500, 576_000]] as const;
  const frame = pl.DataFrame({ x: points.map(([x]) => x), y: points.map(([, y]) => y) });
  const scale = { centerX: 0, centerY: 0, scaleMeters: 1 };
  const names = withPlaceFeatures(frame, scale).getColumn("grid_cell").toArray() as string[];
  assert.deepEqual(names, ["E0708N1150", "E0708N1151", "E0709N1152"]);
  const bounds = { minX: 354_000, minY: 575_000, maxX: 355_000, maxY: 577_000 };
  const grid = createGrid(bounds, GRID_CELL_METERS);
  points.forEach(([x, y], i) => {
    const [east, north] = [Number(names[i]!.slice(1, 5)), Number(names[i]!.slice(6))];
    const middle = [(east + 0.5) * GRID_CELL_METERS, (north + 0.5) * GRID_CELL_METERS];
    assert.deepEqual(grid.centerOf(grid.cellOf(x, y)), middle);
  });
});

Deno.test("withPlaceFeatures() refuses coordinates that no name can hold, such as degrees", () => {
  const scale = { centerX: 0, centerY: 0, scaleMeters: 1 };
  for (const x of [-87.6, 5_000_000]) {
    const frame = pl.DataFrame({ x: [x], y: [41.9] });
    assert.throws(() => withPlaceFeatures(frame, scale), /x must be in \[0, 5000000\)/);
  }
});

Deno.test("fitPlaceScale() refuses incidents without spread", () => {
  const at = (...x: number[]) =>
    places(pl.DataFrame({ x, y: x }, { schema: { x: pl.Float64, y: pl.Float64 } }));
  assert.throws(() => fitPlaceScale(at()), { name: "UserError", message: /at 0 places, and two/ });
  assert.throws(() => fitPlaceScale(at(5, 5)), {
    name: "UserError",
    message: /at 1 place, and two/,
  });
});
