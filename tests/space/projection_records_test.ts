import assert from "node:assert/strict";
import pl from "nodejs-polars";
import { PROJECT_RECORDS } from "lib/config.ts";
import { readFiles } from "lib/data/read_files.ts";
import { lonLatToFeet } from "lib/space/projection.ts";

Deno.test("lonLatToFeet() is far within 2 feet of X and Y, on every record that comes with the project", () => {
  const names = ["longitude", "latitude", "x_coordinate", "y_coordinate"];
  const columns = readFiles([PROJECT_RECORDS]).frame.select(
    ...names.map((name) => pl.col(name).cast(pl.Float64, true)),
  );
  // counted by Python polars 2.1.0 over the CSV: X Coordinate null 3,979 times
  const placed = columns.filter(pl.col("x_coordinate").isNotNull());
  assert.equal(placed.height, 500_000 - 3979);
  assert.deepEqual(placed.nullCount().row(0), [0, 0, 0, 0]);
  const [lon, lat, x, y] = names.map((name) => placed.getColumn(name).toTypedArray());
  for (let i = 0; i < placed.height; i++) {
    const [xFeet, yFeet] = lonLatToFeet(Number(lon![i]), Number(lat![i]));
    const off = Math.max(Math.abs(xFeet - Number(x![i])), Math.abs(yFeet - Number(y![i])));
    // degrees are published with nine decimals, 1e-9 of one is 0.0004 feet
    if (!(off < 0.001)) assert.fail(`${off} feet off at ${lon![i]}, ${lat![i]}`);
  }
});
