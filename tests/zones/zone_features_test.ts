import assert from "node:assert/strict";
import { createRandom } from "lib/numeric/random.ts";
import { toFeatureCollection } from "lib/space/geojson.ts";
import { type CellGrid, createGrid, type WeightedPlaces } from "lib/space/grid.ts";
import { createHexGrid } from "lib/space/hex_grid.ts";
import { type Polygon, polygonContains } from "lib/space/polygon.ts";
import { projectRing } from "lib/space/project_ring.ts";
import { toPlacemarks, zoneFeatures } from "lib/zones/zone_features.ts";
import type { ZoneProfile } from "lib/zones/zone_profile.ts";
import { drawBlobs, placesOf } from "../cluster/scored.ts";

const BOUNDS = { minX: 357_000, minY: 577_000, maxX: 360_999, maxY: 580_999 };

/** Three zones with noise between and within them, somewhere in Chicago; no place on an edge. */
const { places: PLACES, labels: LABELS } = drawBlobs(161, [
  { x: 358_200, y: 578_300, spread: 250, nPlaces: 150 },
  { x: 359_000, y: 578_700, spread: 250, nPlaces: 100 },
  { x: 359_300, y: 580_100, spread: 120, nPlaces: 80 },
], 4);

/** Profile of a zone of the labels; what does not matter here is left at nothing. */
function profileOf({ weight }: WeightedPlaces, labels: Int32Array, zone: number): ZoneProfile {
  const n = weight.reduce((sum, each, i) => labels[i] === zone ? sum + each : sum, 0);
  return {
    zone: zone + 1,
    name: `ZONE ${zone}`,
    n,
    square_kilometers: 1.25,
    per_square_kilometer: n / 1.25,
    severity_per_square_kilometer: 9,
    mean_severity: 3,
    arrest_share: 0.5,
    arrest_low: 0.4,
    arrest_high: 0.6,
    domestic_share: 0.1,
    night_share: null,
    peak_hours: [],
    leading: [],
    typical: [],
    districts: ["001", "018"],
    beats: ["0111"],
  };
}

const featuresOf = (grid: CellGrid, places: WeightedPlaces, labels: Int32Array, nZones: number) =>
  zoneFeatures(
    grid,
    places,
    labels,
    Array.from({ length: nZones }, (_, zone) => profileOf(places, labels, zone)),
  );

const isWithin = (polygons: readonly Polygon[], x: number, y: number) =>
  polygons.some((polygon) => polygonContains(polygon, x, y));

const GRIDS = [createGrid(BOUNDS, 200), createHexGrid(BOUNDS, 200)];

Deno.test("zoneFeatures() outline every incident of the zone, and count all within the outline", () => {
  for (const grid of GRIDS) {
    for (const { id, polygons, properties } of featuresOf(grid, PLACES, LABELS, 3)) {
      let within = 0;
      let others = 0;
      PLACES.weight.forEach((weight, i) => {
        const isInside = isWithin(polygons, PLACES.x[i]!, PLACES.y[i]!);
        if (isInside) within += weight;
        if (LABELS[i] === id - 1) assert.ok(isInside, `place ${i} of zone ${id}`);
        else if (isInside) others += weight;
      });
      assert.equal(properties.incidents_within_outline, within);
      assert.equal(properties.incidents, within - others);
      assert.ok(others > 0, "noise and neighbors are in the outline as well");
    }
  }
});

Deno.test("zoneFeatures() outline incidents on the edges and corners of cells as well", () => {
  const random = createRandom(162);
  const along = () => Array.from({ length: 60 }, () => 358_000 + 100 * random.integer(16));
  const places = placesOf(along(), along().map((each) => each + 220_000), along().map(() => 1));
  const labels = Int32Array.from({ length: 60 }, () => random.integer(3) - 1);
  for (const { id, polygons } of featuresOf(GRIDS[0]!, places, labels, 2)) {
    labels.forEach((label, i) => {
      if (label === id - 1) assert.ok(isWithin(polygons, places.x[i]!, places.y[i]!));
    });
  }
});

Deno.test("zoneFeatures() as GeoJSON hold the same incidents when they are read and projected", () => {
  for (const grid of GRIDS) {
    const features = featuresOf(grid, PLACES, LABELS, 3);
    const text = JSON.stringify(toFeatureCollection(features));
    const read = JSON.parse(text) as ReturnType<typeof toFeatureCollection>;
    read.features.forEach(({ id, properties, geometry }, zone) => {
      assert.deepEqual([id, properties], [zone + 1, features[zone]!.properties]);
      const polygons = geometry.coordinates.map((rings) => rings.map(projectRing));
      PLACES.x.forEach((x, i) => {
        const y = PLACES.y[i]!;
        const isInside = isWithin(features[zone]!.polygons, x, y);
        assert.equal(isWithin(polygons, x, y), isInside, `place ${i}, zone ${zone + 1}`);
      });
    });
  }
});

Deno.test("zoneFeatures() tell what profiles say, as plain values", () => {
  const [, second] = featuresOf(GRIDS[0]!, PLACES, LABELS, 3);
  const { incidents, incidents_within_outline: _, ...rest } = second!.properties;
  assert.equal(second!.id, 2);
  assert.deepEqual(rest, {
    name: "ZONE 1",
    square_kilometers: 1.25,
    per_square_kilometer: incidents / 1.25,
    severity_per_square_kilometer: 9,
    districts: "001 018",
    beats: "0111",
  });
});

Deno.test("zoneFeatures() refuse places of a zone outside the grid", () => {
  const outside = placesOf([1], [1], [1]);
  assert.throws(() => featuresOf(GRIDS[0]!, outside, Int32Array.of(0), 1), RangeError);
});

Deno.test("toPlacemarks() say in words what zones hold", () => {
  const features = featuresOf(GRIDS[1]!, PLACES, LABELS, 3);
  const placemarks = toPlacemarks(features);
  assert.deepEqual(
    placemarks.map(({ polygons }) => polygons),
    features.map((each) => each.polygons),
  );
  const { incidents } = features[0]!.properties;
  assert.equal(placemarks[0]!.name, "1 ZONE 0");
  assert.equal(
    placemarks[0]!.description,
    `${incidents} recorded incidents on 1.25 km², districts 001 018`,
  );
});
