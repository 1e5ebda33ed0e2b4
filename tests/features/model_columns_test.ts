import assert from "node:assert/strict";
import pl from "nodejs-polars";
import { withCalendar } from "lib/data/calendar.ts";
import { readPlaceLabels } from "lib/data/place_labels.ts";
import { loadSeverityTable } from "lib/data/severity_table.ts";
import { addFeatures } from "lib/features/add_features.ts";
import {
  labelsOf,
  requireOwnLabels,
  toEmbeddingTable,
  withViews,
} from "lib/features/embedding_table.ts";
import { toMatrix } from "lib/features/feature_matrix.ts";
import { dateBounds, modelColumns, toRows } from "lib/features/model_columns.ts";
import {
  logCounts,
  placeProfiles,
  sharesOfPlace,
  standardizeColumns,
} from "lib/features/place_profiles.ts";
import { createSeverity } from "lib/features/severity.ts";

const N = 400;
const IUCR: Record<string, string> = { THEFT: "0820", BATTERY: "0460", ARSON: "1020" };
const TYPES = Array.from(
  { length: N },
  (_, i) => i % 50 === 7 ? "ARSON" : i % 3 ? "THEFT" : "BATTERY",
);

/** Incidents every five hours; one in twenty without coordinates. */
const FRAME = addFeatures(
  withCalendar(pl.DataFrame({
    source_row: TYPES.map((_, i) => 1000 + i),
    date: pl.Series(
      "date",
      TYPES.map((_, i) => new Date(Date.UTC(2018, 0, 1) + i * 5 * 3_600_000)),
    ),
    primary_type: TYPES,
    iucr: TYPES.map((type) => IUCR[type]!),
    x: TYPES.map((_, i) => i % 20 === 0 ? null : (i * 37) % 5000),
    y: TYPES.map((_, i) => i % 20 === 0 ? null : (i * 61) % 7000),
    arrest: TYPES.map((_, i) => i % 4 === 0),
    domestic: TYPES.map(() => false),
    community_area: TYPES.map((_, i) => i % 9 === 0 ? null : String(i % 2 + 8)),
    time_is_default: TYPES.map((_, i) => i % 10 === 3),
    zone: TYPES.map((_, i) => i % 6 === 0 ? 1 : null),
  })),
  createSeverity(loadSeverityTable()),
);

Deno.test("modelColumns() takes each thing once, frequent types alone, and leaves out what is constant", () => {
  const { frame, names, groups, constant, nLeftOut } = modelColumns(FRAME, 0.1);
  assert.equal(nLeftOut, N - frame.height);
  assert.equal(frame.height, TYPES.filter((_, i) => i % 20 && i % 10 !== 3).length);
  assert.deepEqual(names.filter((name) => name.includes("=")), [
    "primary_type=BATTERY",
    "primary_type=THEFT",
  ]);
  assert.deepEqual(constant, ["domestic"]);
  assert.equal(groups.length, names.length);
  assert.equal(groups[names.indexOf("severity")], "type");
  const matrix = toMatrix(frame, names);
  const { nDims, values } = toRows(matrix);
  assert.equal(values[5 * nDims + 3], matrix.columns[3]![5]);
});

Deno.test("modelColumns() of two frequent types has one column of them: the other is its opposite", () => {
  const two = FRAME.filter(pl.col("primary_type").eq(pl.lit("ARSON")).not());
  const { frame, names } = modelColumns(two, 0.1);
  assert.deepEqual(names.filter((name) => name.includes("=")), ["primary_type=BATTERY"]);
  toMatrix(frame, names.filter((name) => name !== "severity"));
});

Deno.test("a column that says what another does cannot enter", () => {
  const { frame, names } = modelColumns(FRAME, 0.1);
  const twice = frame.withColumns(frame.getColumn("severity").mul(-2).alias("harm"));
  assert.throws(() => toMatrix(twice, [...names, "harm"]), {
    name: "RangeError",
    message: /severity and harm must differ, their correlation is -(1|0\.9999)/,
  });
});

Deno.test("dateBounds() cuts the frame at each date", () => {
  const bounds = dateBounds(FRAME);
  assert.deepEqual([bounds[0], bounds.at(-1)], [0, N]);
  const [months, days] = ["month", "day"].map((name) =>
    FRAME.getColumn(name).toArray() as number[]
  );
  const day = (row: number) => `${months![row]}-${days![row]}`;
  for (const start of bounds.slice(1, -1)) assert.notEqual(day(start), day(start - 1));
  assert.equal(bounds.length - 1, new Set(Array.from({ length: N }, (_, i) => day(i))).size);
});

Deno.test("placeProfiles() counts types and parts of the day, default times for their type alone", () => {
  const profile = placeProfiles(FRAME, "community_area", { minShare: 0.1, minN: 10 });
  assert.deepEqual(profile.places, ["8", "9"]);
  assert.deepEqual(profile.names.slice(0, 3), ["BATTERY", "THEFT", "00:00-04:00"]);
  const total = (from: number, to: number) =>
    profile.counts.slice(from, to).reduce((sum, column) => sum + column[0]! + column[1]!, 0);
  const inAreas = TYPES.flatMap((type, i) => i % 9 === 0 ? [] : [{ type, i }]);
  assert.equal(total(0, 2), inAreas.filter(({ type }) => type !== "ARSON").length);
  assert.equal(total(2, 8), inAreas.filter(({ i }) => i % 10 !== 3).length);
  assert.equal(profile.n[0]! + profile.n[1]!, inAreas.length);
  assert.equal(placeProfiles(FRAME, "grid_cell", { minShare: 0.1, minN: 1000 }).places.length, 0);
});

Deno.test("logCounts() and sharesOfPlace() are of the counts; columns that do not vary are refused", () => {
  const profile = placeProfiles(FRAME, "community_area", { minShare: 0.1, minN: 10 });
  assert.equal(logCounts(profile)[1]![0], Math.log1p(profile.counts[1]![0]!));
  assert.equal(sharesOfPlace(profile)[1]![0], profile.counts[1]![0]! / profile.n[0]!);
  assert.throws(() => standardizeColumns([Float64Array.of(3, 3)]), { name: "RangeError" });
});

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
  assert.throws(() => toEmbeddingTable(frame, { x: new Float64Array(3), y: new Float64Array(3) }));
});

Deno.test("readPlaceLabels() tells in one line what file cannot be read", () => {
  assert.throws(() => readPlaceLabels("none.parquet", "zone"), {
    name: "UserError",
    message: /^Cannot read none\.parquet: [^\n]+Run the chapter that writes it again\.$/,
  });
});
