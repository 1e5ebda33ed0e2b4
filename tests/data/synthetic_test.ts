import assert from "node:assert/strict";
import { csvParse } from "d3-dsv";
import { loadBoundary } from "lib/data/boundaries.ts";
import { generateSynthetic, type SyntheticTruth, writeSynthetic } from "lib/data/synthetic.ts";
import { UserError } from "lib/errors.ts";
import { lonLatToFeet, METERS_PER_FOOT } from "lib/space/projection.ts";
import { createRegion } from "lib/space/region.ts";

const ROWS = 20_000;
const folder = Deno.makeTempDirSync({ prefix: "synthetic_" });
Deno.test.afterAll(() => Deno.removeSync(folder, { recursive: true }));

/** One data set for all tests, read back from its file by a parser that knows nothing of it. */
const { file, truth } = await writeSynthetic(folder, { rows: ROWS, seed: 5 });
const table = csvParse(Deno.readTextFileSync(file));
const records = [...generateSynthetic({ rows: ROWS, seed: 5 }).records];
const city = createRegion(loadBoundary("city").polygons.flat());

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
    if (row["Latitude"] === "") return assert.equal(row["X Coordinate"] + row["Location"]!, "");
    assert.deepEqual([row["X Coordinate"], row["Y Coordinate"]], [String(xFeet), String(yFeet)]);
    const [xBack, yBack] = lonLatToFeet(Number(row["Longitude"]), Number(row["Latitude"]));
    assert.ok(Math.abs(xBack - xFeet) < 0.01 && Math.abs(yBack - yFeet) < 0.01, `row ${i}`);
    assert.equal(row["Location"], `(${row["Latitude"]}, ${row["Longitude"]})`);
  });
  // The simplified boundaries leave slivers; measured 0.04 % of 4 x 500,000 names.
  assert.ok(gaps < 4 * ROWS * 0.002, String(gaps));
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
  assert.throws(() => generateSynthetic({ rows: 1, from: "2018-02-30" }), UserError);
  assert.throws(() => generateSynthetic({ rows: 1, from: "2019-02-01" }), /lies after/);
  const offshore = { name: "Lake", lon: -87.5, lat: 41.9, radius_meters: 100, share: 0.1 };
  const { records } = generateSynthetic({ rows: 1, hotSpots: [offshore] });
  assert.throws(() => [...records], /hot spot Lake must lie within the city/);
});
