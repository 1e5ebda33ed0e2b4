import assert from "node:assert/strict";
import { loadBoundary } from "lib/data/boundaries.ts";
import { createRandom } from "lib/numeric/random.ts";
import { edgeDistanceMeters, type Polygon, polygonContains } from "lib/space/polygon.ts";
import { createPolygonIndex } from "lib/space/polygon_index.ts";
import { createRegion, type Region } from "lib/space/region.ts";
import { square } from "./rectangle.ts";

/** Points all over a region's bounds and 2 km around, from a fixed seed. */
function scatter({ bounds }: Region, n: number): [number, number][] {
  const random = createRandom(3);
  const within = (low: number, high: number) => low + (high - low) * random.unit();
  return Array.from({ length: n }, () => [
    within(bounds.minX - 2000, bounds.maxX + 2000),
    within(bounds.minY - 2000, bounds.maxY + 2000),
  ]);
}

/** Distance to the nearest edge, by looking at all of them. */
function bruteDistance(polygons: Polygon[], x: number, y: number): number {
  const lengths = polygons.flat().flatMap((ring) =>
    ring.slice(1).map(([x1, y1], i) => edgeDistanceMeters(x, y, ...ring[i]!, x1, y1))
  );
  return Math.min(...lengths);
}

/** Crossings of a ray to the east, counted over all rings: another way than the library's. */
function crossings(polygons: Polygon[], x: number, y: number): number {
  let n = 0;
  for (const ring of polygons.flat()) {
    ring.slice(1).forEach(([x1, y1], i) => {
      const [x0, y0] = ring[i]!;
      if ((y0 > y) !== (y1 > y) && x < x0 + ((y - y0) / (y1 - y0)) * (x1 - x0)) n++;
    });
  }
  return n;
}

Deno.test("createRegion() equals brute force on 20,000 points in and around the city", () => {
  const polygons = loadBoundary("city").polygons[0]!;
  const region = createRegion(polygons);
  let inside = 0;
  for (const [x, y] of scatter(region, 20_000)) {
    const contained = crossings(polygons, x, y) % 2 === 1;
    assert.equal(region.contains(x, y), contained, `${x}, ${y}`);
    inside += Number(contained);
  }
  // The share of the points that fall inside estimates the area, here to 3 standard errors.
  const { minX, minY, maxX, maxY } = region.bounds;
  const box = (maxX - minX + 4000) * (maxY - minY + 4000);
  const share = region.areaSquareMeters / box;
  assert.ok(Math.abs(inside / 20_000 - share) < 3 * Math.sqrt(share * (1 - share) / 20_000));
});

Deno.test("distanceMeters() equals the least distance over all edges, and 0 inside", () => {
  const polygons = loadBoundary("city").polygons[0]!;
  const region = createRegion(polygons);
  for (const [x, y] of scatter(region, 1000)) {
    const edge = bruteDistance(polygons, x, y);
    assert.equal(region.edgeDistanceMeters(x, y), edge);
    assert.equal(region.distanceMeters(x, y), region.contains(x, y) ? 0 : edge);
  }
});

Deno.test("createRegion() leaves a hole out and measures the way back to its rim", () => {
  const region = createRegion([[square(0, 0, 1000), square(400, 400, 200)]]);
  assert.equal(region.areaSquareMeters, 1000 * 1000 - 200 * 200);
  assert.equal(region.contains(500, 500), false);
  assert.equal(region.distanceMeters(500, 500), 100);
  assert.equal(region.contains(300, 500), true);
});

Deno.test("contains() takes edges, corners and the rim of a hole as inside", () => {
  const region = createRegion([[square(0, 0, 1000), square(400, 400, 200)], [
    square(3000, 0, 10),
  ]]);
  for (const [x, y] of [[0, 500], [1000, 1000], [0, 0], [400, 500], [3010, 5]] as const) {
    assert.equal(region.contains(x, y), true, `${x}, ${y}`);
    assert.equal(region.distanceMeters(x, y), 0);
  }
  assert.equal(region.contains(2000, 5), false);
  assert.equal(region.contains(NaN, 5), false);
});

Deno.test("createRegion() has the area that the publisher gives for the community areas", () => {
  // The file's SHAPE_AREA attributes add up to 598.142 km²; its outlines are simplified.
  const region = createRegion(loadBoundary("city").polygons[0]!);
  assert.ok(Math.abs(region.areaSquareMeters / 598.142e6 - 1) < 0.0005);
});

Deno.test("createRegion() refuses an open ring and no polygon at all", () => {
  assert.throws(() => createRegion([]), RangeError);
  assert.throws(() => createRegion([[square(0, 0, 1).slice(0, 4)]]), /closed/);
  assert.throws(() => createRegion([[[[0, 0], [1, NaN], [1, 1], [0, 0]]]]), /finite/);
});

Deno.test("locate() names the only community area that contains each point", () => {
  const areas = loadBoundary("community_areas").polygons;
  const index = createPolygonIndex(areas);
  const city = createRegion(loadBoundary("city").polygons[0]!);
  for (const [x, y] of scatter(city, 2000)) {
    const containing = areas.findIndex((polygons) =>
      polygons.some((polygon) => polygonContains(polygon, x, y))
    );
    assert.equal(index.locate(x, y), containing);
  }
});
