import assert from "node:assert/strict";
import { unpackColumns } from "lib/explore/packed_columns.ts";
import { packZoneCells } from "lib/site/files/zone_cells.ts";
import type { ZoneCellsMeta } from "lib/site/files/zone_format.ts";
import { zoneTown } from "./zone_town.ts";

const { meta, columns } = unpackColumns<ZoneCellsMeta>(packZoneCells(zoneTown()));

Deno.test("the file of cells has those of five incidents and more, domestic ones apart", () => {
  assert.equal(meta.n, 2);
  // from south to north: Chatham, then the Loop
  assert.deepEqual([...columns.get("n:all")!], [60, 90]);
  assert.deepEqual([...columns.get("n:victim_reported")!], [57, 90]);
  assert.deepEqual([...columns.get("area")!], [44, 32]);
  assert.deepEqual([...columns.get("ground")!], [62_500, 62_500]);
  const [reported, all] = meta.populations;
  assert.deepEqual([reported!.n, reported!.notShown], [147, 3]);
  assert.deepEqual([all!.n, all!.notShown], [150, 3]);
});

Deno.test("the file of cells has the zone of each in every fit, numbered by incidents", () => {
  assert.deepEqual(meta.fits.map(({ key, names }) => [key, names.length]), [
    ["victim_reported.hot2-ward-2", 2],
    ["victim_reported.kmeans-1", 1],
    ["victim_reported.dbscan-100-500", 0],
    ["all.hot2-ward-2", 2],
    ["all.kmeans-1", 1],
    ["all.dbscan-100-500", 0],
  ]);
  assert.deepEqual(meta.fits[0]!.names, ["Loop", "Chatham"]);
  assert.deepEqual([...columns.get("zone:all.hot2-ward-2")!], [2, 1]);
  assert.deepEqual([...columns.get("zone:all.kmeans-1")!], [1, 1]);
  assert.deepEqual([...columns.get("zone:all.dbscan-100-500")!], [0, 0]);
  assert.equal(meta.first, "victim_reported.hot2-ward-2");
});

Deno.test("the file of cells does not tell a count from 1 to 4", () => {
  const narcotics = { primary_type: "NARCOTICS", date: "2017-03-01T10:00" };
  const few = [
    ...Array(6).fill(narcotics),
    ...Array(3).fill({ ...narcotics, primary_type: "THEFT" }),
  ];
  const found = unpackColumns<ZoneCellsMeta>(
    packZoneCells(zoneTown({ hasZones: false, sketches: few })),
  );
  assert.deepEqual([...found.columns.get("n:all")!], [9]);
  assert.deepEqual([...found.columns.get("n:victim_reported")!], [1]);
  assert.deepEqual([found.meta.fits, found.meta.first], [[], null]);
});

Deno.test("classes of density: the densest cells that hold a quarter are high", () => {
  assert.deepEqual([...columns.get("risk:all")!], [1, 0]);
  const high = meta.populations[1]!.risk[0]!;
  assert.deepEqual([high.risk, high.cells, high.n], ["high", 1, 90]);
});
