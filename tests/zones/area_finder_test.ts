import assert from "node:assert/strict";
import { createPolygonIndex } from "lib/space/polygon_index.ts";
import { createRandom } from "lib/numeric/random.ts";
import { areaFinder } from "lib/zones/area_finder.ts";
import { placesOf } from "../cluster/scored.ts";
import { rectangle } from "../space/rectangle.ts";

Deno.test("areaFinder() knows the places apart, and the areas", () => {
  const random = createRandom(72);
  const drawn = () => Array.from({ length: 50 }, () => 300 * random.unit() - 50);
  const [first, second] = [0, 1].map(() => placesOf(drawn(), drawn(), Array(50).fill(1)));
  const areas = [0, 1].map((i) => [[[rectangle(i * 100, 0, i * 100 + 100, 200)]], [[
    rectangle(0, 100 * i, 50, 100 * i + 100),
  ]]]);
  for (const places of [first!, second!, first!]) {
    for (const polygons of areas) {
      const areaOf = areaFinder(places, polygons);
      const index = createPolygonIndex(polygons);
      for (let i = 0; i < 50; i++) {
        assert.equal(areaOf(i), index.locate(places.x[i]!, places.y[i]!));
      }
      assert.equal(areaFinder(places, polygons), areaOf);
    }
  }
});
