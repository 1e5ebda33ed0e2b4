import assert from "node:assert/strict";
import { join } from "node:path";
import { canonicalJson } from "lib/files/canonical_json.ts";
import { writeFile } from "lib/files/write_file.ts";
import { parseRunRecord, readRunRecords } from "lib/tracking/experiments.ts";
import { madeMetric, madeRecord } from "./made_records.ts";

const RECORD = madeRecord();

Deno.test("readRunRecords() gives back what was written, in the order of the identities", () => {
  const outputs = Deno.makeTempDirSync();
  const records = [8, 6, 7].map((k) => madeRecord({ params: { k } }));
  for (const record of records) {
    writeFile(join(outputs, "experiments", `${record.runId}.json`), canonicalJson(record));
  }
  const found = readRunRecords(outputs);
  assert.deepEqual(found, records.toSorted((a, b) => (a.runId < b.runId ? -1 : 1)));
  Deno.removeSync(outputs, { recursive: true });
});

Deno.test("readRunRecords() refuses a record under another name", () => {
  const outputs = Deno.makeTempDirSync();
  writeFile(join(outputs, "experiments", "copy.json"), canonicalJson(RECORD));
  assert.throws(() => readRunRecords(outputs), /copy\.json: runId: the file must be called 04-/);
  Deno.removeSync(outputs, { recursive: true });
});

Deno.test("parseRunRecord() names the field that does not fit", () => {
  const metrics = (metric: unknown) => ({ ...RECORD, metrics: { silhouette: metric } });
  const odd: [unknown, RegExp][] = [
    [{ ...RECORD, seed: -1 }, /Cannot use r\.json: seed: /],
    [{ ...RECORD, task: "guess" }, /Cannot use r\.json: task: /],
    [{ ...RECORD, data: { ...RECORD.data, nIncidents: 1.5 } }, /: data\.nIncidents: /],
    [metrics({ ...madeMetric(1), value: "1" }), /: metrics\.silhouette\.value: expected number/],
    [metrics({ ...madeMetric(1), noise: "some" }), /: metrics\.silhouette\.noise: /],
    [
      metrics({ value: null, n: 1, noise: "none" }),
      /: metrics\.silhouette\.why: expected a reason/,
    ],
    [metrics({ ...madeMetric(1, 0.5), null: { p: 1 } }), /: metrics\.silhouette\.null\./],
    [{ ...RECORD, artifacts: ["a.parquet"] }, /: artifacts\.0: expected object/],
    [{ ...RECORD, author: "unknown" }, /: the whole: Unrecognized key: "author"/],
    [[], /: the whole: expected object/],
  ];
  for (const [record, message] of odd) {
    assert.throws(() => parseRunRecord(record, "r.json"), { name: "UserError", message });
  }
});

Deno.test("parseRunRecord() refuses numbers that JSON cannot hold", () => {
  for (const value of [NaN, Infinity]) {
    const metrics = { silhouette: { ...madeMetric(1), value } };
    assert.throws(() => parseRunRecord({ ...RECORD, metrics }, "r.json"), /silhouette\.value/);
  }
});

Deno.test("parseRunRecord() refuses a record whose contents are not those of its identity", () => {
  const params = { ...RECORD.params, k: 9 };
  assert.throws(() => parseRunRecord({ ...RECORD, params }, "r.json"), {
    name: "UserError",
    message: /is not the identity of what is recorded/,
  });
});

Deno.test("parseRunRecord() refuses another version, and says which it is", () => {
  assert.throws(() => parseRunRecord({ ...RECORD, schemaVersion: 1 }, "r.json"), {
    message: /schemaVersion is 1, not 2\. Run its chapter again/,
  });
});
