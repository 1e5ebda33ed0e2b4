/** The figures that scikit-learn 1.9.1 gives on the records that come with the project, every one. */

import assert from "node:assert/strict";
import { dbscan } from "lib/cluster/dbscan.ts";
import { kmeans } from "lib/cluster/kmeans.ts";
import { cutTree } from "lib/cluster/linkage.ts";
import { silhouette } from "lib/cluster/silhouette.ts";
import { wardLinkage } from "lib/cluster/ward.ts";
import { labelByCenters } from "./reference_centers.ts";
import { projectPlaces } from "./project_rows.ts";

const places = projectPlaces();
const incidents = places.weight.reduce((sum, weight) => sum + weight, 0);

/** Meters of a US survey foot over those of an international one, squared: areas of the two. */
const AREA_RATIO = (1200 / 3937 / 0.3048) * (1200 / 3937 / 0.3048);
const INERTIA = 5133973191696.863 * AREA_RATIO;

Deno.test("dbscan() gives scikit-learn's clusters, core incidents and noise on all records", () => {
  const found = dbscan(places, { epsMeters: 250, minSamples: 1000 });
  assert.deepEqual(
    [incidents, found.nClusters, found.coreIncidents, found.noiseIncidents],
    [496_021, 20, 40_657, 420_669],
  );
});

Deno.test("kmeans() is no worse than scikit-learn's ten starts on all records", () => {
  const { inertia, converged } = kmeans(places, { k: 8, nInit: 10, seed: 42 });
  assert.ok(converged && inertia <= 1.001 * INERTIA, `${inertia / INERTIA}`);
});

Deno.test("silhouette() of every record is that of the stored centers, within its bound", () => {
  const labels = labelByCenters(places);
  const { mean, n, errorBound } = silhouette(places, labels);
  assert.equal(n, 496_021);
  assert.ok(errorBound.mean < 1e-5, `${errorBound.mean}`);
  // By a compiled brute force over all pairs of places: 0.414636.
  assert.ok(Math.abs(mean - 0.414636) < 1e-5, `${mean}`);
});

Deno.test("wardLinkage() merges every place of all records, and explains all inertia by its merges", () => {
  const linkage = wardLinkage(places);
  const whole = kmeans(places, { k: 1, nInit: 1, seed: 42 }).inertia;
  const merged = linkage.height.reduce((sum, height) => sum + height * height / 2, 0);
  assert.ok(Math.abs(merged / whole - 1) < 1e-12, `${merged / whole}`);
  assert.equal(linkage.size.at(-1), 496_021);
  const { labels, nClusters } = cutTree(linkage, 8);
  assert.deepEqual([nClusters, new Set(labels).size], [8, 8]);
});

Deno.test("indexes leave few of the distances that comparing all places of all records takes", () => {
  const n = places.x.length;
  const { iterations, distanceEvaluations } = kmeans(places, { k: 8, nInit: 1, seed: 42 });
  // To 8 centers each time, and while drawing them from the first, and four trials and their best.
  const toAllCenters = (iterations + 1) * 8 * n + n + (1 + 7 * 5) * n;
  const found: [number, number][] = [
    [distanceEvaluations, toAllCenters / 15],
    [dbscan(places, { epsMeters: 250, minSamples: 1000 }).distanceEvaluations, n * n / 500],
    [wardLinkage(places).distanceEvaluations, n * n / 500],
  ];
  for (const [actual, most] of found) assert.ok(actual < most, `${actual} of ${most}`);
});
