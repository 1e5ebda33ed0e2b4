import assert from "node:assert/strict";
import { hideSmallCounts } from "lib/describe/small_counts.ts";

Deno.test("hideSmallCounts() hides one to four and what would give them away", () => {
  const rows = [0, 1, 4, 5, null].map((n) => ({ n, rate: n === null ? null : n / 2 }));
  const before = structuredClone(rows);
  assert.deepEqual(hideSmallCounts(rows, "n", ["rate"]), [
    { n: 0, rate: 0 },
    { n: "<5", rate: "" },
    { n: "<5", rate: "" },
    { n: 5, rate: 2.5 },
    { n: null, rate: null },
  ]);
  assert.deepEqual(rows, before, "the rows given stay as they were");
});
