import assert from "node:assert/strict";
import pl from "nodejs-polars";
import {
  placeTable,
  readAllPlaceLabels,
  readPlaceLabels,
  withZones,
} from "lib/data/place_labels.ts";
import { writeParquet } from "lib/data/incidents.ts";
import { places } from "lib/data/reduce.ts";
import { createRandom } from "lib/numeric/random.ts";

/** Incidents on few coordinates that are no binary fractions, some without any. */
function drawFrame(n: number): pl.DataFrame {
  const random = createRandom(91);
  const rows = Array.from({ length: n }, (_, id) => {
    const without = random.unit() < 0.1;
    const x = without ? null : 350_000 + random.integer(6) / 3;
    return { id, x, y: without ? null : 570_000 + random.integer(5) / 7 };
  });
  return pl.DataFrame(rows, { schema: { id: pl.Int32, x: pl.Float64, y: pl.Float64 } });
}

Deno.test("withZones() gives every incident the zone of its place, in the order of the frame", () => {
  const frame = drawFrame(500);
  const all = places(frame);
  const labels = Int32Array.from(all.x, (_, i) => i % 4 - 1);
  const zoned = withZones(frame, all, labels);
  assert.deepEqual(zoned.columns, [...frame.columns, "zone"]);
  assert.deepEqual(zoned.drop("zone").rows(), frame.rows());
  const counts = new Array<number>(3).fill(0);
  for (const { x, y, zone } of zoned.toRecords()) {
    const place = all.x.findIndex((each, i) => each === x && all.y[i] === y);
    assert.equal(zone, x === null || labels[place] === -1 ? null : labels[place]);
    if (zone !== null) counts[zone as number]!++;
  }
  const expected = [0, 1, 2].map((zone) =>
    all.weight.reduce((sum, weight, i) => labels[i] === zone ? sum + weight : sum, 0)
  );
  assert.deepEqual(counts, expected);
  assert.ok(!frame.columns.includes("zone"));
});

Deno.test("withZones() leaves incidents at other places, and those of no zone at all, without one", () => {
  const frame = drawFrame(50);
  const some = places(frame.head(5));
  const inZones = withZones(frame, some, new Int32Array(some.x.length)).getColumn("zone");
  assert.equal(inZones.nullCount(), frame.height - countAt(frame, some));
  const none = withZones(frame, some, new Int32Array(some.x.length).fill(-1)).getColumn("zone");
  assert.equal(none.nullCount(), frame.height);
});

/** Incidents at some of the places. */
function countAt(frame: pl.DataFrame, { x, y }: { x: Float64Array; y: Float64Array }): number {
  return frame.toRecords().filter((row) => x.some((each, i) => each === row.x && y[i] === row.y))
    .length;
}

Deno.test("placeTable() holds a row a place, with its incidents and its label in every clustering", () => {
  const all = places(drawFrame(80));
  const [kmeans, dbscan] = [1, -1].map((step) => Int32Array.from(all.x, (_, i) => step * i));
  const table = placeTable(all, { "b-kmeans": kmeans!, "a-dbscan": dbscan! });
  assert.deepEqual(table.columns, ["x", "y", "n", "b-kmeans", "a-dbscan"]);
  assert.deepEqual(
    table.rows(),
    [...all.weight].map((n, i) => [all.x[i], all.y[i], n, kmeans![i], dbscan![i]]),
  );
});

Deno.test("withZones() and placeTable() refuse labels that are not one a place", () => {
  const frame = drawFrame(20);
  const all = places(frame);
  const refused = {
    name: "TypeError",
    message: "Cannot join zones: there must be a label a place, " +
      `current values are 1 labels and ${all.x.length} places`,
  };
  assert.throws(() => withZones(frame, all, Int32Array.of(0)), refused);
  assert.throws(() => placeTable(all, { ward: Int32Array.of(0) }), refused);
});

Deno.test("readPlaceLabels() tells in one line what file cannot be read", () => {
  assert.throws(() => readPlaceLabels("none.parquet", "zone"), {
    name: "UserError",
    message: /^Cannot read none\.parquet: [^\n]+Run the chapter that writes it again\.$/,
  });
});

Deno.test("readAllPlaceLabels() reads back every clustering, as one by one", () => {
  const all = places(drawFrame(60));
  const [kmeans, dbscan] = [1, -1].map((step) => Int32Array.from(all.x, (_, i) => step * i));
  const path = `${Deno.makeTempDirSync()}/places.parquet`;
  writeParquet(placeTable(all, { "b-kmeans": kmeans!, "a-dbscan": dbscan! }), path);
  const { places: read, labels } = readAllPlaceLabels(path);
  assert.deepEqual([read.x, read.y, read.weight], [all.x, all.y, all.weight]);
  assert.deepEqual(labels, new Map([["b-kmeans", kmeans!], ["a-dbscan", dbscan!]]));
  for (const [name, own] of labels) {
    assert.deepEqual(readPlaceLabels(path, name), { places: read, labels: own });
  }
});
