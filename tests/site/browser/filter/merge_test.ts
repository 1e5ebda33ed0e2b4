import assert from "node:assert/strict";
import { DIMENSION_IDS, type IncidentMeta } from "lib/explore/incident_file.ts";
import { emptyView, type View } from "lib/explore/view.ts";
import { mergeCounts } from "lib/site/browser/filter/merge.ts";
import type { PeriodCounts } from "lib/site/browser/filter/worker_messages.ts";

const META = {
  firstDate: "2017-01-01",
  lastDate: "2017-02-28",
  types: ["BATTERY", "THEFT"],
  sensitive: {
    types: ["BATTERY"],
    areas: [0, 2],
    byArea: [[10], [90]],
    months: ["2017-01", "2017-02"],
    monthTypes: ["BATTERY"],
    byMonth: [[60, 0], [40, 0]],
  },
} as unknown as IncidentMeta;

/** Five incidents of each code. */
const SHIPPED = {
  total: 1000,
  cells: new Uint32Array(),
  counts: Object.fromEntries(
    DIMENSION_IDS.map((
      id,
    ) => [id, new Uint32Array(id === "area" ? 3 : id === "type" ? 2 : 12).fill(5)]),
  ),
} as PeriodCounts;

const merge = (view: Partial<View>) => mergeCounts({ ...emptyView(), ...view }, SHIPPED, META);

Deno.test("mergeCounts() adds sensitive incidents to the total, types, areas and months, and no others", () => {
  const { total, counts } = merge({});
  assert.equal(total, 1100);
  assert.deepEqual([...counts.type as number[]], [105, 5]);
  assert.deepEqual([...counts.area as number[]], [15, 5, 95]);
  assert.deepEqual([...counts.month as number[]].slice(0, 3), [65, 45, 5]);
  assert.deepEqual([...counts.hour as Uint32Array], new Array(12).fill(5));
});

Deno.test("mergeCounts() leaves them out, and says so, under filters that they cannot be counted by", () => {
  const { total, sensitive, counts } = merge({ hours: ["3"] });
  assert.equal(total, 1000);
  assert.match(sensitive.reason!, /by hour/);
  assert.deepEqual([...counts.type as number[]], [5, 5]);
});

Deno.test("mergeCounts() adds to each list what the filters of the others let in", () => {
  const { total, counts } = merge({ types: ["THEFT"] });
  assert.equal(total, 1000);
  assert.deepEqual([...counts.type as number[]], [105, 5]);
  assert.deepEqual([...counts.area as number[]], [5, 5, 5]);
});

Deno.test("mergeCounts() compares periods with sensitive incidents in both, or in neither", () => {
  const whole = { from: "2017-02-01", to: "2017-02-28" };
  const part = { from: "2017-01-05", to: "2017-01-20" };
  assert.equal(merge({ ...whole }).total, 1040);
  assert.equal(merge({ ...whole, against: { from: "2017-01-01", to: "2017-01-31" } }).total, 1040);
  assert.equal(merge({ ...whole, against: part }).total, 1000);
});
