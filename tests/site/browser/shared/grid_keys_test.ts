import assert from "node:assert/strict";
import { moveInGrid } from "lib/site/browser/shared/grid_keys.ts";

Deno.test("moveInGrid() never leaves the grid, and knows which keys are not its own", () => {
  const size = { rows: 3, columns: 2 };
  const at = (row: number, column: number) => ({ row, column });
  assert.deepEqual(moveInGrid({ key: "ArrowLeft" }, at(1, 0), size), at(1, 0));
  assert.deepEqual(moveInGrid({ key: "ArrowRight" }, at(1, 1), size), at(1, 1));
  assert.deepEqual(moveInGrid({ key: "ArrowUp" }, at(0, 1), size), at(0, 1));
  assert.deepEqual(moveInGrid({ key: "ArrowDown" }, at(1, 1), size), at(2, 1));
  assert.deepEqual(moveInGrid({ key: "Home" }, at(2, 1), size), at(2, 0));
  assert.deepEqual(moveInGrid({ key: "Home", ctrlKey: true }, at(2, 1), size), at(0, 0));
  assert.deepEqual(moveInGrid({ key: "End" }, at(0, 0), size), at(0, 1));
  assert.deepEqual(moveInGrid({ key: "PageDown" }, at(0, 1), size), at(2, 1));
  assert.deepEqual(moveInGrid({ key: "PageUp" }, at(2, 1), size), at(0, 1));
  for (const key of ["Tab", "Enter", "a"]) assert.equal(moveInGrid({ key }, at(0, 0), size), null);
});
