import assert from "node:assert/strict";
import pl from "nodejs-polars";
import { layoutPoints, type PointsPrivacy } from "lib/data/layout_points.ts";

const TYPES = ["THEFT", "THEFT", "BATTERY", "SEX OFFENSE", "ASSAULT", "GAMBLING", "STALKING"];
const GROUPS = [
  ...["property", "property", "violent", "violent", "violent"],
  ...["police_initiated", "violent"],
];
const ROWS = TYPES.map((_, i) => 10 * i);

/** Seven incidents: a domestic battery and a sexual offense are among them. */
function frames() {
  const layout = pl.DataFrame({
    source_row: ROWS,
    offense_group: GROUPS,
    zone_name: ["no zone", "zone 12", ...TYPES.slice(2).map(() => "zone 1")],
    x: TYPES.map((_, i) => i / 2),
    y: TYPES.map((_, i) => -i),
  });
  const incidents = pl.DataFrame({
    source_row: [...ROWS, 999].toReversed(),
    primary_type: [...TYPES, "ARSON"].toReversed(),
    description: ["SIMPLE", null, "OVER $500", "SIMPLE", "SIMPLE", "OTHER", "TO LAND", "BY FIRE"],
    domestic: [false, false, true, false, false, false, false, false].toReversed(),
    fbi_code: ["06", "06", "08B", "17", "08A", "19", "26", "09"].toReversed(),
    hour: [0, 23, 1, 2, 4, 11, 12, 13].toReversed(),
    year: [2017, 2018, 2018, 2018, 2018, 2018, 2018, 2018].toReversed(),
    community_area: ["77", null, "1", "1", "1", "1", "1", "1"].toReversed(),
    arrest: [true, false, false, false, false, true, false, false].toReversed(),
    x: Array(8).fill(120),
    y: Array(8).fill(130),
  });
  const features = pl.DataFrame({ source_row: ROWS, severity: [30, 60, 0, 0, 90, 0, 30] });
  return { layout, incidents, features };
}

const WEIGHTS = {
  names: ["severity", "primary_type=THEFT", "arrest"],
  mean: [30, 0.5, 0.25],
  scale: [30, 0.5, 0.5],
  components: [[1, 0, 0], [0, 1, -1]],
};

/** One cell is shown, that of all incidents; types need so many points. */
const privacy = (minOfType: number): PointsPrivacy => ({
  shown: { cells: { column: Int32Array.of(0), row: Int32Array.of(0) }, cellSizeMeters: 250 },
  scale: { centerX: 100, centerY: -50, scaleMeters: 50 },
  minOfType,
});

Deno.test("layoutPoints(): sensitive incidents are counted, not placed", () => {
  const points = layoutPoints(frames(), WEIGHTS, privacy(1));
  assert.equal(points.n, 5);
  assert.deepEqual(points.leftOut, { sensitive: 2, inHiddenCell: 0, ofRareTypes: 0 });
  assert.deepEqual([...points.x], [0, 0.5, 2, 2.5, 3]);
  assert.ok(!points.types.some(({ label }) => label === "SEX OFFENSE" || label === "BATTERY"));
});

Deno.test("layoutPoints(): each point has what its incident has, in the order of the embedding", () => {
  const points = layoutPoints(frames(), WEIGHTS, privacy(1));
  const labels = [...points.type].map((code) => points.types[code]!.label);
  assert.deepEqual(labels, ["THEFT", "THEFT", "ASSAULT", "GAMBLING", "STALKING"]);
  assert.deepEqual([...points.block], [0, 5, 1, 2, 3]);
  assert.deepEqual([...points.year].map((code) => points.years[code]).slice(0, 2), [
    "2017",
    "2018",
  ]);
  assert.deepEqual([...points.zone], [0, 12, 1, 1, 1]);
  assert.deepEqual([...points.area], [77, 0, 1, 1, 1]);
});

Deno.test("layoutPoints(): scores are weighted sums of the standardized columns", () => {
  const { scores } = layoutPoints(frames(), WEIGHTS, privacy(1));
  assert.deepEqual([...scores[0]!], [0, 1, 2, -1, 0]);
  // (1 or 0 - 0.5) / 0.5 for thefts, less (1 or 0 - 0.25) / 0.5 for arrests.
  assert.deepEqual([...scores[1]!], [1 - 1.5, 1 + 0.5, -1 + 0.5, -1 - 1.5, -1 + 0.5]);
});

Deno.test("layoutPoints(): rare types are one for each group, and left out where these are too few", () => {
  const { types, type, leftOut, x, n } = layoutPoints(frames(), WEIGHTS, privacy(2));
  assert.deepEqual(types, [
    { label: "THEFT", group: "property" },
    { label: null, group: "violent" },
  ]);
  // Two thefts, an assault and a stalking; the one gambling incident is not there.
  assert.deepEqual([n, [...type], [...x]], [4, [0, 0, 1, 1], [0, 0.5, 2, 3]]);
  assert.deepEqual(leftOut, { sensitive: 2, inHiddenCell: 0, ofRareTypes: 1 });
});

/** Weights of the place and the severity alone; the place counts with its sign. */
const OF_PLACE = {
  names: ["x_standardized", "y_standardized", "severity"],
  mean: [0.5, 0, 0],
  scale: [2, 1, 30],
  components: [[1, 10, 100], [1, -1, 0]],
};

/** The frames of thefts at places of their own, all of one severity. */
function theftsAt(places: readonly (readonly [number, number])[]) {
  const source_row = places.map((_, i) => i);
  const all = <T>(value: T) => places.map(() => value);
  const [x, y] = [0, 1].map((axis) => places.map((place) => place[axis]!));
  return {
    layout: pl.DataFrame({
      source_row,
      offense_group: all("property"),
      zone_name: all("no zone"),
      x: source_row.map(Number),
      y: source_row.map(Number),
    }),
    incidents: pl.DataFrame({
      source_row,
      primary_type: all("THEFT"),
      description: all("SIMPLE"),
      domestic: all(false),
      fbi_code: all("06"),
      hour: all(12),
      year: all(2018),
      community_area: all("8"),
      x: x!,
      y: y!,
    }),
    features: pl.DataFrame({
      source_row,
      x_standardized: x!.map((each) => (each - 100) / 50),
      y_standardized: y!.map((each) => (each + 50) / 50),
      severity: all(60),
    }),
  };
}

Deno.test("layoutPoints(): scores are of the middle of the cell, wherever in it the incident stands", () => {
  const corners = [[0, 0], [249.9, 0.1], [3, 249.9], [124, 126]] as const;
  const { scores } = layoutPoints(theftsAt(corners), OF_PLACE, privacy(1));
  // The middle 125, 125 is 0.5 and 3.5 standard units from the center 100, −50.
  assert.deepEqual([...scores[0]!], corners.map(() => 0 + 10 * 3.5 + 100 * 2));
  assert.deepEqual([...scores[1]!], corners.map(() => 0 - 3.5));
});

Deno.test("layoutPoints(): incidents in cells that are not shown are left out and counted", () => {
  const places = [[250, 0], [249, 249], [-1, 5], [0, 250], [10, 10]] as const;
  const { n, x, leftOut } = layoutPoints(theftsAt(places), OF_PLACE, privacy(1));
  assert.deepEqual([n, [...x]], [2, [1, 4]]);
  assert.deepEqual(leftOut, { sensitive: 0, inHiddenCell: 3, ofRareTypes: 0 });
});

Deno.test("layoutPoints(): an embedding of other incidents is refused", () => {
  const { layout, incidents, features } = frames();
  const some = incidents.filter(pl.col("source_row").gt(25));
  assert.throws(
    () => layoutPoints({ layout, incidents: some, features }, WEIGHTS, privacy(1)),
    /among the incidents and features, 4 of 7 are/,
  );
});
