import assert from "node:assert/strict";
import { COLOR_IDS, colorings, countCodes } from "lib/site/browser/structure/coloring.ts";
import { REST } from "lib/site/browser/structure/colors.ts";
import { namedSpots } from "lib/site/browser/structure/spots.ts";
import { samplePoints } from "./sample_points.ts";

const points = samplePoints();
const all = colorings(points);

Deno.test("colorings(): every coloring has each point in one category", () => {
  for (const id of COLOR_IDS) {
    const { codes, categories } = all[id];
    assert.equal(codes.length, points.n, id);
    assert.equal(categories.reduce((sum, { n }) => sum + n, 0), points.n, id);
    assert.ok(categories.every(({ color }) => color >= 0 && color <= REST), id);
  }
});

Deno.test("colorings(): night is from 20:00 to 04:00", () => {
  const [day, night] = all.night.categories;
  assert.deepEqual([day!.n, night!.n], [80, 41]);
  assert.equal(all.night.codes[0], 1);
  assert.equal(all.night.codes[1], 0);
});

Deno.test("colorings(): groups stand in one order, and what is none of them has no color", () => {
  assert.deepEqual(all.group.categories, [
    { name: "property", n: 80, color: 0 },
    { name: "violent", n: 40, color: 1 },
    { name: "other", n: 1, color: REST },
  ]);
});

Deno.test("countCodes(): of a mask, those in it", () => {
  const mask = Uint8Array.from({ length: points.n }, (_, i) => Number(i >= 100));
  assert.deepEqual(countCodes(points.type, 3, mask), [0, 20, 1]);
});

Deno.test("namedSpots(): types that keep to themselves are named, hours that are mixed are not", () => {
  const spots = namedSpots(points.umap, all.type);
  assert.deepEqual(spots.map(({ name }) => name), ["Theft", "Assault"]);
  const [theft, assault] = spots;
  assert.ok(theft!.x < 0.15 && assault!.x > 0.8);
  assert.ok(theft!.y > 0.04 && theft!.y <= 0.07, "above its points");
  assert.deepEqual(namedSpots(points.umap, all.hours), []);
  assert.deepEqual(namedSpots(points.umap, all.year), []);
});
