import assert from "node:assert/strict";
import { cutCells, hotTurnover, shareInState } from "lib/zones/weak_spots.ts";

// Three cells of 10 m in a row, of 9, 6 and 3 incidents.
const PLACES = {
  x: Float64Array.of(2, 8, 15, 25),
  y: Float64Array.of(5, 5, 5, 5),
  weight: Uint32Array.of(5, 4, 6, 3),
};

Deno.test("cutCells() looks at the hot cells alone, and calls cut what is in two clusters", () => {
  const cells = cutCells(PLACES, Int32Array.of(0, 1, 1, 2), { cellSizeMeters: 10, nCells: 2 });
  assert.deepEqual(cells.map(({ x, state, n }) => [x, state, n]), [[5, "cut", 9], [
    15,
    "whole",
    6,
  ]]);
  assert.deepEqual(shareInState(cells, "cut"), { cells: 0.5, incidents: 0.6 });
});

Deno.test("cutCells() counts noise as a side of a cut", () => {
  const [cell] = cutCells(PLACES, Int32Array.of(0, -1, 0, 0), { cellSizeMeters: 10, nCells: 1 });
  assert.equal(cell!.state, "cut");
});

Deno.test("hotTurnover() tells cells that stay hot from those of one period, with all incidents", () => {
  const later = { ...PLACES, weight: Uint32Array.of(5, 4, 1, 7) };
  const cells = hotTurnover(PLACES, later, { cellSizeMeters: 10, nCells: 2 });
  assert.deepEqual(cells.map(({ x, state, n }) => [x, state, n]), [
    [5, "both", 18],
    [15, "first", 7],
    [25, "second", 10],
  ]);
});
