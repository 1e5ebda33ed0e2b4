import assert from "node:assert/strict";
import { fitCandidates } from "lib/cluster/candidate.ts";
import { createZoneModel } from "lib/zones/zone_model.ts";
import { CANDIDATES, OPTIONS, POPULATION } from "./small_study.ts";

const { places } = POPULATION;
const { region } = OPTIONS;
const { minX, minY, maxY } = region.bounds;
const FITS = fitCandidates(places, CANDIDATES, 3);
const modelOf = (i: number, maxOutsideMeters = 1000) =>
  createZoneModel(
    { places, labels: FITS[i]!.labels, candidate: CANDIDATES[i]! },
    { region, maxOutsideMeters },
  );

CANDIDATES.forEach(({ id, method }, i) => {
  Deno.test(`createZoneModel() of ${id} gives every place the zone that it was given`, () => {
    const zoneOf = modelOf(i);
    const { labels } = FITS[i]!;
    const others = [...labels.keys()].filter((place) =>
      zoneOf(places.x[place]!, places.y[place]!).zone !== labels[place]
    );
    // A border place that two dense areas reach is in the first of them, not in the nearer one.
    const allowed = method.algorithm === "dbscan" ? 0.01 * labels.length : 0;
    assert.ok(others.length <= allowed, `${others.length} of ${labels.length} are elsewhere`);
  });
});

Deno.test("createZoneModel() of hot cells knows nothing beside them, that of k-means all ground", () => {
  const hot = CANDIDATES.findIndex(({ hotCells }) => hotCells);
  const whole = CANDIDATES.findIndex(({ id }) => id === "kmeans-5");
  assert.deepEqual(modelOf(hot)(minX + 30, maxY - 30), { is: "noise", zone: -1 });
  assert.equal(modelOf(whole)(minX + 30, maxY - 30).is, "zone");
  const dense = CANDIDATES.findIndex(({ id }) => id === "dbscan-100-60");
  assert.equal(modelOf(dense)(minX + 30, maxY - 30).is, "noise");
});

Deno.test("createZoneModel() says outside beyond the distance that records may lie off, not before", () => {
  const zoneOf = modelOf(CANDIDATES.findIndex(({ id }) => id === "kmeans-5"), 500);
  assert.equal(zoneOf(minX - 499, minY + 1500).is, "zone");
  assert.deepEqual(zoneOf(minX - 501, minY + 1500), { is: "outside", zone: -1 });
});

Deno.test("createZoneModel() refuses a position that is none", () => {
  assert.throws(() => modelOf(0)(NaN, 5), {
    name: "RangeError",
    message: "Cannot assign: coordinates must be finite, current values are NaN and 5",
  });
});
