/** k-means of weighted places beside ml-kmeans 7.0.1, which has no weights, on a row an incident. */

import assert from "node:assert/strict";
import { kmeans as mlKmeans } from "ml-kmeans";
import { kmeansFrom } from "lib/cluster/kmeans.ts";
import { assertClose } from "../numeric/reference.ts";
import { projectPlaces, toRows } from "./project_rows.ts";

Deno.test("kmeansFrom() agrees with ml-kmeans on every row of all records, from the same centers", () => {
  const places = projectPlaces();
  const { rows, place } = toRows(places);
  const k = 8;
  const starts = Array.from({ length: k }, (_, c) => Math.floor((c + 0.5) * places.x.length / k));
  const found = kmeansFrom(places, {
    x: Float64Array.from(starts, (i) => places.x[i]!),
    y: Float64Array.from(starts, (i) => places.y[i]!),
  });
  // Tolerance 0: until no center moves. ml-kmeans labels rows before it moves the centers.
  const expected = mlKmeans(rows, k, {
    initialization: starts.map((i) => [places.x[i]!, places.y[i]!]),
    tolerance: 0,
    maxIterations: 300,
  });

  assert.equal(rows.length, 496_021);
  assert.ok(found.converged && expected.converged && expected.iterations > 10);
  assert.equal(found.iterations, expected.iterations);
  expected.centroids.forEach(([x, y], c) => {
    assertClose(found.centersX[c]!, x!, 1e-9);
    assertClose(found.centersY[c]!, y!, 1e-9);
  });
  const different = expected.clusters.filter((label, row) => label !== found.labels[place[row]!]);
  assert.equal(different.length, 0, `${different.length} rows are in other clusters`);
  // What ml-kmeans calls the error of a cluster is the mean of the squared distances.
  const inertia = expected.computeInformation(rows)
    .reduce((sum, { error, size }) => sum + error * size, 0);
  assertClose(found.inertia, inertia, 1e-9);
});
