import assert from "node:assert/strict";
import { HIDDEN } from "lib/explore/hide_small.ts";
import { comparedText, showCompared } from "lib/site/browser/filter/compared.ts";

Deno.test("showCompared() has neither number nor mark for what is hidden, and marks a true zero", () => {
  const { texts, marks, factors } = showCompared({ counts: [200, 40, 3, 2, 2, 0], scale: 3 });
  assert.deepEqual(texts, ["600", "120", "<5", "<5", "<5", "0"]);
  assert.deepEqual(marks, [600, 120, null, null, null, 0]);
  assert.equal(factors[0], "× 3.00");
});

Deno.test("showCompared() gives no list at all where a small count could be computed from it", () => {
  const { texts, marks } = showCompared({ counts: [6, 6, 1], scale: 1 });
  assert.deepEqual(texts, [HIDDEN, HIDDEN, HIDDEN]);
  assert.deepEqual(marks, [null, null, null]);
});

Deno.test("showCompared() says about where the count is about, and nothing of a scale of one", () => {
  // The only small count may be 1 to 4, so the largest is 999.5 to 1,002.5, and 1,001 in the middle.
  const one = showCompared({ counts: [1000, 20, 3], scale: 1 });
  assert.deepEqual(one.texts, ["about 1,001", "20", "<5"]);
  assert.equal(one.factors[0], "");
  assert.equal(showCompared({ counts: [1000, 20, 3], scale: 2 }).texts[0], "about 2,001");
});

Deno.test("showCompared() hides numbers that scaling makes small", () => {
  const { texts, marks } = showCompared({ counts: [100, 8, 5, 0], scale: 0.5 });
  assert.deepEqual(texts, ["50", "<5", "<5", "0"]);
  assert.deepEqual(marks, [50, null, null, 0]);
});

Deno.test("showCompared() scales each weekday or month by its own days, and says where there are none", () => {
  const shown = showCompared({ counts: [30, 10, 0], scale: [2, 1, Infinity] });
  assert.deepEqual(shown.texts, ["60", "10", "no such days"]);
  assert.deepEqual(shown.marks, [60, 10, null]);
  assert.deepEqual(comparedText(shown, 0), "60 (scaled × 2.00 to as many days)");
  assert.deepEqual([comparedText(shown, 1), comparedText(shown, 2)], ["10", "no such days"]);
});
