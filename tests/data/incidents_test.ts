import assert from "node:assert/strict";
import { join } from "node:path";
import pl from "nodejs-polars";
import { ROOT } from "lib/config.ts";
import { readIncidents, writeParquet } from "lib/data/incidents.ts";
import { preprocess } from "lib/data/preprocess.ts";
import { CLEANED_COLUMNS } from "lib/data/schema.ts";
import { sha256File } from "lib/files/sha256.ts";
import { csvOf, excerptPath, fileOf, SQUARE } from "./record_files.ts";

/** SHA-256 of what a process with so many threads writes. */
async function writtenWith(threads: number): Promise<string> {
  const path = join(Deno.makeTempDirSync(), "incidents.parquet");
  const { success } = await new Deno.Command(Deno.execPath(), {
    args: ["run", "-A", join(ROOT, "tests/data/write_frame.ts"), path, excerptPath(2024)],
    cwd: ROOT,
    env: { POLARS_MAX_THREADS: String(threads) },
  }).spawn().status;
  assert.ok(success);
  const hash = sha256File(path);
  Deno.removeSync(path);
  return hash;
}

Deno.test("writeParquet() gives the same bytes for 1, 2 and 3 threads and in a second run", async () => {
  const hashes = await Promise.all([1, 2, 2, 3].map(writtenWith));
  assert.equal(new Set(hashes).size, 1, hashes.join(" "));
});

/** A whole number as the metadata of Parquet hold it (Thrift: zigzag, seven bits a byte). */
function varint(n: number): string {
  const bytes: number[] = [];
  for (let rest = 2 * n; rest > 0; rest = Math.floor(rest / 128)) {
    bytes.push(rest % 128 + (rest >= 128 ? 128 : 0));
  }
  return String.fromCharCode(...bytes);
}

Deno.test("writeParquet() writes groups of 262,144 rows, in order, however a frame is chunked", () => {
  const n = 300_000;
  const source_row = Int32Array.from({ length: n }, (_, i) => i);
  const whole = pl.DataFrame({ source_row });
  const chunked = pl.concat(
    [whole.head(7), whole.slice(7, 200_001), whole.tail(n - 200_008)],
    { how: "vertical", rechunk: false },
  );
  const [path, again] = [whole, chunked].map((frame) => {
    const path = fileOf("incidents.parquet", "");
    writeParquet(frame, path);
    return path;
  }) as [string, string];
  assert.equal(sha256File(again), sha256File(path));
  assert.deepEqual(pl.readParquet(path).getColumn("source_row").toTypedArray(), source_row);
  const metadata = String.fromCharCode(...Deno.readFileSync(path).subarray(-1000));
  assert.ok(metadata.includes(varint(262_144)) && metadata.includes(varint(n - 262_144)));
});

Deno.test("readIncidents() reads what writeParquet() wrote, types and nulls included", () => {
  const records = [{}, { "X Coordinate": "", Arrest: "", Date: "2018-11-11T23:55:00.123" }];
  const { kept } = preprocess([fileOf("a.csv", csvOf(records))], SQUARE);
  const path = join(Deno.makeTempDirSync(), "new", "incidents.parquet");
  writeParquet(kept, path);
  const { frame, nIncidents } = readIncidents(path);
  assert.equal(nIncidents, 2);
  assert.deepEqual(frame.dtypes.map(String), kept.dtypes.map(String));
  assert.deepEqual(frame.toRecords(), kept.toRecords());
});

Deno.test("readIncidents() refuses other tables and what is no table", () => {
  const path = fileOf("incidents.parquet", pl.DataFrame({ id: [1] }).writeParquet());
  assert.throws(() => readIncidents(path), /lacks the columns source_row, .*01_preprocessing/);
  assert.throws(() => readIncidents(fileOf("a.parquet", "PAR1")), /cannot be read/);
});

Deno.test("writeParquet() leaves what was there when it fails, and nothing half-written", () => {
  const folder = Deno.makeTempDirSync();
  const path = join(folder, "incidents.parquet");
  Deno.mkdirSync(path);
  assert.throws(() => writeParquet(pl.DataFrame({ id: [1] }), path));
  assert.deepEqual([...Deno.readDirSync(folder)].map(({ name }) => name), ["incidents.parquet"]);
});

Deno.test("preprocess() reads its own Parquet to the same incidents as the CSV", () => {
  const csv = preprocess([excerptPath(2024)], SQUARE);
  const path = join(Deno.makeTempDirSync(), "incidents.parquet");
  const records = [{}, { "Primary Type": "CRIM SEXUAL ASSAULT", Beat: "331", Arrest: "Y" }];
  const { kept } = preprocess([fileOf("a.csv", csvOf(records))], SQUARE);
  writeParquet(kept, path);
  const again = preprocess([path], SQUARE);
  assert.deepEqual(again.kept.toRecords(), kept.toRecords());
  assert.deepEqual(csv.kept.columns, Object.keys(CLEANED_COLUMNS));
});
