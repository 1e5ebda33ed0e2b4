import assert from "node:assert/strict";
import { createGrid } from "lib/space/grid.ts";
import { borderCells, hotTurnover, shareInState } from "lib/zones/weak_spots.ts";

// Three cells of 10 m in a row, of 9, 6 and 3 incidents.
const PLACES = {
  x: Float64Array.of(2, 8, 15, 25),
  y: Float64Array.of(5, 5, 5, 5),
  weight: Uint32Array.of(5, 4, 6, 3),
};

const GRID = createGrid({ minX: 0, minY: 0, maxX: 1000, maxY: 9 }, 10);

Deno.test("borderCells() tells settled incidents from those that another center is as near to", () => {
  const places = {
    x: Float64Array.of(0, 1000, 400, 460, 540),
    y: new Float64Array(5),
    weight: Uint32Array.of(10_000, 10_000, 1, 1, 1),
  };
  const states = (labels: number[]) =>
    borderCells(GRID, places, Int32Array.from(labels)).map(({ state }) => state);
  assert.deepEqual(states([0, 1, 0, 0, 1]), [
    "settled",
    "settled",
    "contested",
    "contested",
    "settled",
  ]);
  assert.deepEqual(states([0, 1, 0, 1, 0]).slice(2, 4), ["elsewhere", "elsewhere"]);
});

Deno.test("borderCells() gives a cell the state of most of its incidents, and counts them all", () => {
  const places = {
    x: Float64Array.of(0, 1000, 491, 499),
    y: new Float64Array(4),
    weight: Uint32Array.of(10_000, 10_000, 5, 2),
  };
  const cell = borderCells(GRID, places, Int32Array.of(0, 1, 0, 1)).find(({ x }) => x === 495)!;
  assert.deepEqual([cell.state, cell.n], ["contested", 7]);
});

Deno.test("shareInState() counts cells, and incidents", () => {
  const cells = ["a", "b"].map((state, i) => ({ x: i, y: 0, state, n: 3 - i }));
  assert.deepEqual(shareInState(cells, "a"), { cells: 0.5, incidents: 0.6 });
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
