import assert from "node:assert/strict";
import { cellTime, N_TIME_CELLS, timeCellOf } from "lib/data/time_cells.ts";
import { cellDays, metricRadii, sumsAround, timePoints } from "lib/patterns/time_points.ts";

const EVERY_DAY = new Uint32Array(N_TIME_CELLS).fill(1);

Deno.test("cellTime() is the inverse of timeCellOf()", () => {
  for (let cell = 0; cell < N_TIME_CELLS; cell++) {
    const { hour, weekday, month } = cellTime(cell);
    assert.equal(timeCellOf(hour, weekday, month), cell);
  }
});

Deno.test("timePoints() puts neighbors around each circle equally near, the last beside the first", () => {
  const values = timePoints({ hour: 2, weekday: 1, month: 0.5 });
  const apart = (a: number, b: number) =>
    Math.hypot(...Array.from({ length: 6 }, (_, d) => values[a * 6 + d]! - values[b * 6 + d]!));
  const at = timeCellOf;
  const same = [
    [at(23, 3, 5), at(0, 3, 5), at(7, 3, 5), at(8, 3, 5)],
    [at(4, 7, 5), at(4, 1, 5), at(4, 3, 5), at(4, 4, 5)],
    [at(4, 2, 12), at(4, 2, 1), at(4, 2, 6), at(4, 2, 7)],
  ] as const;
  for (const [a, b, c, d] of same) assert.ok(Math.abs(apart(a, b) - apart(c, d)) < 1e-14);
  assert.ok(Math.abs(apart(at(0, 1, 1), at(12, 1, 1)) - 4) < 1e-14);
  assert.ok(Math.abs(apart(at(0, 1, 1), at(0, 1, 7)) - 1) < 1e-14);
});

Deno.test("metricRadii() measures rates a day, so that months with more days are not busier", () => {
  const days = cellDays([
    ...Array.from({ length: 3 }, () => ({ weekday: 1, month: 1 })),
    { weekday: 1, month: 2 },
  ]);
  const counts = days.map((n, cell) => n * (cell % 24 < 12 ? 1 : 3));
  const { hour, weekday, month } = metricRadii("variation", counts, days);
  assert.deepEqual([hour, weekday, month], [1, 0, 0]);
});

Deno.test("metricRadii() gives circles the radius of their variation", () => {
  // rates 1 ± 0.5 around the day, 1 ± 0.25 around the year
  const counts = EVERY_DAY.map((_, cell) => {
    const { hour, month } = cellTime(cell);
    return (hour < 12 ? 2 : 6) * (month <= 6 ? 3 : 5);
  });
  const { hour, weekday, month } = metricRadii("variation", counts, EVERY_DAY);
  assert.deepEqual([hour, weekday], [1, 0]);
  assert.ok(Math.abs(month - 0.5) < 1e-15);
  assert.deepEqual(metricRadii("equal", counts, EVERY_DAY), { hour: 1, weekday: 1, month: 1 });
});

Deno.test("metricRadii() refuses incidents that do not vary", () => {
  assert.throws(() => metricRadii("variation", EVERY_DAY, EVERY_DAY), { name: "RangeError" });
});

Deno.test("sumsAround() keeps every incident", () => {
  const counts = EVERY_DAY.map((_, cell) => cell);
  for (const name of ["hour", "weekday", "month"] as const) {
    assert.equal(sumsAround(counts, name).reduce((sum, each) => sum + each, 0), 2015 * 1008);
  }
});
