import assert from "node:assert/strict";
import { driftMonths } from "lib/site/pages/models/drift_months.ts";
import { toCsv } from "lib/files/csv.ts";

const row = (dimension: string, month: number, ratio: number | null) => ({
  dimension,
  month: `2018-0${month}-01`,
  score: ratio === null ? null : ratio * 0.2,
  threshold: 0.2,
  score_to_threshold: ratio,
  alarm: (ratio ?? 0) > 1,
});

Deno.test("drift: a later month with two alarms is one month, and alarms of the first half do not count", () => {
  const found = driftMonths(toCsv([
    ...[2, 0.5, 1.2, 0.1, 3].map((ratio, i) => row("Zone", i + 1, ratio)),
    ...[0.5, 0.5, 1.1, null, 0.2].map((ratio, i) => row("Known hour", i + 1, ratio)),
  ]))!;
  assert.deepEqual([found.nSetOn, found.nLater], [2, 3]);
  assert.equal(found.any.alarms, 2);
  assert.deepEqual(found.dimensions.map(({ name, laterAlarms }) => [name, laterAlarms]), [
    ["Zone", 2],
    ["Known hour", 1],
  ]);
  assert.equal(found.dimensions[1]!.months[3]!.ratio, null);
  // Wilson's interval of 2 of 3, by statsmodels' proportion_confint.
  assert.deepEqual([found.any.low, found.any.high].map((end) => end.toFixed(4)), [
    "0.2077",
    "0.9385",
  ]);
});

Deno.test("drift: one month is none to compare", () => {
  assert.equal(driftMonths(toCsv([row("Zone", 1, 0.5)])), null);
  assert.equal(driftMonths(""), null);
});
