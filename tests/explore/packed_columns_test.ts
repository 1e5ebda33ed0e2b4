import assert from "node:assert/strict";
import { crc32 as zlibCrc32, gunzipSync, gzipSync } from "node:zlib";
import type { ColumnEncoding, ColumnValues } from "lib/explore/column_body.ts";
import { crc32 } from "lib/explore/crc32.ts";
import {
  type Column,
  DamagedFileError,
  packColumns,
  unpackColumns,
} from "lib/explore/packed_columns.ts";
import { createRandom } from "lib/numeric/random.ts";

const ENCODINGS: readonly ColumnEncoding[] = ["plain", "delta"];

/** Columns of every kind and encoding with numbers from all over their range. */
function drawColumns(n: number, seed: number): Column[] {
  const random = createRandom(seed);
  const kinds: [string, (n: number) => ColumnValues, number][] = [
    ["u8", (n) => new Uint8Array(n), 2 ** 8],
    ["u16", (n) => new Uint16Array(n), 2 ** 16],
    ["u32", (n) => new Uint32Array(n), 2 ** 32],
  ];
  return kinds.flatMap(([kind, make, end]) =>
    ENCODINGS.map((encoding) => {
      const ends = [0, end - 1, end / 2, 1];
      const values = make(n).map(() =>
        random.integer(3) === 0 ? ends[random.integer(4)]! : random.integer(end)
      );
      return { name: `${kind} ${encoding}`, values, encoding };
    })
  );
}

Deno.test("crc32() is that of zlib", () => {
  const random = createRandom(1);
  for (const n of [0, 1, 7, 1000]) {
    const bytes = new Uint8Array(n).map(() => random.integer(256));
    assert.equal(crc32(bytes), zlibCrc32(bytes));
  }
});

Deno.test("packColumns() and back gives the same columns and meta, by way of gzip", () => {
  for (const n of [0, 1, 2, 1000]) {
    const columns = drawColumns(n, n);
    const meta = { n, title: "Überfälle · 412,000", nested: { fits: ["hot96-ward-5"] } };
    const bytes = packColumns(meta, columns);
    // A view into a longer buffer, as a reader of files may hand it over.
    const unzipped = new Uint8Array([9, ...gunzipSync(gzipSync(bytes))]).subarray(1);
    const unpacked = unpackColumns<typeof meta>(unzipped);
    assert.deepEqual(unpacked.meta, meta);
    assert.deepEqual(
      [...unpacked.columns],
      columns.map(({ name, values }) => [name, values]),
    );
  }
});

Deno.test("packColumns() writes the bytes of the format, counted by hand", () => {
  const values = Uint16Array.of(0x01ff, 0x0200);
  const bytes = packColumns({ n: 2 }, [{ name: "a", values, encoding: "delta" }]);
  const json = '{"meta":{"n":2},"columns":[' +
    '{"name":"a","kind":"u16","encoding":"delta","nBytes":4}]}';
  const start = [..."PIQC"].map((letter) => letter.charCodeAt(0));
  assert.deepEqual([...bytes.subarray(0, 9)], [...start, 1, json.length, 0, 0, 0]);
  assert.equal(new TextDecoder().decode(bytes.subarray(9, -8)), json);
  // 0x01ff, then a difference of 1: the low bytes, then the high ones.
  assert.deepEqual([...bytes.subarray(-8, -4)], [0xff, 1, 1, 0]);
});

Deno.test("unpackColumns() finds every change of a byte and every cut, in words for readers", () => {
  const bytes = packColumns({ n: 5 }, drawColumns(5, 3));
  const advice = /Reload the page; if it happens again, the site must be built anew\.$/;
  for (let at = 0; at < bytes.length; at++) {
    for (const change of [1, 0x80, 0xff]) {
      const damaged = bytes.slice();
      damaged[at]! ^= change;
      assert.throws(() => unpackColumns(damaged), { name: "DamagedFileError", message: advice });
    }
    assert.throws(() => unpackColumns(bytes.subarray(0, at)), /The data file ends early\. Reload/);
  }
  assert.throws(() => unpackColumns(new Uint8Array([...bytes, 0])), /is damaged/);
  const swapped = bytes.slice();
  [swapped[swapped.length - 10], swapped[swapped.length - 9]] = [bytes.at(-9)!, bytes.at(-10)!];
  assert.throws(() => unpackColumns(swapped), /is damaged/);
});

Deno.test("unpackColumns() tells other files and versions from damaged ones", () => {
  const newer = packColumns({ n: 0 }, []);
  newer[4] = 2;
  assert.throws(() => unpackColumns(newer), /is of version 2, and this page reads version 1\./);
  const page = new TextEncoder().encode("<!doctype html><title>Not found</title>");
  assert.throws(() => unpackColumns(page), /is not one of this site/);
  assert.throws(() => unpackColumns(page), DamagedFileError);
});

Deno.test("packColumns() refuses columns of another length, and a name twice", () => {
  const column: Column = { name: "hour", values: Uint8Array.of(1), encoding: "plain" };
  assert.throws(() => packColumns({ n: 2 }, [column]), /hour: it must have 2 values, .* is 1/);
  assert.throws(() => packColumns({ n: 1 }, [column, column]), /two are named hour/);
});
