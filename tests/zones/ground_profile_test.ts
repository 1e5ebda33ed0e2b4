import assert from "node:assert/strict";
import { calendarDays, WEEKDAYS } from "lib/describe/calendar.ts";
import { dailyRates } from "lib/describe/daily_rates.ts";
import { hourlyDispersion, peakHours } from "lib/describe/hours.ts";
import { createRandom } from "lib/numeric/random.ts";
import { wilsonInterval } from "lib/numeric/wilson.ts";
import { groundProfile, monthRows } from "lib/zones/ground_profile.ts";
import { type CountedColumns, countRows, rowsByCell } from "lib/zones/row_counts.ts";

const DAYS = calendarDays("2018-01-29", "2018-03-04");
const TYPES = ["ARSON", "THEFT", "GAMBLING"];
const PLACES = ["street", "shop"];

/** Rows of five cells, that of no cell included. */
function drawRows(n: number) {
  const random = createRandom(73);
  const numbers = (below: number) => Array.from({ length: n }, () => random.integer(below));
  const cell = Uint16Array.from(numbers(5)).sort();
  const columns: CountedColumns = {
    n,
    nDays: DAYS.length,
    day: Uint16Array.from(numbers(DAYS.length)),
    hour: Uint8Array.from(numbers(25)),
    type: Uint8Array.from(numbers(3)),
    types: TYPES,
    place: Uint8Array.from(numbers(2)),
    places: PLACES,
    area: Uint8Array.from(numbers(78)),
    arrest: Uint8Array.from(numbers(2)),
  };
  return { cell, columns };
}

const { cell, columns } = drawRows(4000);
const RANGES = rowsByCell(cell, 5);
const ALL = Uint8Array.of(1, 1, 1);
const REPORTED = Uint8Array.of(1, 1, 0);

/** Numbers of the rows in cells 1 and 3 that are counted. */
const MEMBERS = [...cell.keys()].filter((row) =>
  (cell[row] === 1 || cell[row] === 3) && columns.type[row] !== 2
);
const counts = countRows(columns, [RANGES[1]!, RANGES[3]!], REPORTED);
const city = countRows(columns, [[0, columns.n]], REPORTED);
const profile = groundProfile(counts, city, { types: TYPES, places: PLACES }, DAYS)!;

/** Counts by hour and day, as chapters have them. */
const TIMES = MEMBERS.filter((row) => columns.hour[row]! < 24).map((row) => {
  const { year, month, day } = DAYS[columns.day[row]!]!;
  return { year, month, day, hour: columns.hour[row]!, n: 1, arrests: 0, domestic: 0 };
});

Deno.test("countRows() counts every row of its ranges once, and none of other types", () => {
  assert.equal(counts.n, MEMBERS.length);
  assert.equal(countRows(columns, RANGES, ALL).n, columns.n);
  const arrests = MEMBERS.filter((row) => columns.arrest[row] === 1).length;
  assert.deepEqual(profile.arrests, {
    n: arrests,
    share: arrests / MEMBERS.length,
    ...wilsonInterval(arrests, MEMBERS.length),
  });
  const inLoop = MEMBERS.filter((row) => columns.area[row] === 32).length;
  assert.equal(profile.areas.find(({ area }) => area === 32)?.n, inLoop);
  assert.ok(profile.areas.every(({ area }) => area > 0));
});

Deno.test("groundProfile() holds shares against those of the same types in the city", () => {
  const share = (rows: number[], type: number) =>
    rows.filter((row) => columns.type[row] === type).length / rows.length;
  const everywhere = [...cell.keys()].filter((row) => columns.type[row] !== 2);
  for (const { label, quotient } of profile.types) {
    const type = TYPES.indexOf(label);
    assert.ok(Math.abs(quotient - share(MEMBERS, type) / share(everywhere, type)) < 1e-12);
  }
  assert.deepEqual(profile.types.map(({ label }) => label).sort(), ["ARSON", "THEFT"]);
});

Deno.test("groundProfile() has the hours and the peak that chapters find", () => {
  const hours = Array.from(
    { length: 24 },
    (_, hour) => TIMES.filter((row) => row.hour === hour).length,
  );
  assert.deepEqual(profile.hours, hours);
  assert.equal(profile.unknownHours, MEMBERS.length - TIMES.length);
  assert.deepEqual(
    profile.peakHours,
    peakHours(hours, hourlyDispersion(TIMES, DAYS.length)).tied,
  );
  const atNight = TIMES.filter(({ hour }) => hour >= 20 || hour < 4).length;
  assert.equal(profile.nightShare, atNight / TIMES.length);
});

Deno.test("groundProfile() has the weekday rates that daily rates have", () => {
  const daily = DAYS.map(({ date }, day) => ({
    date,
    n: MEMBERS.filter((row) => columns.day[row] === day).length,
  }));
  const expected = dailyRates(daily, "weekday");
  profile.weekdays.forEach((found, i) => {
    const { n, rate, low_scaled: low, high_scaled: high, period } = expected[i]!;
    assert.equal(period, WEEKDAYS[i]);
    assert.deepEqual(found, { n, rate, low, high });
  });
});

Deno.test("groundProfile() of ground without incidents is none, and of unknown times has no peak", () => {
  const none = countRows(columns, [], ALL);
  assert.equal(groundProfile(none, city, { types: TYPES, places: PLACES }, DAYS), null);
  const unknown = { ...columns, hour: columns.hour.map(() => 24) };
  const found = countRows(unknown, [RANGES[1]!], ALL);
  const { peakHours: peak, nightShare } = groundProfile(found, city, {
    types: TYPES,
    places: PLACES,
  }, DAYS)!;
  assert.deepEqual([peak, nightShare], [[], null]);
});

Deno.test("monthRows() adds up to the incidents, a row a month", () => {
  const rows = monthRows(counts, DAYS, "1");
  assert.deepEqual(rows.map(({ month }) => month), [1, 2, 3]);
  assert.equal(rows.reduce((sum, { n }) => sum + n, 0), counts.n);
  const inJanuary = MEMBERS.filter((row) => columns.day[row]! < 3).length;
  assert.equal(rows[0]!.n, inJanuary);
});
