import assert from "node:assert/strict";
import pl from "nodejs-polars";
import { encodeOneHot, fitOneHot } from "lib/features/encoding.ts";
import { correlations, toMatrix } from "lib/features/feature_matrix.ts";

const FRAME = pl.DataFrame({
  severity: [1, 2, 3, 6],
  x: [10, 10, 30, 30],
  arrest: [true, false, false, false],
  primary_type: ["THEFT", "ARSON", "THEFT", "THEFT"],
});

Deno.test("toMatrix() standardizes with the variance of all rows", () => {
  // mean 3, squared deviations 4, 1, 0, 9: variance 14 / 4
  const { names, nRows, columns, mean, scale } = toMatrix(FRAME, ["severity", "arrest"]);
  assert.deepEqual([names, nRows], [["severity", "arrest"], 4]);
  const root = Math.sqrt(3.5);
  assert.deepEqual([...columns[0]!], [-2 / root, -1 / root, 0, 3 / root]);
  assert.deepEqual([[...mean], scale[0]], [[3, 0.25], root]);
  for (const column of columns) {
    assert.ok(Math.abs(column.reduce((sum, value) => sum + value, 0)) < 1e-12);
    assert.ok(Math.abs(column.reduce((sum, value) => sum + value * value, 0) - 4) < 1e-12);
  }
});

Deno.test("correlations() are Pearson's, each pair once", () => {
  // severity: -2, -1, 0, 3; x: -10, -10, 10, 10; cross products 20 + 10 + 0 + 30 = 60;
  // r = 60 / sqrt(14 * 400); arrest: 0.75, -0.25, -0.25, -0.25, squares 0.75;
  // severity and arrest: -1.5 + 0.25 + 0 - 0.75 = -2, r = -2 / sqrt(14 * 0.75);
  // x and arrest: -7.5 + 2.5 - 2.5 - 2.5 = -10, r = -10 / sqrt(400 * 0.75)
  const rows = correlations(toMatrix(FRAME, ["severity", "x", "arrest"]));
  assert.deepEqual(rows.map(({ a, b }) => [a, b]), [
    ["severity", "x"],
    ["severity", "arrest"],
    ["x", "arrest"],
  ]);
  const expected = [60 / Math.sqrt(5600), -2 / Math.sqrt(10.5), -10 / Math.sqrt(300)];
  rows.forEach(({ r }, i) => assert.ok(Math.abs(r - expected[i]!) < 1e-14));
});

Deno.test("toMatrix() refuses a feature that is there twice, in whatever unit, naming both", () => {
  const x = Array.from({ length: 1000 }, (_, i) => 354_000 + i * 7 % 1000);
  const twins = {
    copy: x,
    kilometers: x.map((value) => value / 1000),
    opposite: x.map((value) => 9 - 2 * value),
    "almost a copy": x.map((value, i) => value + (i % 2 === 0 ? 0.1 : -0.1)),
  };
  for (const [name, values] of Object.entries(twins)) {
    const frame = pl.DataFrame({ x, [name]: values });
    const error = { name: "RangeError", message: new RegExp(`x and ${name} must differ`) };
    assert.throws(() => toMatrix(frame, ["x", name]), error);
  }
  // noise of 1 on a standard deviation of 289: r = 1 / sqrt(1 + 1 / 289²) = 0.999994
  const other = x.map((value, i) => value + (i % 2 === 0 ? 1 : -1));
  assert.equal(toMatrix(pl.DataFrame({ x, other }), ["x", "other"]).columns.length, 2);
});

Deno.test("toMatrix() refuses a column with but one value, empty, missing or endless ones", () => {
  const frame = pl.DataFrame({ same: [0.1, 0.1, 0.1], gap: [1, null, 3], far: [1, 2, Infinity] });
  assert.throws(() => toMatrix(frame, ["same"]), /same must vary, current value is 0.1/);
  assert.throws(() => toMatrix(frame, ["gap"]), /gap must be known .* missing in 1/);
  assert.throws(() => toMatrix(frame, ["far"]), /far must be finite/);
  assert.throws(() => toMatrix(FRAME.head(0), ["x"]), /there must be rows/);
});

Deno.test("toMatrix() takes no code, date or step of a cycle as a number, even if it is one", () => {
  const refused = {
    code: ["beat", "district", "ward", "community_area", "iucr", "fbi_code"],
    none: ["id", "source_row", "latitude", "longitude", "x_feet", "y_feet", "day"],
    cyclic: ["hour", "minute", "weekday", "month", "minute_of_week", "day_of_year"],
  };
  for (const [encoding, names] of Object.entries(refused)) {
    for (const name of names) {
      const frame = pl.DataFrame({ [name]: [1, 2, 4] });
      const message = new RegExp(
        `${name} must not be taken as a number, its encoding is ${encoding}`,
      );
      assert.throws(() => toMatrix(frame, [name]), { name: "TypeError", message });
    }
  }
  const text = pl.DataFrame({ "x": ["1", "2"] });
  assert.throws(() => toMatrix(text, ["x"]), { name: "TypeError", message: /must be of numbers/ });
});

Deno.test("toMatrix() takes the columns of one-hot encoding, but not all of those of two levels", () => {
  const encoded = encodeOneHot(FRAME, fitOneHot(FRAME, "primary_type", 0));
  const { mean } = toMatrix(encoded, ["primary_type=THEFT", "severity"]);
  assert.equal(mean[0], 0.75);
  const both = ["primary_type=ARSON", "primary_type=THEFT"];
  assert.throws(() => toMatrix(encoded, both), /ARSON and primary_type=THEFT must differ/);
});
