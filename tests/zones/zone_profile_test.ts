import assert from "node:assert/strict";
import { hourlyDispersion, peakHours } from "lib/describe/hours.ts";
import { wilsonInterval } from "lib/numeric/wilson.ts";
import {
  locationQuotients,
  profileRows,
  profileZones,
  tellingTypes,
  type ZoneCounts,
} from "lib/zones/zone_profile.ts";

const offense = (
  zone: number | null,
  primary_type: string,
  n: number,
  severity: number,
  arrests = 0,
  domestic = 0,
) => ({ zone, primary_type, n, severity, arrests, domestic });
const type = (primary_type: string, n: number) => ({ primary_type, n, arrests: 0, domestic: 0 });
const none = { arrests: 0, domestic: 0 };
const time = (zone: number, day: number, hour: number, n: number) => ({
  zone,
  year: 2018,
  month: 3,
  day,
  hour,
  n,
  ...none,
});
const DISTRICTS: readonly [string | null, number][] = [
  ["018", 50],
  ["001", 47],
  ["002", 1],
  ["003", 1],
  [null, 1],
];

/** Two zones of 100 and 20 incidents in a city of 1000; theft of two codes of unlike severity. */
const COUNTS: ZoneCounts = {
  offenses: [
    offense(0, "THEFT", 40, 10, 4, 1),
    offense(0, "THEFT", 20, 30, 2, 0),
    offense(0, "NARCOTICS", 30, 50, 29, 0),
    offense(0, "ARSON", 10, 200, 0, 4),
    offense(1, "THEFT", 20, 10, 0, 20),
    offense(null, "ARSON", 900, 200, 900, 900),
  ],
  types: [type("ARSON", 50), type("NARCOTICS", 100), type("THEFT", 400), type("BATTERY", 450)],
  hours: [time(0, 1, 9, 30), time(0, 2, 9, 34), time(0, 1, 20, 3), time(0, 2, 23, 2)],
  districts: DISTRICTS.map(([district, n]) => ({ zone: 0, district, n, ...none })),
  beats: [{ zone: 1, beat: "0111", n: 20, ...none }],
  nDays: 2,
};
const NAMES = ["LOOP", "PULLMAN"];
const profiles = profileZones(NAMES, [2.5, 0.5], COUNTS, { minN: 10 });

Deno.test("profileZones() of a hand-made example", () => {
  const [loop, pullman] = profiles;
  assert.deepEqual([loop!.zone, loop!.name, loop!.n], [1, "LOOP", 100]);
  assert.deepEqual([loop!.square_kilometers, loop!.per_square_kilometer], [2.5, 40]);
  // 40 x 10 + 20 x 30 + 30 x 50 + 10 x 200 = 4500
  assert.deepEqual([loop!.severity_per_square_kilometer, loop!.mean_severity], [1800, 45]);
  assert.deepEqual([loop!.arrest_share, loop!.domestic_share], [0.35, 0.05]);
  assert.deepEqual([pullman!.zone, pullman!.name, pullman!.n], [2, "PULLMAN", 20]);
  assert.deepEqual([pullman!.severity_per_square_kilometer, pullman!.mean_severity], [400, 10]);
  assert.deepEqual([pullman!.arrest_share, pullman!.domestic_share], [0, 1]);
});

Deno.test("profileZones() gives arrests the interval of Wilson", () => {
  for (const [zone, arrests, n] of [[0, 35, 100], [1, 0, 20]] as const) {
    const { arrest_low, arrest_high } = profiles[zone]!;
    assert.deepEqual({ low: arrest_low, high: arrest_high }, wilsonInterval(arrests, n));
  }
});

Deno.test("profileZones() ranks types by number, and by their share against that of all incidents", () => {
  const rounded = (
    rows: { primary_type: string; n: number; share: number; location_quotient: number }[],
  ) => rows.map((row) => [row.primary_type, row.n, row.share, row.location_quotient.toFixed(6)]);
  // theft 60 % here, 40 % of all; narcotics 30 % here, 10 %; arson 10 % here, 5 %
  assert.deepEqual(rounded(profiles[0]!.leading), [
    ["THEFT", 60, 0.6, "1.500000"],
    ["NARCOTICS", 30, 0.3, "3.000000"],
    ["ARSON", 10, 0.1, "2.000000"],
  ]);
  assert.deepEqual(rounded(profiles[0]!.typical).map(([name]) => name), [
    "NARCOTICS",
    "ARSON",
    "THEFT",
  ]);
  const few = profileZones(NAMES, [1, 1], COUNTS, { top: 1, minN: 11 })[0]!;
  assert.deepEqual(few.leading.map(({ primary_type }) => primary_type), ["THEFT"]);
  assert.deepEqual(few.typical.map(({ primary_type }) => primary_type), ["NARCOTICS"]);
  // fifty incidents are asked for, if nothing else is said
  const usual = profileZones(NAMES, [1, 1], COUNTS);
  assert.deepEqual(usual[0]!.typical.map(({ primary_type }) => primary_type), ["THEFT"]);
  assert.deepEqual(usual[1]!.typical, []);
});

Deno.test("profileZones() orders types of one number by name", () => {
  const offenses = ["C", "A", "B"].map((name) => offense(0, name, 7, 1));
  const types = ["A", "B", "C"].map((name) => type(name, 10));
  const [zone] = profileZones(["X"], [1], { ...COUNTS, offenses, types }, { top: 2, minN: 1 });
  assert.deepEqual(zone!.leading.map(({ primary_type }) => primary_type), ["A", "B"]);
  assert.deepEqual(zone!.typical.map(({ primary_type }) => primary_type), ["A", "B"]);
});

Deno.test("profileZones() finds the peak in the zone's own hours, and none where no time is known", () => {
  const own = COUNTS.hours.filter(({ zone }) => zone === 0);
  const hours = new Array<number>(24).fill(0);
  [hours[9], hours[20], hours[23]] = [64, 3, 2];
  assert.deepEqual(profiles[0]!.peak_hours, peakHours(hours, hourlyDispersion(own, 2)).tied);
  assert.deepEqual(profiles[0]!.peak_hours, [9]);
  assert.deepEqual(profiles[1]!.peak_hours, []);
});

Deno.test("profileZones() names districts and beats that hold a hundredth of the zone, in order", () => {
  assert.deepEqual(profiles[0]!.districts, ["001", "002", "003", "018"]);
  const strict = profileZones(NAMES, [1, 1], COUNTS, { minShare: 0.011 });
  assert.deepEqual(strict[0]!.districts, ["001", "018"]);
  assert.deepEqual([profiles[0]!.beats, profiles[1]!.beats], [[], ["0111"]]);
});

Deno.test("profileZones() refuses a zone without incidents", () => {
  assert.throws(() => profileZones([...NAMES, "NOWHERE"], [1, 1, 1], COUNTS), {
    name: "RangeError",
    message: "Cannot profile zone 2: it must have incidents",
  });
});

Deno.test("profileZones() counts the hours from 20:00 to 04:00 as night", () => {
  // 69 incidents at a known time, 5 of them at 20 and 23 o'clock
  assert.deepEqual(profiles.map(({ night_share }) => night_share), [5 / 69, null]);
  const edges = [3, 4, 19, 20].map((hour, i) => time(1, 1, hour, 1 + i));
  const [, pullman] = profileZones(NAMES, [1, 1], { ...COUNTS, hours: edges });
  assert.equal(pullman!.night_share, (1 + 4) / 10);
});

Deno.test("profileRows() put profiles in words", () => {
  const [loop] = profileRows(profiles);
  const { zone, incidents, arrests, districts, "km²": ground, "peak hours": peak } = loop!;
  assert.deepEqual([zone, incidents, ground], ["1 LOOP", 100, "2.50"]);
  assert.equal(arrests, "35.0 % (95 % CI 26.4 to 44.7)");
  assert.deepEqual([peak, districts], ["09:00", "1, 2, 3 and 18"]);
  const flat = profiles.map((each) => ({ ...each, peak_hours: [0, 1, 2, 3, 4, 5, 6] }));
  assert.equal(profileRows(flat)[0]!["peak hours"], "7 hours alike");
});

Deno.test("tellingTypes() are the leading ones of all zones, then the typical ones, each once", () => {
  const wide = profileZones(NAMES, [1, 1], COUNTS, { top: 1, minN: 10 });
  assert.deepEqual(tellingTypes(wide), ["THEFT", "NARCOTICS"]);
});

Deno.test("locationQuotients() weighted by a type's part of all incidents come to 1 over a whole city", () => {
  // a city of two zones and nothing else: shares of zones, weighted by size, give the city's share
  const offenses = [
    offense(0, "A", 6, 1),
    offense(0, "B", 2, 1),
    offense(0, "B", 2, 9),
    offense(1, "A", 4, 1),
    offense(1, "C", 16, 1),
  ];
  const types = [type("A", 10), type("B", 4), type("C", 16)];
  const rows = locationQuotients(offenses, types, ["C", "A", "B"], ["X", "Y"]);
  assert.deepEqual(rows.map(({ zone, primary_type, n }) => [zone, primary_type, n]), [
    ["1 X", "C", 0],
    ["1 X", "A", 6],
    ["1 X", "B", 4],
    ["2 Y", "C", 16],
    ["2 Y", "A", 4],
    ["2 Y", "B", 0],
  ]);
  for (const name of ["A", "B", "C"]) {
    const own = rows.filter(({ primary_type }) => primary_type === name);
    const mean = (10 * own[0]!.quotient + 20 * own[1]!.quotient) / 30;
    assert.ok(Math.abs(mean - 1) < 1e-15, `${name}: ${mean}`);
  }
  // A: 60 % of X, 20 % of Y, a third of all
  assert.ok(Math.abs(rows[1]!.quotient - 0.6 * 3) < 1e-15);
});
