import assert from "node:assert/strict";
import { countBy, days, places, timeCells } from "lib/data/reduce.ts";
import { timeCellOf } from "lib/data/time_cells.ts";
import { incidentFrame, type IncidentSketch } from "./incident_frame.ts";

const SKETCHES: IncidentSketch[] = [
  { primary_type: "THEFT", date: "2018-01-01T05:59", arrest: true },
  { primary_type: "BATTERY", date: "2018-01-03T00:00", domestic: true, feet: [1176000, 1900001] },
  { primary_type: "THEFT", date: "2018-01-03T23:59", location_description: null, feet: null },
  { primary_type: "BATTERY", date: "2018-02-04T12:00", arrest: true, domestic: true },
];
const FRAME = incidentFrame(SKETCHES);

Deno.test("countBy() counts incidents, arrests and domestic ones, sorted by the keys, null last", () => {
  assert.deepEqual(countBy(FRAME, ["location_description", "primary_type"]), [
    { location_description: "STREET", primary_type: "BATTERY", n: 2, arrests: 1, domestic: 2 },
    { location_description: "STREET", primary_type: "THEFT", n: 1, arrests: 1, domestic: 0 },
    { location_description: null, primary_type: "THEFT", n: 1, arrests: 0, domestic: 0 },
  ]);
  assert.deepEqual(countBy(FRAME, []), [{ n: 4, arrests: 2, domestic: 2 }]);
});

Deno.test("countBy() selects by one value, by several, by null and by none at all", () => {
  const n = (where: Parameters<typeof countBy>[2]) => countBy(FRAME, [], where)[0]!.n;
  assert.equal(n({ domestic: true }), 2);
  assert.equal(n({ month: 1, primary_type: ["THEFT", "ARSON"] }), 2);
  assert.equal(n({ location_description: null }), 1);
  assert.equal(n({ hour: [] }), 0);
});

Deno.test("countBy() counts by what it also sums", () => {
  assert.deepEqual(countBy(FRAME, ["arrest"]), [
    { arrest: false, n: 2, arrests: 0, domestic: 1 },
    { arrest: true, n: 2, arrests: 2, domestic: 1 },
  ]);
});

Deno.test("countBy() gives the same rows for incidents in any order", () => {
  const keys = ["primary_type", "hour", "weekday"] as const;
  assert.deepEqual(countBy(incidentFrame(SKETCHES.toReversed()), keys), countBy(FRAME, keys));
});

Deno.test("places() joins incidents at equal coordinates, sorted by x, then y", () => {
  const found = places(incidentFrame([
    { feet: [1176000, 1900000] },
    { feet: [1175000, 1900000] },
    { feet: [1176000, 1899000] },
    { feet: [1176000, 1900000] },
    { feet: null },
  ]));
  const meters = (feet: number) => feet * (1200 / 3937);
  assert.deepEqual([...found.x], [1175000, 1176000, 1176000].map(meters));
  assert.deepEqual([...found.y], [1900000, 1899000, 1900000].map(meters));
  assert.deepEqual([...found.weight], [1, 1, 2]);
  assert.deepEqual([found.n, found.withoutCoordinates], [4, 1]);
});

Deno.test("places() of nothing are no places", () => {
  const found = places(FRAME, { primary_type: "ARSON" });
  assert.deepEqual([found.x.length, found.weight.length, found.n], [0, 0, 0]);
});

Deno.test("timeCells() puts each incident in the cell of its hour, weekday and month", () => {
  const cells = timeCells(FRAME);
  // 1 January 2018 was a Monday, 3 January a Wednesday, 4 February a Sunday.
  const expected: [number, number, number][] = [[5, 1, 1], [0, 3, 1], [23, 3, 1], [12, 7, 2]];
  assert.equal(cells.reduce((sum, n) => sum + n), 4);
  for (const cell of expected) assert.equal(cells[timeCellOf(...cell)], 1, String(cell));
});

Deno.test("days() covers the period of the whole frame, selected or not", () => {
  const { first, last, days: rows } = days(FRAME, { primary_type: "BATTERY" });
  assert.deepEqual([first, last], ["2018-01-01T05:59:00", "2018-02-04T12:00:00"]);
  assert.equal(rows.length, 35);
  assert.deepEqual(rows[0], { date: "2018-01-01", n: 0, arrests: 0, domestic: 0 });
  assert.deepEqual(rows[2], { date: "2018-01-03", n: 1, arrests: 0, domestic: 1 });
  assert.throws(() => days(FRAME.head(0)), RangeError);
});

Deno.test("reductions leave the frame as it was", () => {
  const before = FRAME.toRecords();
  countBy(FRAME, ["hour"], { domestic: true });
  places(FRAME);
  timeCells(FRAME);
  days(FRAME);
  assert.deepEqual(FRAME.toRecords(), before);
});
