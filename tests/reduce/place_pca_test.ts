import assert from "node:assert/strict";
import { fitPlacePca, placePcaRows, placeRows, whyNoComponents } from "lib/reduce/place_pca.ts";

/** Places whose counts are volume times shares that vary a little. */
const PROFILE = {
  places: Array.from({ length: 12 }, (_, i) => `place ${i}`),
  n: Float64Array.from({ length: 12 }, (_, i) => 100 * (i + 1) * (i + 1)),
  names: ["THEFT", "BATTERY", "ARSON"],
  nTypes: 3,
  counts: [0, 1, 2].map((d) =>
    Float64Array.from(
      { length: 12 },
      (_, i) => Math.round(30 * (i + 1) * (i + 1) * (1 + 0.1 * Math.sin(i * (d + 1)))),
    )
  ),
};

Deno.test("fitPlacePca() tells volume from shares", () => {
  const [logs, shares] = fitPlacePca({ places: PROFILE });
  assert.ok(logs!.volume > 0.99 && logs!.fit.explained[0]! > 0.95);
  assert.ok(Math.abs(shares!.volume) < 0.9 && shares!.fit.explained[0]! < 0.8);
  assert.deepEqual([logs!.data.nRows, logs!.measure], [12, "log counts"]);
  assert.deepEqual(placePcaRows([logs!])[0]!["3 components"], "100.0 %");
});

Deno.test("fitPlacePca() leaves out places that are fewer than their columns, and says why", () => {
  const few = {
    ...PROFILE,
    places: PROFILE.places.slice(0, 3),
    n: PROFILE.n.slice(0, 3),
    counts: PROFILE.counts.map((column) => column.slice(0, 3)),
  };
  assert.deepEqual(fitPlacePca({ few, places: PROFILE }).map(({ kind }) => kind), [
    "places",
    "places",
  ]);
  assert.equal(whyNoComponents(few), "3 places are too few for 3 columns");
});

Deno.test("placeRows() puts the shares of a place side by side", () => {
  const { nDims, values } = placeRows(PROFILE);
  assert.deepEqual([nDims, values.length], [3, 36]);
});
