import assert from "node:assert/strict";
import { Buffer } from "node:buffer";
import { gzipSync, zstdCompressSync } from "node:zlib";
import pl from "nodejs-polars";
import { readFiles } from "lib/data/read_files.ts";
import { RAW_COLUMNS } from "lib/data/schema.ts";
import { excerpt, excerptPath, fileOf } from "./record_files.ts";

const SMALL = "Date,IUCR,Primary Type\n11/11/2018 11:55:00 PM,0460,BATTERY\n";
const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const recordsOf = (path: string) => readFiles([path]).frame.drop("source_row").toRecords();

Deno.test("readFiles() reads the layouts of 2001, 2011 and 2024 in one frame, in the order given", () => {
  const { frame, files } = readFiles([2001, 2024, 2011].map(excerptPath));
  assert.deepEqual(frame.columns, ["source_row", "source_file", ...RAW_COLUMNS]);
  assert.deepEqual(files.map(({ columns }) => columns), [20, 22, 20]);
  // lines of the excerpts without the header, as wc counts them
  assert.deepEqual(files.map(({ rows }) => rows), [218, 182, 212]);
  assert.deepEqual(frame.getColumn("source_row").toArray(), [...Array(612).keys()]);
  const at = (row: number, column: string) => frame.getColumn(column).getIndex(row);
  assert.equal(at(0, "case_number"), "HM243576");
  assert.equal(at(0, "id"), null);
  assert.equal(at(0, "longitude"), "-87.716721957");
  assert.equal(at(218, "id"), "13364090");
  assert.equal(at(218, "location"), "(41.809125265, -87.631906508)");
  assert.equal(at(400, "id"), "11248978");
  assert.equal(at(400, "year"), null);
});

Deno.test("readFiles() gives the same records plain, packed, mapped, with and without BOM or CRLF", () => {
  const plain = excerpt(2001);
  const expected = recordsOf(fileOf("crimes.csv", plain));
  const variants: [string, string | Uint8Array][] = [
    ["crimes.csv.gz", gzipSync(plain)],
    ["crimes.csv.zst", zstdCompressSync(plain)],
    [
      "two_frames.zst",
      [
        zstdCompressSync(plain.subarray(0, 999)),
        zstdCompressSync(plain.subarray(999)),
      ].reduce((a, b) => Buffer.concat([a, b])),
    ],
    ["wrongly_named.csv", gzipSync(plain)],
    ["crimes[1]*.csv", plain],
    ["crimes.txt", plain],
    ["unix.csv", text(plain).replaceAll("\r\n", "\n")],
    ["no_last_line_end.csv", text(plain).trimEnd()],
    ["blank_last_lines.csv", `${text(plain)}\r\n\r\n`],
    ["bom.csv", `\uFEFF${text(plain)}`],
  ];
  for (const [name, content] of variants) {
    assert.deepEqual(recordsOf(fileOf(name, content)), expected, name);
  }
});

Deno.test("readFiles() finds columns by name, in any order, case and spelling", () => {
  const portal = recordsOf(fileOf("a.csv", SMALL));
  const api = "extra,primary_type,IUCR ,DATE\n7,BATTERY,0460,11/11/2018 11:55:00 PM\n";
  assert.deepEqual(recordsOf(fileOf("b.csv", api)), portal);
});

Deno.test("readFiles() trims blanks and takes empty fields for none, quoted or not", () => {
  const content = 'Date,IUCR,Primary Type,Block,Ward\n1,0460 ," ""A"" ","",  \n';
  const [record] = recordsOf(fileOf("a.csv", content));
  assert.deepEqual(
    [record?.iucr, record?.primary_type, record?.block, record?.ward],
    ["0460", '"A"', null, null],
  );
});

Deno.test("readFiles() keeps line breaks and commas within quotation marks in their record", () => {
  const content = `${SMALL.trimEnd()}\r\n2,0460,"A\r\nB,\n""C"""\r\n`;
  assert.deepEqual(
    recordsOf(fileOf("a.csv", content)).map((record) => record.primary_type),
    ["BATTERY", 'A\r\nB,\n"C"'],
  );
});

Deno.test("readFiles() reads typed Parquet as the text of its CSV", () => {
  const typed = pl.DataFrame({
    ID: [1, 2],
    Date: [new Date(Date.UTC(2018, 10, 11, 23, 55)), null],
    IUCR: ["0460", "0110"],
    primary_type: ["BATTERY ", ""],
    Arrest: [true, null],
    Ward: [25, null],
    Latitude: [41.5, NaN],
    police_notes: ["a", "b"],
  }).withColumns(pl.col("ID").cast(pl.Int64), pl.col("primary_type").cast(pl.Categorical));
  const path = fileOf("typed.parquet", typed.writeParquet());
  const { frame, files } = readFiles([path]);
  assert.equal(files[0]?.columns, 8);
  assert.deepEqual(
    frame.select("id", "date", "iucr", "primary_type", "arrest", "ward", "latitude").rows(),
    [
      ["1", "2018-11-11T23:55:00.000", "0460", "BATTERY", "true", "25", "41.5"],
      ["2", null, "0110", null, null, null, null],
    ],
  );
});

Deno.test("readFiles() hashes files as they lie there, and notices a change since", () => {
  const path = fileOf("a.csv", SMALL);
  const [file] = readFiles([path]).files;
  // printf of SMALL | sha256sum
  assert.equal(file?.sha256, "3e2e3029d6c24b7515b47121c8d0a1f922b98b414149fe398f3ffa305426617f");
  const [changed] = readFiles([path]).files;
  Deno.writeTextFileSync(path, `${SMALL}2,0460,THEFT\n`);
  assert.throws(() => changed?.sha256, /was changed after it was read/);
  assert.equal(file?.sha256.length, 64);
});
