import assert from "node:assert/strict";
import type { PlaceProfiles } from "lib/features/place_profiles.ts";
import { type LayoutRow, toPlaces } from "lib/site/files/structure_places.ts";

const NUMBERS = [8, 32, 1, 77, 25, 43, 6];

/** Seven areas, and as many cells, by two methods. */
function sampleRows(): LayoutRow[] {
  return ["areas", "cells of 500 m"].flatMap((kind) =>
    ["UMAP", "first two components"].flatMap((method, m) =>
      NUMBERS.map((number, i): LayoutRow => ({
        kind,
        place: kind === "areas" ? `${number}` : `E000${9 - i}N010${i}`,
        n: 200 + 10 * i,
        method,
        x: m === 0 ? 3 * i : -i,
        y: m === 0 ? i % 2 : i * i,
      }))
    )
  );
}

const FIT = {
  kind: "areas",
  measure: "shares",
  names: ["THEFT", "NARCOTICS", "00:00-04:00"],
  nRows: 7,
  eigenvalues: [2, 0.6, 0.4],
  explained: [0.7, 0.2, 0.1],
  components: [[0.8, -0.6, 0.1], [0.1, 0.1, -0.98], [0, 0, 0]],
};

const PROFILE: PlaceProfiles = {
  places: NUMBERS.map(String).sort(),
  n: new Float64Array(7).fill(200),
  names: ["ARSON", "NARCOTICS", "THEFT", "00:00-04:00"],
  nTypes: 3,
  counts: [3, 5, 7, 2].map((step) => Float64Array.from({ length: 7 }, (_, i) => step * i * i % 41)),
};

const SCORES = { n: 7, k: 3, trustworthiness: 0.9, continuity: 0.8, preserved: 0.5 };

const [areas, cells] = toPlaces(
  sampleRows(),
  [FIT],
  PROFILE,
  (kind, method) => kind === "areas" && method === "UMAP" ? SCORES : null,
);

Deno.test("toPlaces(): areas keep their names, in the order of their numbers", () => {
  const names = ["Rogers Park", "Lake View", "Near North Side", "Austin"];
  assert.deepEqual(areas!.names!.slice(0, 4), names);
  assert.deepEqual(
    areas!.layouts[0]!.x,
    [2, 6, 0, 4, 1, 5, 3].map((i) => Math.round(1000 * i / 6)),
  );
  assert.equal(areas!.nIncidents, NUMBERS.reduce((sum, _, i) => sum + 200 + 10 * i, 0));
});

Deno.test("toPlaces(): a cell is a point in two pictures, without name, count or order", () => {
  assert.equal(cells!.names, null);
  assert.equal(cells!.nearest, null);
  const [umap] = cells!.layouts;
  assert.deepEqual(umap!.x, umap!.x.toSorted((a, b) => a - b));
  assert.ok(!JSON.stringify(cells).includes("E000"));
  assert.deepEqual(cells!.colors.map(({ name }) => name), [
    "Incidents recorded",
    "Part of the city",
  ]);
  assert.deepEqual(cells!.colors[1]!.codes, [0, 0, 0, 1, 1, 2, 2]);
});

Deno.test("toPlaces(): both pictures of a kind show the same places in step", () => {
  for (const kind of [areas!, cells!]) {
    const [umap, components] = kind.layouts;
    // x is 3 i by one method and -i by the other.
    umap!.x.forEach((x, i) => {
      const j = Math.round(6 * x / 1000);
      const side = 36;
      assert.equal(components!.x[i], Math.round(1000 * ((-j + 3) / side + 0.5)));
    });
  }
});

Deno.test("toPlaces(): axes of components are named by their largest weights", () => {
  const { axes, scores } = areas!.layouts[1]!;
  assert.deepEqual(axes, [
    { explained: 0.7, more: ["Theft"], less: ["Narcotics"] },
    { explained: 0.2, more: [], less: ["00:00-04:00"] },
  ]);
  assert.equal(scores, null);
  assert.deepEqual([areas!.layouts[0]!.axes, areas!.layouts[0]!.scores], [null, SCORES]);
});

Deno.test("toPlaces(): areas are colored by fifths of shares, never by counts", () => {
  const theft = areas!.colors.find(({ name }) => name === "Share of theft")!;
  const counts = areas!.names!.map((_, i) => {
    const number = NUMBERS.toSorted((a, b) => a - b)[i]!;
    const n = 200 + 10 * NUMBERS.indexOf(number);
    return PROFILE.counts[2]![PROFILE.places.indexOf(String(number))]! / n;
  });
  const rank = (share: number) => counts.filter((other) => other < share).length;
  assert.deepEqual(theft.codes, counts.map((share) => Math.floor(5 * rank(share) / 7)));
  assert.ok(
    areas!.colors.every(({ codes, classes }) => codes.every((code) => code < classes.length)),
  );
});

Deno.test("toPlaces(): the nearest of an area are those with the most similar shares", () => {
  const numbers = NUMBERS.toSorted((a, b) => a - b);
  const columns = FIT.names.map((name) => {
    const counts = PROFILE.counts[PROFILE.names.indexOf(name)]!;
    const shares = numbers.map((number) =>
      counts[PROFILE.places.indexOf(`${number}`)]! / (200 + 10 * NUMBERS.indexOf(number))
    );
    const mean = shares.reduce((sum, share) => sum + share, 0) / 7;
    const variance = shares.reduce((sum, share) => sum + (share - mean) ** 2, 0) / 7;
    return shares.map((share) => share / Math.sqrt(variance));
  });
  const distance = (i: number, j: number) =>
    Math.hypot(...columns.map((column) => column[i]! - column[j]!));
  areas!.nearest!.forEach((near, i) => {
    const others = [...numbers.keys()].filter((j) => j !== i);
    assert.deepEqual(near, others.sort((a, b) => distance(i, a) - distance(i, b)).slice(0, 5));
  });
});
