import assert from "node:assert/strict";
import { rateRatio } from "lib/numeric/ratio.ts";
import {
  type Comparison,
  periodLines,
  ratesCaveat,
  ratesText,
} from "lib/site/browser/filter/comparison.ts";

const COMPARISON: Comparison = {
  periods: [{ from: "2018-01-01", to: "2018-01-31" }, { from: "2017-01-01", to: "2017-01-31" }],
  days: [31, 31],
  totals: [13_709, 13_756],
  ratio: rateRatio(13_709, 31, 13_756, 31),
  caveat: null,
};

Deno.test("periodLines() say both periods with their days and what was counted in them", () => {
  assert.deepEqual(periodLines(COMPARISON), [
    "Period: 1 January 2018 to 31 January 2018, 31 days, 13,709 incidents",
    "Compared period: 1 January 2017 to 31 January 2017, 31 days, 13,756 incidents; " +
    "as counted, not scaled",
  ]);
  const mondays = periodLines({ ...COMPARISON, days: [5, 5], totals: [40, 3] });
  assert.match(mondays[0]!, /31 January 2018, 5 of 31 days, by weekday or month, 40 incidents$/);
  assert.match(mondays[1]!, /<5 incidents; as counted, not scaled$/);
});

Deno.test("ratesText() has a ratio with its interval, and no rate of a small total", () => {
  // The logarithm of 13,709 / 13,756 is -0.0034, with a standard error of 0.0121.
  const all = "442.2 a day against 443.7, 1.00 times as many (95 % CI 0.97 to 1.02)";
  assert.equal(ratesText(COMPARISON), all);
  assert.equal(ratesText({ ...COMPARISON, totals: [13_709, 4] }), null);
  assert.equal(ratesText({ ...COMPARISON, ratio: null }), "442.2 a day against 443.7");
});

Deno.test("ratesCaveat() is said of rates that are shown only", () => {
  const withCaveat = { ...COMPARISON, caveat: "They overlap." };
  assert.equal(ratesCaveat(withCaveat), "They overlap.");
  assert.equal(ratesCaveat({ ...withCaveat, ratio: null }), "They overlap.");
  assert.equal(ratesCaveat({ ...withCaveat, totals: [4, 13_756] }), null);
});
