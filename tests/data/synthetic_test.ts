import assert from "node:assert/strict";
import { csvParse } from "d3-dsv";
import { loadBoundary } from "lib/data/boundaries.ts";
import { generateSynthetic, type SyntheticTruth, writeSynthetic } from "lib/data/synthetic.ts";
import { type PlantedType, TYPES } from "lib/data/synthetic_plan.ts";
import { UserError } from "lib/errors.ts";
import { lonLatToFeet, METERS_PER_FOOT } from "lib/space/projection.ts";
import { createRegion } from "lib/space/region.ts";

const ROWS = 40_000;
const folder = Deno.makeTempDirSync({ prefix: "synthetic_" });
Deno.test.afterAll(() => Deno.removeSync(folder, { recursive: true }));

/** One data set for all tests, read back from its file by another program's parser. */
const { file, truth } = await writeSynthetic(folder, { rows: ROWS, seed: 5 });
const table = csvParse(Deno.readTextFileSync(file));
const records = [...generateSynthetic({ rows: ROWS, seed: 5 }).records];
const city = createRegion(loadBoundary("city").polygons.flat());

/** Asserts a count within five standard deviations (6e-7) of a binomial, and a little more. */
function assertShare(count: number, n: number, share: number, what: string, extra = 0): void {
  const tolerance = 5 * Math.sqrt(n * share * (1 - share)) + extra;
  assert.ok(
    Math.abs(count - n * share) <= tolerance,
    `${what}: ${count} of ${n}, planted ${n * share}, tolerance ${tolerance}`,
  );
}

/** Pearson's chi-square of counts against weights. */
function chiSquare(counts: number[], weights: number[]): number {
  const n = counts.reduce((sum, count) => sum + count);
  const total = weights.reduce((sum, weight) => sum + weight);
  return counts.reduce((sum, count, i) => {
    const expected = n * weights[i]! / total;
    return sum + (count - expected) * (count - expected) / expected;
  }, 0);
}

/** Records of a type whose time is the true one, counted by a part of their date. */
function profile(type: PlantedType, part: (date: Date) => number, parts: number): number[] {
  const counts = Array<number>(parts).fill(0);
  for (const record of records) {
    if (record.type.primary_type !== type.primary_type || record.stamp !== null) continue;
    counts[part(new Date(record.ms))]!++;
  }
  return counts;
}

/** Weights that the days of the period add up to, by a part of the date. */
function expected(type: PlantedType, part: (date: Date) => number, parts: number): number[] {
  const weights = Array<number>(parts).fill(0);
  for (let ms = Date.UTC(2017, 0, 1); ms <= Date.UTC(2018, 11, 31); ms += 86_400_000) {
    const date = new Date(ms);
    const [weekday, month] = [(date.getUTCDay() + 6) % 7, date.getUTCMonth()];
    weights[part(date)]! += type.weekday_weights[weekday]! * type.month_weights[month]!;
  }
  return weights;
}

Deno.test("writeSynthetic() writes the portal's 22 columns, said to be synthetic", () => {
  assert.equal(table.length, ROWS);
  assert.equal(
    table.columns.join(),
    "ID,Case Number,Date,Block,IUCR,Primary Type,Description,Location Description,Arrest,Domestic," +
      "Beat,District,Ward,Community Area,FBI Code,X Coordinate,Y Coordinate,Year,Updated On," +
      "Latitude,Longitude,Location",
  );
  assert.equal(new Set(table.map((row) => row["ID"])).size, ROWS);
  for (const row of table) {
    assert.match(row["Case Number"]!, /^SYN\d{7}$/);
    assert.equal(row["Block"], "SYNTHETIC");
    assert.match(row["Date"]!, /^(0[1-9]|1[0-2])\/\d\d\/201[78] (0[1-9]|1[0-2]):[0-5]\d:00 [AP]M$/);
    assert.equal(row["Year"], row["Date"]!.slice(6, 10));
    assert.match(row["Beat"]!, /^(\d{4})?$/);
    assert.match(row["District"]!, /^(\d{3})?$/);
  }
});

Deno.test("writeSynthetic() writes the times that were drawn", () => {
  table.forEach((row, i) => {
    // V8 reads this form as local time; both are compared in UTC.
    assert.equal(Date.parse(`${row["Date"]} UTC`), records[i]!.ms);
    assert.equal(row["Primary Type"], records[i]!.type.primary_type);
  });
});

Deno.test("writeSynthetic() gives the same bytes for the same seed, others for another", async () => {
  const again = await writeSynthetic(`${folder}/again`, { rows: 500, seed: 5 });
  const other = await writeSynthetic(`${folder}/other`, { rows: 500, seed: 6 });
  const head = Deno.readTextFileSync(file).split("\n").slice(0, 501).join("\n") + "\n";
  assert.equal(Deno.readTextFileSync(again.file), head);
  assert.notEqual(Deno.readTextFileSync(other.file), head);
  const names = [...Deno.readDirSync(`${folder}/again`)].map((entry) => entry.name).sort();
  assert.deepEqual(names, ["synthetic.csv", "truth.json"]);
});

Deno.test("writeSynthetic() writes the truth beside the records", () => {
  const written: SyntheticTruth = JSON.parse(Deno.readTextFileSync(`${folder}/truth.json`));
  assert.deepEqual(written, truth);
  assert.match(written.note, /^SYNTHETIC/);
  const sum = (shares: { share: number }[]) =>
    shares.reduce((total, { share }) => total + share, 0);
  assert.ok(Math.abs(sum(truth.types) - 1) < 1e-12);
  assert.ok(Math.abs(sum(truth.hot_spots) + truth.background_share - 1) < 1e-12);
});

Deno.test("writeSynthetic() stops when told to, and leaves no records", async () => {
  const stop = AbortSignal.abort(new Error("stopped"));
  await assert.rejects(writeSynthetic(`${folder}/stopped`, { rows: 10_000 }, stop), /stopped/);
  const names = [...Deno.readDirSync(`${folder}/stopped`)].map((entry) => entry.name);
  assert.deepEqual(names, ["truth.json"]);
});

Deno.test("generateSynthetic() places every record inside the city, in its own areas", () => {
  const areas = (["police_beats", "police_districts", "wards", "community_areas"] as const)
    .map((kind) => {
      const { names, polygons } = loadBoundary(kind);
      return new Map(names.map((name, i) => [name, createRegion(polygons[i]!)]));
    });
  let gaps = 0;
  table.forEach((row, i) => {
    const { xFeet, yFeet } = records[i]!.point;
    const [x, y] = [xFeet * METERS_PER_FOOT, yFeet * METERS_PER_FOOT];
    assert.ok(city.contains(x, y), `row ${i}`);
    ["Beat", "District", "Ward", "Community Area"].forEach((column, kind) => {
      const name = row[column]!;
      if (name === "") gaps++;
      else assert.ok(areas[kind]!.get(name)!.contains(x, y), `row ${i}: ${column} ${name}`);
    });
    if (row["Latitude"] === "") return;
    assert.deepEqual([row["X Coordinate"], row["Y Coordinate"]], [String(xFeet), String(yFeet)]);
    const [xBack, yBack] = lonLatToFeet(Number(row["Longitude"]), Number(row["Latitude"]));
    assert.ok(Math.abs(xBack - xFeet) < 0.01 && Math.abs(yBack - yFeet) < 0.01, `row ${i}`);
    assert.equal(row["Location"], `(${row["Latitude"]}, ${row["Longitude"]})`);
  });
  // The simplified boundaries leave slivers; measured 0.04 % of 4 x 500,000 names.
  assert.ok(gaps < 4 * ROWS * 0.002, String(gaps));
});

Deno.test("generateSynthetic() plants the shares of the truth", () => {
  for (const type of truth.types) {
    const own = table.filter((row) => row["Primary Type"] === type.primary_type);
    assertShare(own.length, ROWS, type.share, type.primary_type);
    const arrests = own.filter((row) => row["Arrest"] === "true").length;
    assertShare(arrests, own.length, type.arrest_share, `${type.primary_type} arrests`);
    const domestic = own.filter((row) => row["Domestic"] === "true").length;
    assertShare(domestic, own.length, type.domestic_share, `${type.primary_type} domestic`);
  }
  const blank = table.filter((row) => row["Latitude"] === "" && row["X Coordinate"] === "").length;
  assertShare(blank, ROWS, truth.without_coordinates_share, "without coordinates");
});

Deno.test("generateSynthetic() plants the hot spots of the truth", () => {
  const located = records.filter((record) => record.hasCoordinates);
  truth.hot_spots.forEach(({ name, x, y, radius_meters, share }, index) => {
    assertShare(records.filter(({ hotSpot }) => hotSpot === index).length, ROWS, share, name);
    const inside = located.filter(({ point }) =>
      Math.hypot(point.xFeet * METERS_PER_FOOT - x, point.yFeet * METERS_PER_FOOT - y) <=
        radius_meters
    ).length;
    // The background adds its share of the area: 2 to 7 of 10,000, so 10 records cover the lattice.
    const area = Math.PI * radius_meters * radius_meters / city.areaSquareMeters;
    assertShare(inside, located.length, share + truth.background_share * area, name, 10);
  });
});

Deno.test("generateSynthetic() makes the densest hot spot the densest cell of the city", () => {
  const cellMeters = 250;
  const cells = new Map<string, number>();
  for (const { point } of records) {
    const cell = [point.xFeet, point.yFeet]
      .map((feet) => Math.floor(feet * METERS_PER_FOOT / cellMeters)).join();
    cells.set(cell, (cells.get(cell) ?? 0) + 1);
  }
  const [densest] = [...cells].sort(([, a], [, b]) => b - a)[0]!;
  const [x, y] = densest.split(",").map((index) => (Number(index) + 0.5) * cellMeters);
  const density = ({ share, radius_meters: r }: { share: number; radius_meters: number }) =>
    share / (r * r);
  const planted = truth.hot_spots.toSorted((a, b) => density(b) - density(a))[0]!;
  assert.equal(planted.name, "Loop");
  assert.ok(Math.hypot(x! - planted.x, y! - planted.y) < planted.radius_meters);
});

Deno.test("generateSynthetic() plants the time profiles of the truth", () => {
  // Chi-square exceeds these but for 1 in a million: 23, 6 and 11 degrees of freedom.
  const bounds = { hour: 70.4, weekday: 38.3, month: 49.0 };
  for (const type of truth.types) {
    const name = type.primary_type;
    const hours = profile(type, (date) => date.getUTCHours(), 24);
    assert.ok(chiSquare(hours, type.hour_weights) < bounds.hour, `${name} by hour`);
    const weekday = (date: Date) => (date.getUTCDay() + 6) % 7;
    const weekdays = chiSquare(profile(type, weekday, 7), expected(type, weekday, 7));
    assert.ok(weekdays < bounds.weekday, `${name} by weekday: ${weekdays}`);
    const month = (date: Date) => date.getUTCMonth();
    const months = chiSquare(profile(type, month, 12), expected(type, month, 12));
    assert.ok(months < bounds.month, `${name} by month: ${months}`);
  }
  // The test can fail: the hours of one type are not those of another.
  const theft = profile(TYPES[0]!, (date) => date.getUTCHours(), 24);
  assert.ok(chiSquare(theft, TYPES[1]!.hour_weights) > 10 * bounds.hour);
});

Deno.test("generateSynthetic() plants default times with the shares of the truth", () => {
  for (const type of truth.types) {
    const dates = table.filter((row) => row["Primary Type"] === type.primary_type)
      .map((row) => row["Date"]!);
    const share = (stamp: string) =>
      type.default_times.find((each) => each.stamp === stamp)?.share ?? 0;
    const clockShare = share("00:00") + share("00:01") + share("12:00");
    const total = type.hour_weights.reduce((sum, weight) => sum + weight);
    const stamps: [string, string, number][] = [
      ["00:00", "12:00:00 AM", 0],
      ["00:01", "12:01:00 AM", 0],
      ["12:00", "12:00:00 PM", 12],
    ];
    for (const [stamp, clock, hour] of stamps) {
      const count = dates.filter((date) => date.endsWith(clock)).length;
      const natural = (1 - clockShare) * type.hour_weights[hour]! / total / 60;
      assertShare(count, dates.length, share(stamp) + natural, `${type.primary_type} ${stamp}`);
    }
    const day = (date: Date) => Number(date.getUTCDate() === 1);
    const [rest, first] = expected(type, day, 2);
    const planted = share("first_of_month");
    assertShare(
      dates.filter((date) => date.slice(3, 5) === "01").length,
      dates.length,
      planted + (1 - planted) * first! / (first! + rest!),
      `${type.primary_type} first of the month`,
    );
  }
});

Deno.test("generateSynthetic() keeps within its days, and moves no date before them", () => {
  const { records } = generateSynthetic({
    rows: 5000,
    seed: 1,
    from: "2018-02-10",
    to: "2018-03-02",
  });
  const days = [...records].map(({ ms }) => new Date(ms).toISOString().slice(0, 10)).sort();
  assert.deepEqual([days[0], days.at(-1)], ["2018-02-10", "2018-03-02"]);
});

Deno.test("generateSynthetic() makes records one by one, however many are asked for", () => {
  const [first] = generateSynthetic({ rows: 1e9, seed: 5 }).records;
  assert.deepEqual(first, records[0]);
});

Deno.test("generateSynthetic() refuses what it cannot make", () => {
  for (const rows of [0, -3, 1.5, NaN, 2e9]) {
    assert.throws(() => generateSynthetic({ rows }), UserError);
  }
  assert.throws(() => generateSynthetic({ rows: 1, from: "2018-13-01" }), UserError);
  assert.throws(() => generateSynthetic({ rows: 1, from: "2019-02-01" }), /lies after/);
  const offshore = { name: "Lake", lon: -87.5, lat: 41.9, radius_meters: 100, share: 0.1 };
  const { records } = generateSynthetic({ rows: 1, hotSpots: [offshore] });
  assert.throws(() => [...records], /hot spot Lake must lie within the city/);
});
