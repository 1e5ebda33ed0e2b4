import assert from "node:assert/strict";
import pl from "nodejs-polars";
import { layoutPoints } from "lib/data/layout_points.ts";

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

Deno.test("layoutPoints(): sensitive incidents are counted, not placed", () => {
  const points = layoutPoints(frames(), WEIGHTS, 1);
  assert.deepEqual([points.n, points.nLeftOut], [5, 2]);
  assert.deepEqual([...points.x], [0, 0.5, 2, 2.5, 3]);
  assert.ok(!points.types.some(({ label }) => label === "SEX OFFENSE" || label === "BATTERY"));
});

Deno.test("layoutPoints(): each point has what its incident has, in the order of the embedding", () => {
  const points = layoutPoints(frames(), WEIGHTS, 1);
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
  const { scores } = layoutPoints(frames(), WEIGHTS, 1);
  assert.deepEqual([...scores[0]!], [0, 1, 2, -1, 0]);
  // (1 or 0 - 0.5) / 0.5 for thefts, less (1 or 0 - 0.25) / 0.5 for arrests.
  assert.deepEqual([...scores[1]!], [1 - 1.5, 1 + 0.5, -1 + 0.5, -1 - 1.5, -1 + 0.5]);
});

Deno.test("layoutPoints(): rare types are one for each group", () => {
  const { types, type } = layoutPoints(frames(), WEIGHTS, 2);
  assert.deepEqual(types, [
    { label: "THEFT", group: "property" },
    { label: null, group: "police_initiated" },
    { label: null, group: "violent" },
  ]);
  assert.deepEqual([...type], [0, 0, 2, 1, 2]);
});

Deno.test("layoutPoints(): an embedding of other incidents is refused", () => {
  const { layout, incidents, features } = frames();
  const some = incidents.filter(pl.col("source_row").gt(25));
  assert.throws(
    () => layoutPoints({ layout, incidents: some, features }, WEIGHTS, 1),
    /among the incidents and features, 4 of 7 are/,
  );
});
