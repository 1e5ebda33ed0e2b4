import assert from "node:assert/strict";
import { orderEntries } from "lib/site/browser/filter/list_order.ts";

const AREAS = [[0, "no area recorded"], [8, "Near North Side"], [25, "Austin"], [32, "Loop"]].map(
  ([value, label]) => ({ value: value!, label: label as string }),
);

Deno.test("orderEntries() by count has the largest first, and equal bars by name", () => {
  assert.deepEqual(orderEntries(AREAS, "count", [9, 2.5, 2.5, 40]), [3, 0, 2, 1]);
});

Deno.test("orderEntries() by name has what is not recorded last, and tells digits apart", () => {
  assert.deepEqual(orderEntries(AREAS, "name", [9, 9, 9, 9]), [2, 3, 1, 0]);
  const districts = [10, 9, 1].map((value) => ({ value, label: `District ${value}` }));
  assert.deepEqual(orderEntries(districts, "name", [0, 0, 0]), [2, 1, 0]);
});
