import assert from "node:assert/strict";
import { createRandom } from "lib/numeric/random.ts";
import { createGrid } from "lib/space/grid.ts";
import { riskClasses, riskLegend } from "lib/zones/risk_classes.ts";
import { placesOf } from "../cluster/scored.ts";

/** Ten cells of 100 m from west to east. */
const GRID = createGrid({ minX: 0, minY: 0, maxX: 999, maxY: 99 }, 100);
const WHOLE = new Float64Array(10).fill(10_000);

/** Places in the middle of cells, those without incidents left out. */
function inCells(...counts: number[]) {
  const cells = [...counts.keys()].filter((cell) => counts[cell]! > 0);
  return placesOf(
    cells.map((cell) => 50 + 100 * cell),
    cells.map(() => 50),
    cells.map((cell) => counts[cell]!),
  );
}

const risksOf = (...args: Parameters<typeof riskClasses>) =>
  riskClasses(...args).cells.map(({ risk }) => risk).join(" ");

Deno.test("riskClasses() of a hand-made example: a quarter high, half medium, the rest low", () => {
  // 100 incidents; in order of density 20, 18, 16, 12, 10, 9, 8, 7, and before each of them
  // 0, 20 | 38, 54, 66 | 76, 85, 93
  const places = inCells(7, 8, 9, 10, 12, 16, 18, 20, 0, 0);
  const { cells, classes } = riskClasses(GRID, places, WHOLE);
  assert.equal(
    risksOf(GRID, places, WHOLE),
    "low low low medium medium medium high high low low",
  );
  assert.deepEqual(classes, [
    { risk: "high", cells: 2, n: 38, share_of_incidents: 0.38, share_of_area: 0.2 },
    { risk: "medium", cells: 3, n: 38, share_of_incidents: 0.38, share_of_area: 0.3 },
    { risk: "low", cells: 5, n: 24, share_of_incidents: 0.24, share_of_area: 0.5 },
  ]);
  assert.deepEqual(cells[7], { x: 750, y: 50, n: 20, per_square_kilometer: 2000, risk: "high" });
});

Deno.test("riskClasses() ends a class where its incidents are reached exactly", () => {
  // a quarter is held after one cell, three quarters after three
  const risks = risksOf(GRID, inCells(25, 25, 25, 25), WHOLE);
  assert.equal(risks, "high medium medium low low low low low low low");
});

Deno.test("riskClasses() ranks by density: half of a cell counts twice, a sliver ten times at most", () => {
  const areas = Float64Array.of(10_000, 5000, 1, 10_000, 10_000, 0, 0, 0, 0, 0);
  const { cells } = riskClasses(GRID, inCells(30, 20, 2, 31), areas);
  const density = cells.map(({ per_square_kilometer }) => Math.round(per_square_kilometer));
  assert.deepEqual(density, [3000, 4000, 2000, 3100, 0]);
});

Deno.test("riskClasses() leaves out cells beside the study area, unless incidents lie in them", () => {
  const areas = WHOLE.map((area, cell) => cell < 3 ? area : 0);
  const { cells, classes } = riskClasses(GRID, inCells(5, 0, 0, 0, 4), areas);
  assert.deepEqual(cells.map(({ x }) => x), [50, 150, 250, 450]);
  assert.equal(classes.reduce((sum, { n }) => sum + n, 0), 9);
});

Deno.test("riskClasses() puts every cell and incident in one class, denser cells in higher ones", () => {
  const random = createRandom(131);
  const grid = createGrid({ minX: 0, minY: 0, maxX: 1999, maxY: 1999 }, 100);
  const areas = Float64Array.from({ length: 400 }, () => 10_000 * Math.min(1, 2 * random.unit()));
  const n = 900;
  const places = placesOf(
    Array.from({ length: n }, () => Math.min(1999, 500 * Math.abs(random.normal()))),
    Array.from({ length: n }, () => 1999 * random.unit()),
    Array.from({ length: n }, () => 1 + random.integer(3)),
  );
  const { cells, classes } = riskClasses(grid, places, areas);
  assert.deepEqual(classes.map(({ risk }) => risk), ["high", "medium", "low"]);
  const sum = (key: "cells" | "n" | "share_of_incidents" | "share_of_area") =>
    classes.reduce((total, row) => total + row[key], 0);
  assert.equal(sum("cells"), cells.length);
  assert.equal(sum("n"), places.weight.reduce((total, weight) => total + weight, 0));
  assert.ok(Math.abs(sum("share_of_incidents") - 1) < 1e-12);
  assert.ok(Math.abs(sum("share_of_area") - 1) < 1e-12);
  const densities = classes.map(({ risk }) =>
    cells.filter((cell) => cell.risk === risk).map((cell) => cell.per_square_kilometer)
  );
  assert.ok(Math.min(...densities[0]!) >= Math.max(...densities[1]!));
  assert.ok(Math.min(...densities[1]!) >= Math.max(...densities[2]!));
  const most = Math.max(...cells.map((cell) => cell.n));
  for (const [i, held] of [[0, 0.25], [1, 0.75]] as const) {
    const upTo = classes.slice(0, i + 1).reduce((total, row) => total + row.n, 0) / sum("n");
    assert.ok(upTo >= held && upTo < held + most / sum("n"), `${upTo}`);
  }
});

Deno.test("riskClasses() refuses a grid without incidents", () => {
  const outside = placesOf([-50], [50], [3]);
  for (const places of [placesOf([], [], []), outside]) {
    assert.throws(() => riskClasses(GRID, places, WHOLE), {
      name: "RangeError",
      message: "Cannot class cells: there must be an incident in the grid",
    });
  }
});

Deno.test("riskLegend() says what each class holds, from the densest on, in colors from the other end", () => {
  const { classes } = riskClasses(GRID, inCells(7, 8, 9, 10, 12, 16, 18, 20, 0, 0), WHOLE);
  assert.deepEqual(riskLegend(classes, ["green", "yellow", "red"]), [
    { name: "high", label: "high: 38 % of incidents", note: "20 %", color: "red" },
    { name: "medium", label: "medium: 38 % of incidents", note: "30 %", color: "yellow" },
    { name: "low", label: "low: 24 % of incidents", note: "50 %", color: "green" },
  ]);
});
