import assert from "node:assert/strict";
import { unpackColumns } from "lib/explore/packed_columns.ts";
import { cellsOfZone, openCells } from "lib/site/browser/where/cells.ts";
import { densestCells, paintCells } from "lib/site/browser/where/paint.ts";
import { firstView } from "lib/site/browser/where/view.ts";
import { zoneLines, zoneMarks } from "lib/site/browser/where/zone_lines.ts";
import { packZoneCells } from "lib/site/files/zone_cells.ts";
import type { ZoneCellsMeta } from "lib/site/files/zone_format.ts";
import { INCIDENTS_OF_TOWN, zoneTown } from "../../files/zone_town.ts";

const cells = openCells(unpackColumns<ZoneCellsMeta>(packZoneCells(zoneTown())));
const view = firstView(cells.meta);

/** Opacity and color of each cell. */
const drawn = (colors: Uint8Array) =>
  [0, 1].map((cell) => [colors[4 * cell + 3], [...colors.subarray(4 * cell, 4 * cell + 3)]]);

Deno.test("cells: each is found by any point of it, and by none beside it", () => {
  for (const cell of [0, 1]) {
    const [x, y] = [cells.middles[2 * cell]!, cells.middles[2 * cell + 1]!];
    for (const [dx, dy] of [[0, 0], [124, 124], [-124, 124], [124, -124]] as const) {
      assert.equal(cells.at([x + dx, y + dy]), cell);
    }
    assert.equal(cells.at([x + 126, y]), -1);
  }
  assert.equal(cells.at([0, 0]), -1);
});

Deno.test("cells: an outline goes around the cells given", () => {
  const [ring] = cells.outlineOf([1]);
  const xs = ring!.filter((_, i) => i % 2 === 0);
  assert.deepEqual([Math.max(...xs) - Math.min(...xs), ring!.length], [250, 10]);
  assert.deepEqual(cellsOfZone(cells.zonesOf("all.kmeans-1"), 1), [0, 1]);
});

Deno.test("zones are painted in their colors, those beside a chosen one fainter", () => {
  const { colors, legend } = paintCells(view, cells, false);
  const [chatham, loop] = drawn(colors);
  assert.deepEqual([loop![1], chatham![1]], legend.map(({ color }) => color));
  const chosen = drawn(paintCells({ ...view, zone: 1 }, cells, false).colors);
  assert.equal(chosen[1]![0], loop![0]);
  assert.ok(Number(chosen[0]![0]) < Number(chatham![0]));
  const none = paintCells({ ...view, fit: "all.dbscan-100-500" }, cells, false);
  assert.ok(none.colors.every((value) => value === 0));
});

Deno.test("legends add up to all incidents and cells", () => {
  const density = paintCells({ ...view, show: "density" }, cells, false);
  const shares = density.legend.map(({ note }) => Number(/, (\d+) %/.exec(note)?.[1]));
  assert.equal(shares.reduce((a, b) => a + b, 0), 100);
  const risk = paintCells({ ...view, show: "risk" }, cells, false);
  assert.deepEqual(risk.legend.map(({ label }) => label), ["high", "medium", "low"]);
  const neutral = paintCells({ ...view, show: "risk", isNeutral: true }, cells, false);
  assert.notDeepEqual(neutral.legend[0]!.color, risk.legend[0]!.color);
  const hot = paintCells({ ...view, show: "hot" }, cells, true);
  assert.deepEqual(hot.legend.map(({ label, note }) => [label, note]), [
    ["the 2 densest cells", "2 cells, 100 % of incidents"],
  ]);
});

Deno.test("incidents that there are none of are not painted", () => {
  const sketches = INCIDENTS_OF_TOWN.map((each) => ({ ...each, primary_type: "NARCOTICS" }));
  const site = zoneTown({ hasZones: false, sketches });
  const found = openCells(unpackColumns<ZoneCellsMeta>(packZoneCells(site)));
  for (const show of ["density", "risk", "hot"] as const) {
    const { colors, legend, caption } = paintCells(
      { ...firstView(found.meta), show },
      found,
      false,
    );
    assert.ok(colors.every((value) => value === 0));
    assert.deepEqual([legend.length, /no such incidents/.test(caption)], [0, true]);
  }
});

Deno.test("densestCells() lists by density, without few incidents or little ground", () => {
  const counts = Uint32Array.of(10, 1, 40, 30);
  const ground = Uint32Array.of(62_500, 62_500, 20_000, 40_000);
  const found = densestCells(counts, ground, 250, 9);
  assert.deepEqual(found.map(({ cell, perSquareKilometer }) => [cell, perSquareKilometer]), [
    [3, 750],
    [0, 160],
  ]);
});

Deno.test("zoneMarks() number every zone that has a cell", () => {
  const zone = { name: "", n: 9, squareKilometers: 1, profile: null };
  const panel = {
    notice: null,
    evidence: [],
    zones: [{ ...zone, mark: 1 }, { ...zone, mark: null }],
  };
  const [x, y] = cells.middles.slice(2);
  assert.deepEqual(zoneMarks(cells, panel, 1), [{ x, y, text: "1", isChosen: true }]);
  assert.deepEqual(zoneLines(cells, null, null), []);
});
