import assert from "node:assert/strict";
import { cellPanels } from "lib/figures/cell_panels.ts";

const ROWS = ["type", "zone"].flatMap((view) =>
  Array.from(
    { length: 12 },
    (_, i) => ({ view, x: i % 4, y: Math.floor(i / 4), is: i % 3 ? "a" : "b" }),
  )
);
const COLUMNS = { facet: "view", x: "x", y: "y", category: "is", cellSize: 1 } as const;
const WORDS = { title: "Two views", subtitle: "2017" };

Deno.test("cellPanels() draws every cell in each panel, with a name and a legend", () => {
  const figure = cellPanels(ROWS, { ...COLUMNS, ...WORDS });
  assert.equal(figure.marks, 24);
  assert.equal(figure.table.length, 24);
  for (const word of ["Type", "Zone", "Two views"]) {
    assert.match(figure.svg, new RegExp(`>${word}<`, "i"));
  }
  assert.equal(figure.svg.match(/<path fill/g)!.length, 4);
});

Deno.test("cellPanels() of no rows says so, and refuses cells that are on no lattice", () => {
  assert.equal(cellPanels([], { ...COLUMNS, ...WORDS } as never).marks, 0);
  const off = ROWS.map((row, i) => i === 3 ? { ...row, x: 0.4 } : row);
  assert.throws(() => cellPanels(off, { ...COLUMNS, ...WORDS }), { name: "RangeError" });
});
