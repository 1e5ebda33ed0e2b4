import assert from "node:assert/strict";
import { mapPanels } from "lib/figures/map_panels.ts";
import { toClasses } from "lib/figures/zone_map.ts";
import { assertReadable } from "./read_svg.ts";
import { squareKilometer, WORDS } from "./sample_chart.ts";

const map = (title: string, states: string[]) => ({
  title,
  subtitle: `${states.length} cells of 250 m`,
  cells: states.map((state, i) => ({ x: 125 + 250 * i, y: 125, state })),
  cellSizeMeters: 250,
  categories: toClasses(["cut"], ["whole"]),
});
const outline = [squareKilometer(0, 0)];

Deno.test("mapPanels() fills two columns row by row, each map with its own words", () => {
  const figure = mapPanels([map("A", ["cut"]), map("B", ["cut", "whole"]), map("C", ["whole"])], {
    ...WORDS,
    outline,
  });
  assertReadable(figure);
  assert.deepEqual([figure.width, figure.marks], [880, 4]);
  const placeOf = (title: string) => figure.svg.indexOf(`>${title}</text>`);
  assert.ok(placeOf("A") < placeOf("C") && placeOf("C") < placeOf("B"));
});

Deno.test("mapPanels() refuses a cell of an unknown class, and no map at all", () => {
  assert.throws(() => mapPanels([map("A", ["lost"])], { ...WORDS, outline }), RangeError);
  assert.throws(() => mapPanels([], { ...WORDS, outline }), RangeError);
});
