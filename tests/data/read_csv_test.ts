import assert from "node:assert/strict";
import pl from "nodejs-polars";
import { readCsv } from "lib/data/read_csv.ts";

const RECORD = "11/11/2018 11:55:00 PM,0460,BATTERY\n";
const TEXT = new TextEncoder().encode(`Date,IUCR,Primary Type\n${RECORD.repeat(3)}`);

Deno.test("readCsv() stops when polars gives other rows than the text holds", () => {
  assert.equal(readCsv(TEXT, "a.csv").frame.height, 3);
  const { readCSV } = pl;
  try {
    for (const rows of [2, 4]) {
      pl.readCSV = (...args) => pl.concat([readCSV(...args), readCSV(...args)]).head(rows);
      assert.throws(() => readCsv(TEXT, "a.csv"), {
        message: `Cannot read a.csv: it holds 3 rows, polars gave ${rows}`,
      });
    }
  } finally {
    pl.readCSV = readCSV;
  }
});
