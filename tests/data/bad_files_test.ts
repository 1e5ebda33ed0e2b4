import assert from "node:assert/strict";
import { constants, gzipSync, zstdCompressSync } from "node:zlib";
import pl from "nodejs-polars";
import { readFiles } from "lib/data/read_files.ts";
import { UserError } from "lib/errors.ts";
import { excerpt, fileOf } from "./record_files.ts";

const HEADER = "ID,Date,IUCR,Primary Type\n";
const RECORD = "7,11/11/2018 11:55:00 PM,0460,BATTERY\n";

/** Asserts that the content is refused in one line that matches. */
function refuses(content: string | Uint8Array, message: RegExp, name = "a.csv"): void {
  const path = fileOf(name, content);
  assert.throws(() => readFiles([path]), (error) => {
    assert.ok(error instanceof UserError, String(error));
    assert.match(error.message, message);
    assert.doesNotMatch(error.message, /\n/);
    return true;
  });
}

Deno.test("readFiles() says what is wrong with a path that leads to no file", () => {
  assert.throws(() => readFiles(["none/crimes.csv"]), {
    name: "UserError",
    message: "No such file: none/crimes.csv. Check --data.",
  });
  assert.throws(() => readFiles([Deno.cwd()]), /is a folder. Name the files in it/);
  assert.throws(() => readFiles([]), /No file of records was given/);
});

Deno.test("readFiles() refuses files without records", () => {
  refuses("", /a\.csv is empty/);
  refuses("\uFEFF", /a\.csv/);
  refuses("\n\n", /a\.csv/);
  refuses(HEADER, /has a header but no records/);
  refuses(HEADER.trimEnd(), /has a header but no records/);
  refuses(gzipSync(""), /unpacked, is empty/, "a.csv.gz");
  refuses(
    pl.readCSV(HEADER, { inferSchemaLength: 0 }).writeParquet(),
    /has no records/,
    "a.parquet",
  );
});

Deno.test("readFiles() names files that are something else", () => {
  refuses(Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0), /is a picture/);
  refuses("version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\n", /git lfs pull/);
  refuses(Uint8Array.of(0x50, 0x4b, 3, 4, 20, 0), /ZIP archive or spreadsheet/);
  refuses("<!DOCTYPE html>\n<html>", /web page/);
  refuses('[{"id": "7"}]', /JSON/);
  refuses(Uint8Array.of(0xff, 0xfe, 0x49, 0, 0x44, 0), /UTF-16/);
  refuses(Uint8Array.of(1, 2, 0, 4), /not a CSV text/);
  refuses(zstdCompressSync(gzipSync(HEADER + RECORD)), /holds a gzip file/, "a.zst");
  refuses(`${HEADER}7,\0,0460,BATTERY\n`, /not a CSV text|line 2: holds a zero byte/);
  refuses("x".repeat(1 << 17), /line 1: is no header/);
});

Deno.test("readFiles() names the columns that a header lacks or has twice", () => {
  refuses(`ID,Date,Block\n7,1,A\n`, /lacks the columns IUCR, Primary Type \(needed: Date, IUCR, /);
  refuses(RECORD + RECORD, /lacks the columns Date, IUCR, Primary Type/);
  refuses(`Date,IUCR,Primary Type,date\n1,2,3,4\n`, /has the column Date twice/);
  const nypd = pl.DataFrame({ CMPLNT_NUM: ["1"], Date: ["x"] }).writeParquet();
  refuses(nypd, /lacks the columns IUCR, Primary Type/, "nypd.parquet");
});

Deno.test("readFiles() refuses packed files and Parquet that were cut or damaged", () => {
  const plain = excerpt(2001);
  const zstd = zstdCompressSync(plain, { params: { [constants.ZSTD_c_checksumFlag]: 1 } });
  for (const cut of [1, 3, 4, 1000, zstd.length - 5, zstd.length - 20]) {
    refuses(zstd.subarray(0, zstd.length - cut), /a\.zst is cut off/, "a.zst");
  }
  refuses(new Uint8Array([...zstd, ...zstd.subarray(0, 30)]), /cut off/, "a.zst");
  refuses(new Uint8Array([...zstd, 1, 2, 3, 4]), /not a whole zstd file \(other data/, "a.zst");
  const damaged = Uint8Array.from(zstd);
  damaged.fill(85, 2000, 2100);
  refuses(damaged, /a\.zst is not a whole zstd file/, "a.zst");
  const gzip = gzipSync(plain);
  for (const cut of [1, 8, 1000]) {
    refuses(gzip.subarray(0, gzip.length - cut), /a\.gz is cut off/, "a.gz");
  }
  const parquet = pl.readCSV(HEADER + RECORD.repeat(999), { inferSchemaLength: 0 }).writeParquet();
  refuses(parquet.subarray(0, -9), /not a whole Parquet file/, "a.parquet");
});

Deno.test("readFiles() tells the line of a quotation mark that is not closed", () => {
  const open = '8,11/11/2018 11:55:00 PM,0460,"BATTERY\n';
  refuses(HEADER + RECORD + open + RECORD.repeat(9), /^a\.csv, line 3: .* is not closed/);
  refuses(HEADER + RECORD + open + RECORD + '9,1,0460,"THEFT"\n', /line 3: .* is not closed/);
  refuses(`${HEADER}7,1,0460,"BATTERY" x\n`, /line 2: .* is not closed/);
  refuses(`${HEADER}7,1,0460,BAT"TERY\n`, /line 2: has a quotation mark within a field/);
});

Deno.test("readFiles() tells the line of a record with too many or too few fields", () => {
  const lines = HEADER + RECORD + '7,1,0460,"TWO\nLINES"\n';
  refuses(`${lines}8,1,0460\n${RECORD}`, /line 5: has 3 fields, the header has 4/);
  refuses(`${lines}8,1,0460,A,B\n${RECORD}`, /line 5: has 5 fields, the header has 4/);
  refuses(`${lines}8\n`, /line 5: has 1 field, the header has 4/);
  refuses(`${lines}8,1`, /line 5: has 2 fields/);
  refuses(`${lines}\n${RECORD}`, /line 5: is empty, with records after it/);
  refuses(`${lines.replaceAll("\n", "\r\n")}\r\n${RECORD}`, /line 5: is empty/);
});

Deno.test("readFiles() tells the byte and line of what is not UTF-8", () => {
  const latin1 = Uint8Array.from(
    `${HEADER}${RECORD}8,1,0460,CAFÉ\n`,
    (letter) => letter.charCodeAt(0),
  );
  // 26 + 38 bytes before the third line, which has 12 before the letter
  refuses(latin1, /line 3: byte 76 is not UTF-8.*iconv/);
});
