import assert from "node:assert/strict";
import pl from "nodejs-polars";
import {
  drillDown,
  inOrderOf,
  labelsOf,
  requireOwnLabels,
  toEmbeddingTable,
  toEmbeddingView,
  viewsOf,
  withViews,
} from "lib/features/embedding_table.ts";
import { FRAME, N, TYPES } from "./small_incidents.ts";

Deno.test("withViews() names day, night and zone, and default times are neither", () => {
  const frame = withViews(FRAME);
  const [times, zones] = [labelsOf(frame, "day_or_night"), labelsOf(frame, "zone_name")];
  FRAME.getColumn("hour").toArray().forEach((hour, i) => {
    const night = (hour as number) >= 20 || (hour as number) < 4;
    assert.equal(times[i], i % 10 === 3 ? "unknown" : night ? "night" : "day");
    assert.equal(zones[i], i % 6 === 0 ? "zone 2" : "no zone");
  });
});

Deno.test("requireOwnLabels() finds a label that is another incident's, and keys that are nobody's", () => {
  const frame = withViews(FRAME);
  const positions = { x: new Float64Array(N), y: new Float64Array(N) };
  const table = toEmbeddingTable(frame, positions);
  requireOwnLabels(table, frame);
  requireOwnLabels(table.reverse(), frame);
  const permuted = table.withColumns(table.getColumn("zone_name").shift(1).alias("zone_name"));
  assert.throws(() => requireOwnLabels(permuted, frame), {
    name: "RangeError",
    message: /zone_name must be that of its incident, \d+ of 400 are not/,
  });
  const foreign = table.withColumns(pl.col("source_row").add(pl.lit(5)).alias("source_row"));
  assert.throws(() => requireOwnLabels(foreign, frame), {
    message: /every key must be that of one/,
  });
  const unknown = table.withColumns(pl.lit(null).cast(pl.Utf8).alias("zone_name"));
  assert.throws(() => requireOwnLabels(unknown, frame), { message: /400 of 400 are not/ });
  const twice = pl.concat([table.slice(0, N - 1), table.slice(0, 1)]);
  assert.throws(() => requireOwnLabels(twice, frame), {
    message: /no incident may be there twice/,
  });
  assert.throws(() => toEmbeddingTable(frame, { x: new Float64Array(3), y: new Float64Array(3) }));
});

Deno.test("inOrderOf() finds the incidents of a table in its order", () => {
  const frame = withViews(FRAME);
  const x = Float64Array.from({ length: N }, (_, i) => i);
  const table = toEmbeddingTable(frame, { x, y: x }).reverse();
  const found = inOrderOf(table, frame);
  assert.deepEqual([found.x[0], found.y[N - 1]], [N - 1, 0]);
  assert.deepEqual(
    found.frame.getColumn("primary_type").toArray(),
    TYPES.toReversed(),
  );
});

Deno.test("viewsOf() has no label outside zones", () => {
  const frame = withViews(FRAME);
  const { zone, "group of offenses": groups } = viewsOf(frame);
  assert.deepEqual(
    zone!.map((label) => label ?? "no zone"),
    labelsOf(frame, "zone_name"),
  );
  assert.ok(groups!.every((label) => label !== null));
});

Deno.test("toEmbeddingView() keeps shape and labels, and has no key", () => {
  const x = Float64Array.from({ length: N }, (_, i) => -3 + 4 * i / (N - 1));
  const y = Float64Array.from({ length: N }, (_, i) => 7 + i % 2);
  const view = toEmbeddingView(withViews(FRAME), { x, y });
  assert.ok(!view.columns.includes("source_row"));
  const [first, last] = [view.row(0), view.row(N - 1)];
  const at = (name: string) => view.columns.indexOf(name);
  assert.deepEqual([first[at("x")], first[at("y")]], [0, 0]);
  assert.deepEqual([last[at("x")], last[at("y")]], [65_535, Math.round(65_535 / 4)]);
  assert.equal(last[at("primary_type")], TYPES[N - 1]);
});

Deno.test("drillDown() holds every incident once, the frequent types of a group first", () => {
  const rows = drillDown(withViews(FRAME));
  assert.equal(rows.reduce((sum, { n }) => sum + n, 0), N);
  const property = rows.filter(({ offense_group }) => offense_group === "property");
  assert.deepEqual(property.map(({ primary_type }) => primary_type), ["THEFT", "ARSON"]);
  assert.ok(Math.abs(property[0]!.share + property[1]!.share - 1) < 1e-12);
  const zoned = TYPES.keys().filter((i) => i % 6 === 0 && TYPES[i] === "THEFT").toArray().length;
  assert.equal(property[0]!.in_zone, zoned / property[0]!.n);
});
