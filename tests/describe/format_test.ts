import assert from "node:assert/strict";
import {
  formatCount,
  formatDate,
  formatDecimal,
  formatHour,
  formatInterval,
  formatList,
  formatPercent,
  formatPercentInterval,
} from "lib/describe/format.ts";

Deno.test("formatCount() and formatDecimal() group thousands at every size", () => {
  assert.deepEqual([0, 7, 999, 1000, 123456, 6746897, -1234].map(formatCount), [
    "0",
    "7",
    "999",
    "1,000",
    "123,456",
    "6,746,897",
    "-1,234",
  ]);
  assert.equal(formatDecimal(1234567.891, 2), "1,234,567.89");
  assert.equal(formatDecimal(999.95, 1), "1,000.0");
  assert.throws(() => formatDecimal(1e21, 0), RangeError);
});

Deno.test("formatters have no minus zero, no NaN and no infinity", () => {
  assert.equal(formatDecimal(-0, 2), "0.00");
  assert.equal(formatDecimal(-0.001, 2), "0.00");
  for (const nothing of [NaN, Infinity, null]) {
    assert.equal(formatDecimal(nothing, 1), "n/a");
    assert.equal(formatPercent(nothing), "n/a");
  }
});

Deno.test("formatPercent() does not call something nothing", () => {
  assert.equal(formatPercent(1), "100.0 %");
  assert.equal(formatPercent(0.004, 0), "< 1 %");
  assert.equal(formatPercent(0.0004), "< 0.1 %");
  assert.equal(formatPercent(0.00004, 2), "< 0.01 %");
  assert.equal(formatPercent(0.0006), "0.1 %");
});

Deno.test("intervals are written whole or said to be missing", () => {
  assert.equal(
    formatPercentInterval({ share: 0.20137, low: 0.2, high: 0.2026 }, 2),
    "20.14 % (95 % CI 20.00 to 20.26)",
  );
  assert.equal(formatPercentInterval({ share: null, low: 0, high: 1 }), "n/a");
  assert.equal(
    formatInterval(732.06, { low: 730, high: 734.1 }, 1),
    "732.1 (95 % CI 730.0 to 734.1)",
  );
  assert.equal(formatInterval(null, { low: 1, high: 2 }), "n/a");
});

Deno.test("lists, dates and hours read as words", () => {
  assert.deepEqual([[], ["a"], ["a", "b"], [1, 2, 3]].map(formatList), [
    "",
    "a",
    "a and b",
    "1, 2 and 3",
  ]);
  assert.equal(formatDate("2016-12-29"), "29 December 2016");
  assert.throws(() => formatDate("yesterday"), RangeError);
  assert.deepEqual([0, 23].map(formatHour), ["00:00", "23:00"]);
});
