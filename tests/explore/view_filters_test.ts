import assert from "node:assert/strict";
import type { IncidentMeta } from "lib/explore/incident_file.ts";
import { emptyView, type View } from "lib/explore/view.ts";
import { daysOf, viewFilters } from "lib/explore/view_filters.ts";

/** Ten days from a Thursday on, and three cells in a row. */
const META: IncidentMeta = {
  schemaVersion: 2,
  n: 0,
  firstDate: "2016-12-29",
  lastDate: "2017-01-07",
  nDays: 10,
  types: ["ARSON", "THEFT"],
  places: ["street", "shop"],
  districts: [0, 1, 18],
  areas: [0, 8, 32],
  cells: { sizeMeters: 250, column: [4, 5, 6], row: [2, 2, 2] },
  withoutCell: { tooFew: 0, noCoordinates: 0 },
  minInCell: 5,
  sensitive: null,
  nSensitive: 0,
};

const filters = (view: Partial<View>, zone: number[] | null = null) =>
  viewFilters({ ...emptyView(), ...view }, META, zone);

Deno.test("viewFilters() filters nothing for an empty view", () => {
  assert.deepEqual([...new Set(Object.values(filters({})))], [null]);
});

Deno.test("viewFilters() allows the codes of what is asked for", () => {
  const found = filters({
    types: ["THEFT"],
    hours: ["0", "unknown"],
    weekdays: [1, 7],
    months: [12],
    arrest: true,
    places: ["shop"],
    areas: [32],
    districts: [18],
  });
  const codes = (allowed: Uint8Array | null) =>
    [...allowed!.entries()].flatMap(([code, each]) => each === 1 ? [code] : []);
  assert.deepEqual(codes(found.type), [1]);
  assert.deepEqual(codes(found.hour), [0, 24]);
  assert.deepEqual(codes(found.weekday), [0, 6]);
  assert.deepEqual(codes(found.month), [11]);
  assert.deepEqual(codes(found.arrest), [1]);
  assert.deepEqual(codes(found.place), [1]);
  assert.deepEqual(codes(found.area), [32]);
  assert.deepEqual(codes(found.district), [2]);
});

Deno.test("daysOf() holds both ends of a period, and nothing outside of the record", () => {
  const days = (from: string, to: string) => daysOf({ from, to }, META).join("");
  assert.equal(days("2016-12-29", "2016-12-29"), "1000000000");
  assert.equal(days("2017-01-06", "2017-01-07"), "0000000011");
  assert.equal(days("2010-01-01", "2030-01-01"), "1111111111");
  assert.equal(days("2010-01-01", "2011-01-01"), "0000000000");
});

Deno.test("viewFilters() leaves the cells in an outline and in a zone, and none without a cell", () => {
  const region: View["region"] = [[1000, 500], [1500, 500], [1500, 750], [1000, 750]];
  assert.deepEqual([...filters({ region }).cell!], [0, 1, 1, 0]);
  assert.deepEqual([...filters({}, [0, 1, 1]).cell!], [0, 0, 1, 1]);
  assert.deepEqual([...filters({ region }, [0, 1, 1]).cell!], [0, 0, 1, 0]);
});
