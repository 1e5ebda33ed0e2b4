import assert from "node:assert/strict";
import pl from "nodejs-polars";
import { PROJECT_RECORDS } from "lib/config.ts";
import { loadBoundary } from "lib/data/boundaries.ts";
import { preprocess } from "lib/data/preprocess.ts";
import { createRegion } from "lib/space/region.ts";

Deno.test("preprocess() accounts for the records that come with the project", () => {
  const { kept, accounting, files } = preprocess(
    [PROJECT_RECORDS],
    createRegion(loadBoundary("city").polygons[0]!),
  );
  assert.deepEqual(
    [accounting.read, accounting.kept, accounting.rejected, files[0]?.columns],
    [500_000, 500_000, 0, 22],
  );
  // counted by Python polars 2.1.0 over the CSV: X Coordinate null 3,979 times; the two labels
  assert.equal(accounting.without_coordinates, 3979);
  assert.deepEqual(accounting.relabelled.map(({ from, rows }) => [from, rows]), [
    ["CRIM SEXUAL ASSAULT", 2992],
    ["NON-CRIMINAL (SUBJECT SPECIFIED)", 5],
  ]);
  // 1,101 by point in polygon in degrees, as GeoJSON means its edges; 1,134 if straight in feet
  assert.equal(accounting.flagged_outside_city, 1101);
  assert.deepEqual(accounting.unknown_types, []);
  assert.deepEqual(accounting.unreadable, []);
  assert.equal(kept.getColumn("primary_type").nUnique(), 31);
  const [first, last] = kept.select(
    pl.col("date").min().alias("first"),
    pl.col("date").max().alias("last"),
  ).row(0) as unknown as [Date, Date];
  assert.equal(first.toISOString(), "2016-12-29T20:22:00.000Z");
  assert.equal(last.toISOString().slice(0, 10), "2018-11-12");
});
