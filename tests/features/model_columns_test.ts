import assert from "node:assert/strict";
import pl from "nodejs-polars";
import { toMatrix } from "lib/features/feature_matrix.ts";
import { dateBounds, modelColumns, toRows } from "lib/features/model_columns.ts";
import { FRAME, N, TYPES } from "./small_incidents.ts";

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
