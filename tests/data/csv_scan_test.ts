import assert from "node:assert/strict";
import { csvParseRows } from "d3-dsv";
import { scanCsv } from "lib/data/csv_scan.ts";

const bytes = (text: string) => new TextEncoder().encode(text);

const TRICKY = 'id,"name, long",note\n1,"a ""b"", c","line\nbreak"\n"2","",\n3,é,"x"\n';

Deno.test("scanCsv() finds the records that a CSV parser finds", () => {
  const [header, ...rows] = csvParseRows(TRICKY);
  assert.deepEqual(scanCsv(bytes(TRICKY)), {
    header,
    records: rows.map((row) => row.slice(0, 2)),
    isWhole: true,
  });
});

Deno.test("scanCsv() knows every text that was cut", () => {
  const whole = bytes(TRICKY);
  const ends = [21, 49, 57, whole.length];
  assert.deepEqual(ends.map((end) => whole[end - 1]), [10, 10, 10, 10]);
  for (let length = 0; length <= whole.length; length++) {
    assert.equal(scanCsv(whole.subarray(0, length)).isWhole, ends.includes(length), String(length));
  }
});

Deno.test("scanCsv() takes CRLF and a byte order mark", () => {
  assert.deepEqual(scanCsv(bytes("\ufeffid,n\r\n1,2\r\n")), {
    header: ["id", "n"],
    records: [["1", "2"]],
    isWhole: true,
  });
});

Deno.test("scanCsv() knows records with too few or too many fields", () => {
  assert.equal(scanCsv(bytes("id,n\n1\n")).isWhole, false);
  assert.equal(scanCsv(bytes("id,n\n1,2,3\n")).isWhole, false);
});
