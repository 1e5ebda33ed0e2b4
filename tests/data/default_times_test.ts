import assert from "node:assert/strict";
import {
  type DefaultTimeRow,
  defaultTimes,
  flagDefaultTimes,
  type Stamp,
  summarizeDefaultTimes,
} from "lib/data/default_times.ts";
import { createRandom } from "lib/numeric/random.ts";
import { incidentFrame, type IncidentSketch } from "./incident_frame.ts";

/** Incidents of a type at a time of day, spread over the days from the 2nd to the 28th. */
function at(time: string, n: number, primary_type = "FRAUD"): IncidentSketch[] {
  return Array.from({ length: n }, (_, i) => {
    const day = String(2 + i % 27).padStart(2, "0");
    return { primary_type, date: `2018-05-${day}T${time}` };
  });
}

function rowOf(rows: DefaultTimeRow[], stamp: Stamp, primary_type = "FRAUD"): DefaultTimeRow {
  return rows.find((row) => row.stamp === stamp && row.primary_type === primary_type)!;
}

Deno.test("defaultTimes() compares noon with 11:00 and 13:00 at the same minute", () => {
  const rows = defaultTimes(incidentFrame([
    ...at("12:00", 60),
    ...at("11:00", 8),
    ...at("13:00", 12),
    ...at("12:01", 500),
    ...at("11:30", 500),
  ]));
  const noon = rowOf(rows, "12:00");
  // Expected (8 + 12) / 2 = 10, so 60 are six times as many.
  assert.deepEqual([noon.observed, noon.expected, noon.ratio, noon.is_default], [60, 10, 6, true]);
});

Deno.test("defaultTimes() decides midnight on 00:00 and 00:01 together", () => {
  const rows = defaultTimes(incidentFrame([
    ...at("00:00", 40),
    ...at("00:01", 50),
    ...at("23:00", 90),
    ...at("01:00", 90),
  ]));
  // Alone 00:00 looks too rare and 00:01 has nothing beside it; together they are 90 against 90.
  assert.ok(rowOf(rows, "00:00").ratio! < 0.5);
  assert.ok(rowOf(rows, "00:01").low > 10);
  assert.equal(rowOf(rows, "00:01").is_default, null);
  const midnight = rowOf(rows, "midnight");
  assert.deepEqual([midnight.ratio, midnight.is_default], [1, false]);
});

Deno.test("defaultTimes() needs ten records, a ratio of 2 and an interval above 1", () => {
  const decided = (observed: number, beside: number) => {
    const rows = defaultTimes(incidentFrame([...at("12:00", observed), ...at("13:00", beside)]));
    return rowOf(rows, "12:00").is_default;
  };
  assert.equal(decided(10, 0), true);
  assert.equal(decided(9, 0), false);
  assert.equal(decided(100, 100), true);
  assert.equal(decided(99, 100), false);
  // Twice as many, yet too few for the interval: 10 against 10 over two hours.
  assert.equal(decided(10, 10), false);
});

Deno.test("defaultTimes() compares the first of the month with the other days, per day", () => {
  const first = Array.from({ length: 20 }, () => ({
    primary_type: "FRAUD",
    date: "2018-05-01T00:01",
  }));
  const rows = defaultTimes(incidentFrame([
    ...first,
    ...at("00:01", 27),
    ...at("12:00", 27),
    { primary_type: "FRAUD", date: "2018-05-31T15:00" },
  ]));
  // May has one first and 30 other days; 54 stamps on those are 1.8 a day, so 20 are 11.1 times.
  const row = rowOf(rows, "first of month");
  assert.equal(row.expected, 54 / 30);
  assert.ok(Math.abs(row.ratio! - 20 / 1.8) < 1e-12);
  assert.equal(row.is_default, true);
});

Deno.test("defaultTimes() has no row for the first of the month in a period without one", () => {
  const rows = defaultTimes(incidentFrame(at("12:00", 12)));
  assert.equal(rows.length, 5);
});

Deno.test("defaultTimes() finds nothing in times that are even over the hours", () => {
  const random = createRandom(5);
  const pad = (value: number) => String(value).padStart(2, "0");
  const sketches = Array.from({ length: 20_000 }, () => ({
    primary_type: ["THEFT", "ROBBERY"][random.integer(2)]!,
    date: `2018-0${1 + random.integer(6)}-${pad(1 + random.integer(28))}T` +
      `${pad(random.integer(24))}:${pad(random.integer(4) * 15)}`,
  }));
  const rows = defaultTimes(incidentFrame(sketches));
  assert.deepEqual(rows.filter((row) => row.is_default), []);
  assert.equal(rows.length, 12);
});

Deno.test("flagDefaultTimes() flags the found types at the found stamps only", () => {
  const frame = incidentFrame([
    ...at("00:01", 30, "FRAUD"),
    ...at("00:01", 2, "ROBBERY"),
    ...at("00:02", 3, "FRAUD"),
    ...at("23:00", 2, "FRAUD"),
  ]);
  const flagged = flagDefaultTimes(frame, defaultTimes(frame));
  assert.deepEqual(summarizeDefaultTimes(flagged), [
    { primary_type: "FRAUD", n: 35, time_is_default: 30, date_is_default: 0, share: 30 / 35 },
    { primary_type: "ROBBERY", n: 2, time_is_default: 0, date_is_default: 0, share: 0 },
    { primary_type: "ALL TYPES", n: 37, time_is_default: 30, date_is_default: 0, share: 30 / 37 },
  ]);
  assert.equal(frame.width + 2, flagged.width);
  assert.deepEqual(flagged.getColumn("id").toArray(), frame.getColumn("id").toArray());
});

Deno.test("flagDefaultTimes() takes the time of a default date as default too", () => {
  const frame = incidentFrame([
    { primary_type: "FRAUD", date: "2018-05-01T12:00" },
    { primary_type: "FRAUD", date: "2018-05-01T12:30" },
    { primary_type: "FRAUD", date: "2018-05-02T12:00" },
  ]);
  const found = { observed: 10, expected: 1, ratio: 10, low: 5, high: 20, is_default: true };
  const flagged = flagDefaultTimes(frame, [
    { primary_type: "FRAUD", stamp: "first of month", ...found },
  ]);
  assert.deepEqual(flagged.getColumn("date_is_default").toArray(), [true, false, false]);
  assert.deepEqual(flagged.getColumn("time_is_default").toArray(), [true, false, false]);
});
