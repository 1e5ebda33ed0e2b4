import assert from "node:assert/strict";
import { sampleTable, sensitivityRows } from "lib/tracking/sample_rows.ts";
import { madeMetric, madeRecord } from "./made_records.ts";

const RECORD = madeRecord({
  metrics: {
    silhouette: madeMetric(0.4, 0.38),
    stability_seeds: madeMetric(0.95),
    stability_halves: madeMetric(null),
  },
});
const STUDY = [10, 50].map((size) => ({
  id: "kmeans-8",
  size,
  samples: 3,
  silhouettes: [0.3, 0.35, 0.5],
  lift: 0.01,
  agreements: size === 10 ? [0.5, 0.6, 0.9] : [0.8, 0.85, 0.9],
}));

Deno.test("sampleTable() has samples of each size, then all incidents", () => {
  const rows = sampleTable([RECORD], STUDY);
  assert.deepEqual(rows.map((row) => [row.incidents, row.silhouette, row.lift]), [
    ["10", "0.350 (0.300 to 0.500)", "+0.0100"],
    ["50", "0.350 (0.300 to 0.500)", "+0.0100"],
    ["all 100", "0.400", "+0.0200"],
  ]);
});

Deno.test("sensitivityRows() leaves out what is undefined, and orders samples from large to small", () => {
  assert.deepEqual(
    sensitivityRows([RECORD], STUDY).map((
      { what, agreement, low, high },
    ) => [what, agreement, low, high]),
    [
      ["k-means 8: other seeds", 0.95, null, null],
      ["k-means 8: 50 incidents", 0.85, 0.8, 0.9],
      ["k-means 8: 10 incidents", 0.6, 0.5, 0.9],
    ],
  );
});

Deno.test("sensitivityRows() and sampleTable() say that samples without zones agree with nothing", () => {
  const none = STUDY.map((row) => ({ ...row, silhouettes: [], agreements: [], lift: null }));
  assert.deepEqual(sensitivityRows([RECORD], none).map(({ what }) => what), [
    "k-means 8: other seeds",
  ]);
  const [row] = sampleTable([RECORD], none);
  assert.deepEqual([row!.silhouette, row!.agreement, row!.lift], [
    "undefined",
    "undefined",
    "none",
  ]);
});
