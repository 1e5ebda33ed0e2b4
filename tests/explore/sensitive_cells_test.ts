import assert from "node:assert/strict";
import { hiddenCells } from "lib/explore/sensitive_cells.ts";

/** Hidden cells as x, others as a dot, a text for each row. */
function drawn(table: number[][], nPooled = 0): string[] {
  return hiddenCells(table, nPooled).map((row) => row.map((each) => each ? "x" : ".").join(""));
}

Deno.test("hiddenCells() hides counts below 5 and, where these are few together, the next smallest", () => {
  const table = [[0, 2, 30, 9], [3, 3, 60, 50], [40, 80, 70, 90]];
  assert.deepEqual(drawn(table), ["xx.x", "xx..", "...."]);
});

Deno.test("hiddenCells() hides two cells of another row where totals would fix a small count", () => {
  // The total of the second column less 30 and 40 would be 2.
  assert.deepEqual(drawn([[50, 2, 9], [60, 30, 20], [70, 40, 80]]), [".xx", ".xx", "..."]);
});

Deno.test("hiddenCells() hides nothing more where areas that are counted together leave it open", () => {
  assert.deepEqual(drawn([[50, 2, 9], [60, 30, 20], [6, 2, 7]], 1), [".xx", "...", "xxx"]);
});

Deno.test("hiddenCells() hides all where nothing else would do", () => {
  assert.deepEqual(drawn([[3, 6], [0, 0]]), ["xx", "xx"]);
});
