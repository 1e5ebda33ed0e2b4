import assert from "node:assert/strict";
import {
  groupHours,
  groupPeak,
  groupPeaks,
  hoursWithDefaults,
  nightPeaks,
  peakRows,
  requireTimes,
  typePeaks,
} from "lib/describe/peaks.ts";

/** Incidents of a type at an hour of each of ten days. */
const daily = (primary_type: string, hour: number, n: number, time_is_default = false) =>
  Array.from({ length: 10 }, (_, i) => (
    {
      primary_type,
      year: 2018,
      month: 1,
      day: i + 1,
      hour,
      time_is_default,
      n,
      arrests: 0,
      domestic: 0,
    }
  ));

const ROWS = [
  ...daily("BATTERY", 22, 30),
  ...daily("BATTERY", 3, 5),
  ...daily("THEFT", 14, 40),
  ...daily("THEFT", 0, 90, true),
  ...daily("GAMBLING", 0, 9, true),
];

Deno.test("groupPeak() reads hours from known times, and shows what defaults would have made", () => {
  const theft = groupPeak("THEFT", ROWS.filter((row) => row.primary_type === "THEFT"), 10, 4);
  assert.equal(theft.n, 400);
  assert.ok(theft.window.tied.includes(14) && !theft.window.tied.includes(0));
  assert.equal((theft.windowOfAll.from + theft.windowOfAll.length - 1) % 24 >= 0, true);
  assert.equal(theft.windowOfAll.n, 900);
});

Deno.test("groupPeaks() has all incidents and the groups that have a known time", () => {
  const peaks = groupPeaks(ROWS, 10, 4);
  assert.deepEqual(peaks.map(({ group }) => group), ["all", "violent", "property"]);
  assert.equal(peaks[1]!.n, 350);
  const rows = peakRows(peaks, (group) => group.toUpperCase());
  assert.equal(rows[1]!.group, "VIOLENT");
  assert.match(rows[1]!["busiest 4 hours"]!, /^\d\d:00 to \d\d:00$/);
});

Deno.test("typePeaks() keeps the order of the types", () => {
  const peaks = typePeaks(ROWS, ["THEFT", "BATTERY"], 10, 4);
  assert.deepEqual(peaks.map(({ group, n }) => [group, n]), [["THEFT", 400], ["BATTERY", 350]]);
});

Deno.test("groupHours() leaves out groups without a known time", () => {
  const rows = groupHours(ROWS);
  assert.deepEqual([...new Set(rows.map(({ group }) => group))], ["violent", "property"]);
  assert.equal(rows.length, 48);
});

Deno.test("a group of default times alone has no peak, and records of these alone end in one line", () => {
  const gambling = ROWS.filter((row) => row.primary_type === "GAMBLING");
  assert.throws(() => groupPeak("GAMBLING", gambling, 10, 4), { name: "RangeError" });
  assert.throws(() => requireTimes(0), {
    name: "UserError",
    message: /^No record has a time[^\n]*$/,
  });
  requireTimes(1);
});

Deno.test("hoursWithDefaults() has the hours that forms fill in only among those as recorded", () => {
  const rows = hoursWithDefaults(ROWS);
  const at = (series: string, hour: number) =>
    rows.find((row) => row.series === series && row.hour === hour)!.share;
  assert.equal(at("known times", 0), 0);
  assert.equal(at("as recorded", 0), 990 / 1740);
  assert.equal(rows.length, 48);
});

Deno.test("typePeaks() refuses a type that is not there", () => {
  assert.throws(() => typePeaks(ROWS, ["THEFT", "PIRACY"], 10, 4), {
    name: "RangeError",
    message: "Cannot find peak: unknown type PIRACY",
  });
});

Deno.test("nightPeaks() takes the hours after midnight to the night before", () => {
  // four weeks from Monday, 1 January 2018
  const rows = Array.from({ length: 28 }, (_, i) => i).flatMap((i) => {
    const weekday = i % 7 + 1;
    const [late, busy] = weekday === 6 || weekday === 7 ? [1, 90] : [15, 40];
    const at = { year: 2018, month: 1, day: i + 1, weekday, time_is_default: false };
    return [{ ...at, hour: late, n: busy, arrests: 0, domestic: 0 }];
  });
  const [weekend, other] = nightPeaks(rows, Array(7).fill(4), 1);
  // the afternoons of Fridays are before the noon that ends their night
  assert.deepEqual([weekend!.n, weekend!.window.from], [8 * 90 + 4 * 40, 1]);
  assert.deepEqual([other!.n, other!.window.from], [16 * 40, 15]);
});

Deno.test("nightPeaks() takes a month that begins or ends within a weekend", () => {
  for (const first of [1, 2, 3, 4, 5, 6, 7]) {
    const dates = Array.from({ length: 30 }, (_, i) => (first + i - 1) % 7 + 1);
    const rows = dates.flatMap((weekday, i) =>
      [1, 15].map((hour) => ({
        ...{ year: 2018, month: 9, day: i + 1, weekday, hour, time_is_default: false },
        ...{ n: 10, arrests: 0, domestic: 0 },
      }))
    );
    const weekdays = [1, 2, 3, 4, 5, 6, 7].map((day) =>
      dates.filter((each) => each === day).length
    );
    const peaks = nightPeaks(rows, weekdays, 4);
    assert.equal(peaks.reduce((sum, { n }) => sum + n, 0), 600, `from weekday ${first}`);
  }
});
