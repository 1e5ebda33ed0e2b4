import assert from "node:assert/strict";
import pl from "nodejs-polars";
import type { Reason } from "lib/data/accounting.ts";
import { loadBoundary } from "lib/data/boundaries.ts";
import { clean, type Cleaned } from "lib/data/clean.ts";
import { preprocess } from "lib/data/preprocess.ts";
import { readFiles } from "lib/data/read_files.ts";
import { CLEANED_COLUMNS, RAW_COLUMNS } from "lib/data/schema.ts";
import { createRegion } from "lib/space/region.ts";
import { csvOf, excerpt, excerptPath, type Fields, fileOf, SQUARE } from "./record_files.ts";

/** Feet of so many meters. */
const feet = (meters: number) => String(meters * 3937 / 1200);

/** Records cleaned in the square city; the account holds for each call. */
function cleaned(...files: (readonly Fields[])[]): Cleaned {
  const paths = files.map((records, i) => fileOf(`${i}.csv`, csvOf(records)));
  const result = preprocess(paths, SQUARE);
  const { read, kept, rejected, by_reason } = result.accounting;
  assert.equal(read, files.flat().length);
  assert.equal(read, kept + rejected);
  assert.equal(rejected, by_reason.reduce((sum, { rows }) => sum + rows, 0));
  assert.equal(kept, result.kept.height);
  return result;
}

const column = (frame: pl.DataFrame, name: string) => frame.getColumn(name).toArray();
const reasons = ({ rejected }: Cleaned) => column(rejected, "reason") as Reason[];

Deno.test("clean() gives the cleaned columns in order, with their types", () => {
  const { kept, rejected } = cleaned([{}, { Date: "never" }, ...Array(19).fill({})]);
  assert.deepEqual(kept.columns, Object.keys(CLEANED_COLUMNS));
  assert.deepEqual(kept.dtypes.map(({ variant }) => variant), Object.values(CLEANED_COLUMNS));
  assert.deepEqual(rejected.columns, ["source_row", "source_file", ...RAW_COLUMNS, "reason"]);
  assert.deepEqual(column(rejected, "date"), ["never"]);
});

Deno.test("clean() sets records aside for the first reason that holds, and keeps them as published", () => {
  const result = cleaned([
    ...Array(40).fill({}),
    { Date: "11/31/2018 11:55:00 PM", "X Coordinate": "0", "Y Coordinate": "0" },
    { Date: "" },
    { "Primary Type": "" },
    { "X Coordinate": "0", "Y Coordinate": "0" },
    { "X Coordinate": feet(10_001), "Y Coordinate": feet(4000) },
    { "X Coordinate": feet(9999), "Y Coordinate": feet(4000) },
    { "X Coordinate": "", "Y Coordinate": "" },
  ]);
  assert.deepEqual(reasons(result), [
    "date_unreadable",
    "date_unreadable",
    "type_missing",
    "junk_point",
    "outside_area",
  ]);
  assert.deepEqual(column(result.rejected, "source_row"), [40, 41, 42, 43, 44]);
  assert.deepEqual(column(result.kept, "outside_city").slice(40), [true, null]);
  assert.equal(result.accounting.flagged_outside_city, 1);
  assert.equal(result.accounting.without_coordinates, 1);
});

Deno.test("clean() keeps of one ID the last update, then the first row, also across files", () => {
  const of = (id: string, block: string, updated: string) => ({
    ID: id,
    Block: block,
    "Updated On": updated,
  });
  const result = cleaned(
    [of("7", "old", "01/02/2018 12:00:00 AM"), of("8", "first", ""), of("8", "second", "")],
    [of("7", "new", "2018-01-02T00:00:01.000"), of("7.0", "as new", "01/02/2018 12:00:01 AM")],
    [of("9", "dated", "01/02/2018 12:00:00 AM"), of("9", "undated", "")],
  );
  assert.deepEqual(column(result.kept, "block"), ["first", "new", "dated"]);
  assert.deepEqual(reasons(result), Array(4).fill("duplicate_id"));
});

Deno.test("clean() does not let a record without a date displace one that has one", () => {
  const result = cleaned([
    ...Array.from({ length: 20 }, (_, i) => ({ ID: String(100 + i) })),
    { ID: "7", "Updated On": "01/02/2018 12:00:00 AM" },
    { ID: "7", "Updated On": "01/03/2018 12:00:00 AM", Date: "?" },
  ]);
  assert.deepEqual(reasons(result), ["date_unreadable"]);
});

Deno.test("clean() compares whole rows where IDs lack, and keeps each victim of a homicide", () => {
  const theft = { ID: "", "Primary Type": "THEFT" };
  const homicide = { ID: "", "Primary Type": "HOMICIDE" };
  const file = [theft, theft, { ...theft, Block: "B" }, homicide, homicide];
  const once = cleaned(file);
  assert.deepEqual(column(once.rejected, "source_row"), [1]);
  assert.equal(once.accounting.equal_victims, 1);
  const twice = cleaned(file, [...file, homicide]);
  // the second file adds the third victim alone
  assert.deepEqual(column(twice.kept, "source_row"), [0, 2, 3, 4, 10]);
});

Deno.test("clean() unifies labels, restores zeros, and says how often", () => {
  const { kept, accounting } = cleaned([
    { "Primary Type": "CRIM SEXUAL ASSAULT", IUCR: "265", Beat: "331", District: "3" },
    { "Primary Type": "NON - CRIMINAL", IUCR: "5114.0", Ward: "25.0", "FBI Code": "8B" },
    { "Primary Type": "NON-CRIMINAL (SUBJECT SPECIFIED)", IUCR: "143a" },
    { "Primary Type": "NON-CRIMINAL" },
    { "Primary Type": "PIRACY" },
    { "Primary Type": "OTHER NARCOTIC VIOLATION" },
  ]);
  assert.deepEqual(column(kept, "primary_type"), [
    "CRIMINAL SEXUAL ASSAULT",
    "NON-CRIMINAL",
    "NON-CRIMINAL",
    "NON-CRIMINAL",
    "PIRACY",
    "OTHER NARCOTIC VIOLATION",
  ]);
  assert.deepEqual(column(kept, "iucr").slice(0, 3), ["0265", "5114", "143A"]);
  assert.deepEqual(kept.select("beat", "district").row(0), ["0331", "003"]);
  assert.deepEqual(kept.select("ward", "fbi_code").row(1), ["25", "08B"]);
  assert.deepEqual(accounting.relabelled.map(({ from, to, rows }) => [from, to, rows]), [
    ["CRIM SEXUAL ASSAULT", "CRIMINAL SEXUAL ASSAULT", 1],
    ["NON - CRIMINAL", "NON-CRIMINAL", 1],
    ["NON-CRIMINAL (SUBJECT SPECIFIED)", "NON-CRIMINAL", 1],
  ]);
  assert.equal(accounting.repaired_codes.length, 7);
  assert.deepEqual(accounting.unknown_types, [{ primary_type: "PIRACY", rows: 1 }]);
});

Deno.test("clean() reads truth values and numbers, and reports those that mean nothing", () => {
  const { kept, accounting } = cleaned([
    { Arrest: "TRUE", Domestic: "0" },
    { Arrest: "Y", Domestic: "False" },
    { Arrest: "maybe", Domestic: "", Latitude: "NaN", "Y Coordinate": "north" },
  ]);
  assert.deepEqual(column(kept, "arrest"), [true, true, null]);
  assert.deepEqual(column(kept, "domestic"), [false, false, null]);
  assert.deepEqual(accounting.unreadable, [
    { column: "arrest", example: "maybe", rows: 1 },
    { column: "latitude", example: "NaN", rows: 1 },
    { column: "y_coordinate", example: "north", rows: 1 },
  ]);
});

Deno.test("clean() reads numbers whose thousands are set apart by commas", () => {
  const { kept, accounting } = cleaned([
    { ID: '"11,234,567"', "X Coordinate": '"9,000"', "Y Coordinate": '"12,345.5"' },
    { ID: '"11,234,568.0"' },
    { ID: "11234569" },
  ]);
  assert.deepEqual(column(kept, "id"), [11_234_567, 11_234_568, 11_234_569]);
  assert.deepEqual(kept.select("x_feet", "y_feet").row(0), [9000, 12_345.5]);
  assert.deepEqual(accounting.unreadable, []);
});

Deno.test("clean() places by X and Y, and by latitude and longitude only where one is missing", () => {
  const region = createRegion(loadBoundary("city").polygons[0]!);
  const cityHall = { Latitude: "41.8838", Longitude: "-87.6319" };
  const path = fileOf(
    "a.csv",
    csvOf([
      { ...cityHall, "X Coordinate": "1175256", "Y Coordinate": "1901000" },
      { ...cityHall, "X Coordinate": "", "Y Coordinate": "1901000" },
      {
        "X Coordinate": "",
        "Y Coordinate": "",
        Latitude: "36.619446395",
        Longitude: "-91.686565684",
      },
    ]),
  );
  const { kept, rejected, accounting } = clean(readFiles([path]).frame, region);
  const [first, second] = column(kept, "y_feet") as number[];
  assert.equal(first, 1901000);
  assert.equal(Math.round(second!), 1901027);
  assert.equal(column(kept, "y")[0], 1901000 * (1200 / 3937));
  assert.deepEqual(column(rejected, "reason"), ["junk_point"]);
  assert.equal(accounting.placed_by_latitude_longitude, 2);
});

Deno.test("clean() stops with an example when more than 5 % of the dates cannot be read", () => {
  const records = (bad: number) => [
    ...Array(bad).fill({ Date: "31.12.2018 23:55" }),
    ...Array(100 - bad).fill({}),
  ];
  assert.deepEqual(reasons(cleaned(records(5))), Array(5).fill("date_unreadable"));
  assert.throws(() => cleaned(records(6)), {
    name: "UserError",
    message: 'Of 100 dates 6 cannot be read, such as "31.12.2018 23:55" in record 1. ' +
      "Give dates like 11/11/2018 11:55:00 PM or 2018-11-11T23:55:00.",
  });
  assert.throws(() => cleaned([{ "Primary Type": "" }]), /None of the 1 records can be used/);
});

Deno.test("clean() sorts by date, then by place in the files", () => {
  const at = (date: string) => ({ Date: date });
  const { kept } = cleaned([
    at("01/02/2018 12:00:00 AM"),
    at("2018-01-01T13:00:00"),
    at("01/01/2018 12:59:59 PM"),
    at("01/01/2018 01:00:00 PM"),
  ]);
  assert.deepEqual(column(kept, "source_row"), [2, 1, 3, 0]);
});

Deno.test("clean() orders records of one time by their place in the files, however they come", () => {
  const records = Array.from({ length: 6 }, (_, i) => ({
    ID: String(i),
    Date: `11/1${1 + i % 2}/2018 11:55:00 PM`,
  }));
  const paths = [fileOf("a.csv", csvOf(records)), fileOf("b.csv", csvOf([{ ID: "6" }]))];
  const { frame } = readFiles(paths);
  for (const raw of [frame, frame.reverse()]) {
    assert.deepEqual(column(clean(raw, SQUARE).kept, "source_row"), [0, 2, 4, 6, 1, 3, 5]);
  }
});

Deno.test("clean() accounts for real records of 2001, 2011 and 2024", () => {
  const region = createRegion(loadBoundary("city").polygons[0]!);
  const { accounting, kept } = preprocess([2001, 2011, 2024].map(excerptPath), region);
  const rows = Object.fromEntries(accounting.by_reason.map((row) => [row.reason, row.rows]));
  // grep -c ",36.619446" in the excerpts: 18 + 31 + 0
  assert.deepEqual(
    [accounting.read, accounting.kept, accounting.rejected, rows.junk_point],
    [612, 563, 49, 49],
  );
  // 10 lines of 2001 occur twice, all homicides of two victims; 2 of the 20 at the junk point
  assert.equal(accounting.equal_victims, 10);
  assert.deepEqual(accounting.unknown_types, []);
  assert.equal(kept.getColumn("date").nullCount(), 0);
});

Deno.test("clean() does not change the raw frame", () => {
  const { frame } = readFiles([fileOf("a.csv", excerpt(2011))]);
  const before = frame.toRecords();
  clean(frame, createRegion(loadBoundary("city").polygons[0]!));
  assert.deepEqual(frame.toRecords(), before);
});
