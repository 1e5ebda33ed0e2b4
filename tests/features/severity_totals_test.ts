import assert from "node:assert/strict";
import pl from "nodejs-polars";
import { severityByArea, severityByType } from "lib/features/severity_totals.ts";

const square = (x: number, side: number): [number, number][][] => [
  [[x, 0], [x + side, 0], [x + side, side], [x, side], [x, 0]],
];
const AREAS = {
  names: ["1", "2", "3"],
  labels: ["A", "B", "C"],
  polygons: [[square(0, 1000)], [square(5000, 2000)], [square(9000, 1000)]],
};

Deno.test("severityByType() puts the part of the severity beside the part of the incidents", () => {
  const frame = pl.DataFrame({
    primary_type: ["THEFT", "HOMICIDE", "THEFT", "BATTERY", "THEFT", "BATTERY"],
    severity: [10, 700, 30, 15, 20, 25],
  });
  // 60 + 700 + 40 = 800 in all
  assert.deepEqual(severityByType(frame), [
    row("HOMICIDE", 1, 700, 700, 700),
    row("THEFT", 3, 60, 10, 30),
    row("BATTERY", 2, 40, 15, 25),
  ]);
  function row(primary_type: string, n: number, severity: number, least: number, most: number) {
    const shares = { share: n / 6, severity_share: severity / 800 };
    return { primary_type, n, severity, ...shares, mean: severity / n, least, most };
  }
});

Deno.test("severityByType() keeps a mean within the weights, whatever sums of fractions do", () => {
  // 3 * 0.1 / 3 is 0.10000000000000002
  const frame = pl.DataFrame({ primary_type: Array(3).fill("THEFT"), severity: [0.1, 0.1, 0.1] });
  assert.equal(severityByType(frame)[0]!.mean, 0.1);
});

Deno.test("severityByArea() ranks by incidents and by severity, each per square kilometer", () => {
  // A: 4 incidents on 1 km², severity 8; B: 8 on 4 km², severity 80; one outside, one nowhere
  const frame = pl.DataFrame({
    x: [...Array(4).fill(10), ...Array(8).fill(5010), 99, null],
    y: [...Array(4).fill(10), ...Array(8).fill(1999), 1500, null],
    severity: [1, 1, 3, 3, 5, 5, 5, 5, 15, 15, 15, 15, 999, 999],
  });
  const rows = severityByArea(frame, AREAS);
  const columns = rows.map((row) => [row.area, row.n, row.severity, row.rank, row.severity_rank]);
  assert.deepEqual(columns, [["1", 4, 8, 1, 2], ["2", 8, 80, 2, 1], ["3", 0, 0, 3, 3]]);
  assert.deepEqual(rows.map((row) => row.severity_per_square_kilometer), [8, 20, 0]);
  assert.deepEqual(rows.map((row) => row.severity_share), [8 / 88, 80 / 88, 0]);
  // means 2 and 10; variances of the means over their squares: 4 / 3 / 4 / 4 = 1 / 12, and
  // 8 * 25 / 7 / 8 / 100 = 1 / 28; the interval is 5 * exp(±1.96 * sqrt(1 / 12 + 1 / 28))
  const factor = Math.exp(1.959963984540054 * Math.sqrt(1 / 12 + 1 / 28));
  const [a, b, c] = rows;
  assert.ok(Math.abs(b!.ratio! - 5) < 1e-12 && Math.abs(a!.ratio! - 0.2) < 1e-12);
  assert.ok(Math.abs(b!.low! - 5 / factor) < 1e-9 && Math.abs(b!.high! - 5 * factor) < 1e-9);
  assert.deepEqual([c!.ratio, c!.low, c!.high, c!.differs], [null, null, null, false]);
  // z = ln 5 / 0.345 = 4.66, p = 3e-6: clear for two tests
  assert.deepEqual([a!.differs, b!.differs], [true, true]);
});

Deno.test("severityByArea() calls no area different where chance decides", () => {
  // the same severities in both areas
  const frame = pl.DataFrame({
    x: [10, 10, 10, 5010, 5010, 5010],
    y: [10, 10, 10, 10, 10, 10],
    severity: [1, 2, 9, 1, 2, 9],
  });
  const [a, b] = severityByArea(frame, AREAS);
  assert.deepEqual([a!.ratio, b!.ratio, a!.differs, b!.differs], [1, 1, false, false]);
});

Deno.test("severityByType() refuses incidents whose severity is missing", () => {
  const frame = pl.DataFrame({ primary_type: ["THEFT", "THEFT"], severity: [1, null] });
  assert.throws(() => severityByType(frame), /it is missing for 1/);
});
