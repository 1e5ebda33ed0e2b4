import assert from "node:assert/strict";
import { scatterChart } from "lib/figures/scatter_chart.ts";
import { assertReadable } from "./read_svg.ts";
import { WORDS } from "./sample_chart.ts";

const COLUMNS = { x: "work", y: "lift", label: "fit", group: "method" } as const;
const AXES = { xLabel: "Work", yLabel: "Lift" };
const draw = (rows: { fit: string; work: number; lift: number }[], more = {}) =>
  scatterChart(rows.map((row) => ({ ...row, method: "one" })), {
    ...WORDS,
    ...COLUMNS,
    ...AXES,
    ...more,
  });

/** Center of each dot. */
const dotsOf = (svg: string) =>
  [...svg.matchAll(/<circle[^>]*>/g)].map(([dot]) =>
    ["cx", "cy"].map((name) => Number(new RegExp(`\\b${name}="([\\d.]+)"`).exec(dot)?.[1]))
  );

Deno.test("scatterChart() puts more to the right and up, powers of ten equally far apart", () => {
  const rows = [1, 10, 100].map((work, i) => ({ fit: `f${i}`, work, lift: 0.1 * (i + 1) }));
  const [a, b, c] = dotsOf(draw(rows, { log: true }).svg);
  assert.ok(a![0]! < b![0]! && b![0]! < c![0]! && a![1]! > b![1]! && b![1]! > c![1]!);
  assert.ok(Math.abs((b![0]! - a![0]!) - (c![0]! - b![0]!)) < 0.2);
});

Deno.test("scatterChart() names dots that crowd without one name on another", () => {
  const rows = Array.from({ length: 6 }, (_, i) => ({
    fit: `k-means ${i} in the densest cells`,
    work: 1000 + 3 * i,
    lift: 0.3 + 0.001 * i,
  }));
  assertReadable(draw(rows.concat({ fit: "far", work: 5000, lift: -0.1 }), {
    named: [rows[0]!.fit, rows[3]!.fit, "far"],
  }));
});

Deno.test("scatterChart() refuses what a logarithmic axis cannot show", () => {
  assert.throws(() => draw([{ fit: "a", work: 0, lift: 1 }], { log: true }), {
    name: "RangeError",
    message: /work must be positive on a logarithmic axis, current value is 0/,
  });
});
