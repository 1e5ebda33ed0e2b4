import assert from "node:assert/strict";
import { loadBoundary } from "lib/data/boundaries.ts";
import { cellOutline } from "lib/space/cell_outline.ts";
import { toFeatureCollection, toLonLatPolygons } from "lib/space/geojson.ts";
import { createGrid } from "lib/space/grid.ts";
import { edgeDistanceMeters, type Ring } from "lib/space/polygon.ts";
import { lonLatToMeters } from "lib/space/projection.ts";
import { signedArea } from "./signed_area.ts";
import { square } from "./rectangle.ts";

/** City Hall, meters. */
const [X, Y] = lonLatToMeters(-87.6319, 41.8838);

/** Distance from a point to the nearest side of a ring. */
const distanceTo = (ring: Ring, x: number, y: number) =>
  Math.min(...ring.slice(1).map(([x1, y1], i) => edgeDistanceMeters(x, y, ...ring[i]!, x1, y1)));

Deno.test("toFeatureCollection() gives every community area back within 2 cm, read from JSON", () => {
  const areas = loadBoundary("community_areas");
  const collection = toFeatureCollection(
    areas.polygons.map((polygons, i) => ({ id: areas.names[i]!, polygons, properties: {} })),
  );
  const { features } = JSON.parse(JSON.stringify(collection)) as typeof collection;
  assert.deepEqual(features.map(({ id }) => id), areas.names);
  let positions = 0;
  features.forEach(({ geometry }, i) => {
    assert.equal(geometry.type, "MultiPolygon");
    assert.equal(geometry.coordinates.length, areas.polygons[i]!.length);
    geometry.coordinates.flat().forEach((ring, k) => {
      const source = areas.polygons[i]!.flat()[k]!;
      const back = ring.map(([lon, lat]) => lonLatToMeters(lon, lat));
      assert.ok(back.every(([x, y]) => distanceTo(source, x, y) < 0.02));
      assert.ok(
        source.every(([x, y]) => back.some((at) => Math.hypot(at[0] - x, at[1] - y) < 0.02)),
      );
      assert.deepEqual(ring[0], ring.at(-1));
      positions += ring.length;
    });
  });
  assert.ok(positions > 3000, String(positions));
});

Deno.test("toFeatureCollection() has seven decimals, and a box of all positions", () => {
  const collection = toFeatureCollection([
    { polygons: [[square(X, Y, 250)]], properties: { zone: 1 } },
    { polygons: [[square(X - 500, Y - 500, 50)], [square(X, Y + 900, 50)]], properties: {} },
  ]);
  const positions = collection.features.flatMap(({ geometry }) => geometry.coordinates.flat(2));
  for (const degree of positions.flat()) assert.match(String(degree), /^-?\d+\.\d{1,7}$/);
  const lons = positions.map(([lon]) => lon);
  const lats = positions.map(([, lat]) => lat);
  const box = [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)];
  assert.deepEqual(collection.bbox, box);
  assert.deepEqual(collection.features[0]!.properties, { zone: 1 });
  assert.ok(!("id" in collection.features[0]!));
  assert.deepEqual(toFeatureCollection([]), { type: "FeatureCollection", features: [] });
});

Deno.test("toLonLatPolygons() follows the right-hand rule, whichever way rings came", () => {
  const [outer, hole] = [square(X, Y, 900), square(X + 300, Y + 300, 300)];
  for (const polygon of [[outer, hole], [outer.toReversed(), hole], [outer, hole.toReversed()]]) {
    const before = structuredClone(polygon);
    const [rings] = toLonLatPolygons([polygon]);
    assert.deepEqual(rings!.map((ring) => Math.sign(signedArea(ring))), [1, -1]);
    assert.deepEqual(polygon, before);
  }
});

Deno.test("toLonLatPolygons() keeps long sides, straight in degrees, within 2 cm of straight ones", () => {
  const grid = createGrid({ minX: X, minY: Y, maxX: X + 20_000, maxY: Y + 20_000 }, 250);
  const [outline] = cellOutline(grid, Array.from({ length: grid.nCells }, (_, cell) => cell));
  const source = outline![0]!;
  assert.equal(source.length, 5);
  const ring = toLonLatPolygons([outline!])[0]![0]!;
  assert.ok(ring.length > 40 && ring.length < 400, String(ring.length));
  ring.slice(1).forEach(([lon1, lat1], i) => {
    const [lon0, lat0] = ring[i]!;
    for (const t of [0.25, 0.5, 0.75]) {
      const at = lonLatToMeters(lon0 + t * (lon1 - lon0), lat0 + t * (lat1 - lat0));
      assert.ok(distanceTo(source, ...at) < 0.02, String(at));
    }
  });
});

Deno.test("toFeatureCollection() refuses an area without polygons and an open ring", () => {
  const open = square(X, Y, 9).slice(0, 4);
  assert.throws(() => toFeatureCollection([{ polygons: [], properties: {} }]), /at least one/);
  assert.throws(() => toFeatureCollection([{ polygons: [[open]], properties: {} }]), /closed/);
});
