/** DBSCAN of weighted places beside density-clustering 1.3.0, all pairs of a row an incident. */

import assert from "node:assert/strict";
import { DBSCAN } from "density-clustering";
import { NOISE } from "lib/cluster/clustering.ts";
import { dbscan } from "lib/cluster/dbscan.ts";
import { projectPlaces, toFeet, toRows } from "./project_rows.ts";

type Distance = (a: number[], b: number[]) => number;

/**
 * Labels by density-clustering.
 *
 * Its `noise` still holds rows that a cluster has taken in later, so labels are those of its
 * clusters. It finds them as we number them, by their first core row, and a border row stays in the
 * first that reaches it.
 */
function theirLabels(rows: number[][], below: number, minSamples: number, distance: Distance) {
  const clusters: number[][] = new DBSCAN().run(rows, below, minSamples, distance);
  const labels = new Array<number>(rows.length).fill(NOISE);
  clusters.forEach((members, label) => members.forEach((row) => labels[row] = label));
  return { labels, nClusters: clusters.length };
}

/** Squared feet, a whole number for whole feet. */
const square: Distance = ([ax, ay], [bx, by]) =>
  (ax! - bx!) * (ax! - bx!) + (ay! - by!) * (ay! - by!);

Deno.test("dbscan() gives density-clustering's labels on every row of a district's month", () => {
  // In feet, not meters: whole numbers, of which pairs are exactly eps apart.
  const places = toFeet(projectPlaces({ district: "011", month: 7 }));
  const { rows, place } = toRows(places);
  const [eps, minSamples] = [333, 15];
  const found = dbscan(places, { epsMeters: eps, minSamples });
  // It asks for less than eps, we for at most: less than half a square foot more is the same.
  const expected = theirLabels(rows, eps * eps + 0.5, minSamples, square);

  assert.deepEqual([rows.length, places.x.length], [3339, 2435]);
  assert.equal(found.nClusters, expected.nClusters);
  assert.deepEqual(place.map((i) => found.labels[i]), expected.labels);
  assert.equal(found.noiseIncidents, expected.labels.filter((label) => label === NOISE).length);
  assert.ok(found.nClusters > 40 && found.borderIncidents > 500, "too easy");
  const strict = theirLabels(rows, eps * eps, minSamples, square);
  assert.notEqual(strict.nClusters, found.nClusters, "pairs exactly eps apart decide");
});
