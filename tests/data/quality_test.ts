import assert from "node:assert/strict";
import { loadBoundary } from "lib/data/boundaries.ts";
import { assessQuality } from "lib/data/quality.ts";
import { METERS_PER_FOOT } from "lib/space/projection.ts";
import { createRegion } from "lib/space/region.ts";
import { incidentFrame } from "./incident_frame.ts";

Deno.test("assessQuality() finds each planted fault, once, and nothing in the record beside it", () => {
  const report = assessQuality(incidentFrame([
    {},
    { location_description: null, feet: null, lag_days: null },
    { case_number: "G12345.6", iucr: "9999", primary_type: "LITTERING", community_area: "0" },
    { district: "013", ward: "51", beat: "9999", lag_days: 6, date: "2018-05-16T10:00" },
    { case_number: "JB999999", primary_type: "HOMICIDE", district: null, lag_days: -1 },
    { case_number: "JB999999", primary_type: "HOMICIDE", shift: 0.001 },
  ]));
  const missing = report.columns.filter((row) => row.missing > 0);
  assert.deepEqual(
    missing.map((row) => row.column),
    [
      "updated_on",
      "location_description",
      "district",
      "x_feet",
      "y_feet",
      "latitude",
      "longitude",
    ],
  );
  assert.deepEqual(report.repeats[1], {
    column: "case_number",
    distinct: 5,
    repeated: 1,
    incidents: 2,
    homicides: 2,
    most: 2,
  });
  const broken = report.valid.filter((row) => row.invalid > 0);
  assert.deepEqual(broken.map((row) => [row.column, row.n, row.invalid, row.examples]), [
    ["case_number", 6, 1, ""],
    ["iucr", 6, 1, "9999 (1)"],
    ["primary_type", 6, 1, "LITTERING (1)"],
    ["beat", 6, 1, "9999 (1)"],
    ["district", 5, 1, "013 (1)"],
    ["ward", 6, 1, "51 (1)"],
    ["community_area", 6, 1, "0 (1)"],
  ]);
  // A thousandth of a degree of latitude is 364 feet.
  const { n, without, apart, max_feet } = report.coordinates;
  assert.deepEqual([n, without, apart, Math.round(max_feet)], [5, 1, 1, 364]);
  assert.equal(report.beat_of_other_district, 1);
  assert.equal(report.outside_city, 0);
  assert.deepEqual([report.timely.n, report.timely.negative], [5, 1]);
  assert.equal(report.timely.after_publication, 3);
  assert.equal(report.minutes[0]!.n, 1);
});

Deno.test("assessQuality() measures how far an incident lies from the district that it names", () => {
  const feet: [number, number] = [1176000, 1900000];
  const { names, polygons } = loadBoundary("police_districts");
  const first = createRegion(polygons[names.indexOf("001")]!);
  const inFirst = (y: number) => first.contains(feet[0] * METERS_PER_FOOT, y * METERS_PER_FOOT);
  let north = feet[1];
  while (inFirst(north)) north += 30;
  const report = assessQuality(incidentFrame([
    { feet },
    { feet },
    { feet: [feet[0], north] },
    { feet, district: "018" },
    { feet, district: "015" },
    { feet, district: "023" },
  ]));
  const row = report.areas.find((area) => area.column === "district")!;
  assert.deepEqual([row.n, row.agree, row.disagree, row.unknown], [6, 2, 3, 1]);
  assert.equal(row.share_agree, 2 / 6);
  // The third is under 30 feet beyond its district. District 18 begins at the river, about a
  // kilometer north; 15 at Cicero Avenue, 10 km west.
  assert.equal(row.share_within_50_meters, 1 / 3);
  assert.ok(row.median_meters! > 50 && row.median_meters! < 2000, String(row.median_meters));
  assert.ok(row.max_meters! > 9000 && row.max_meters! < 12_000, String(row.max_meters));
});

Deno.test("assessQuality() tells nothing of single records", () => {
  const text = JSON.stringify(assessQuality(incidentFrame([{ case_number: "JX123456" }, {}])));
  assert.doesNotMatch(text, /JX123456|11000000|STATE ST/);
});

Deno.test("assessQuality() counts heaped minutes in five groups that hold all incidents", () => {
  const minutes = ["00", "30", "15", "45", "10", "55", "01", "59"];
  const report = assessQuality(
    incidentFrame(minutes.map((minute) => ({ date: `2018-05-16T10:${minute}` }))),
  );
  assert.deepEqual(report.minutes.map((row) => row.n), [1, 1, 2, 2, 2]);
  const expected = report.minutes.reduce((sum, row) => sum + row.expected_share, 0);
  assert.ok(Math.abs(expected - 1) < 1e-12);
});
