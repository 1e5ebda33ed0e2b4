import assert from "node:assert/strict";
import { nullChart } from "lib/figures/null_chart.ts";
import { ACCENT, MUTED, NOISE } from "lib/figures/theme.ts";
import { allOf, assertReadable, readSvg, textBoxes } from "./read_svg.ts";
import { WORDS } from "./sample_charts.ts";

const rows = [
  { fit: "K-means, k < 9", score: 0.5, low: 0.1, mean: 0.2, high: 0.3, lift: "+0.30, p = 0.01" },
  { fit: "Ward", score: 0.15, low: 0.1, mean: 0.2, high: 0.4, lift: "−0.05, p = 0.80" },
];
const options = {
  ...WORDS,
  label: "fit",
  observed: "score",
  low: "low",
  mean: "mean",
  high: "high",
  note: "lift",
  xLabel: "Silhouette",
  zero: true,
} as const;

Deno.test("nullChart() draws range, mean and observed value where the axis has them", () => {
  const { svg, alt } = nullChart(rows, options);
  const root = readSvg(svg);
  const tick = (label: string) => {
    const box = textBoxes(root).findLast(({ text }) => text === label)!;
    return (box.left + box.right) / 2;
  };
  const [zero, half] = [tick("0"), tick("0.5")];
  const value = (x: number) => Math.round(1000 * (x - zero) / (half - zero) / 2) / 1000;
  // The first of each kind is in the legend.
  const bars = allOf(root, "rect").filter(({ attributes }) => attributes.fill === NOISE).slice(1);
  assert.deepEqual(
    bars.map(({ attributes: { x, width } }) => [Number(x), Number(x) + Number(width)].map(value)),
    [[0.1, 0.3], [0.1, 0.4]],
  );
  const dots = allOf(root, "circle").slice(1);
  assert.deepEqual(dots.map(({ attributes }) => value(Number(attributes.cx))), [0.5, 0.15]);
  const lines = (color: string) =>
    allOf(root, "path").filter(({ attributes }) => attributes.stroke === color)
      .map(({ attributes }) => attributes.d!.match(/[\d.]+/g)!.map(Number));
  const means = lines(MUTED).slice(1);
  assert.deepEqual(means.map(([x]) => value(x!)), [0.2, 0.2]);
  assert.deepEqual(lines(ACCENT).map(([from, , to]) => [from, to].map((x) => value(x!))), [
    [0.2, 0.5],
    [0.2, 0.15],
  ]);
  assert.equal(dots[0]!.attributes.cy, String(means[0]![1]! + 7.5), "dot and mean in one row");
  assert.match(alt, /K-means, k < 9 0\.50, null 0\.10 to 0\.30 \(\+0\.30, p = 0\.01\); Ward/);
});

Deno.test("nullChart() draws each draw that it is given", () => {
  const draws = { Ward: [0.1, 0.15, 0.2, 0.4] };
  const { svg, marks } = nullChart(rows, { ...options, draws });
  assert.equal(marks, 2 + 4);
  const ticks = allOf(readSvg(svg), "path").filter(({ attributes }) =>
    attributes["stroke-width"] === "0.8"
  );
  assert.equal(ticks.at(-1)!.attributes.d!.match(/v10/g)?.length, 4);
  assert.equal(ticks.length, 2, "one row, and the legend");
});

Deno.test("nullChart() writes the notes at the right, rows in their order, one row or twelve", () => {
  const many = Array.from({ length: 12 }, (_, i) => ({ ...rows[i % 2]!, fit: `fit ${i}` }));
  for (const [given, width] of [[many, 720], [many, 400], [rows.slice(0, 1), 400]] as const) {
    const reference = { value: 0.9, label: "what a target asks for" };
    const figure = nullChart(given, { ...options, noteLabel: "Lift", reference, width });
    assertReadable(figure);
    const notes = textBoxes(readSvg(figure.svg)).filter(({ text }) => / p = /.test(text));
    assert.deepEqual(notes.map(({ text }) => text), given.map(({ lift }) => lift));
    assert.equal(new Set(notes.map(({ right }) => Math.round(right))).size, 1);
    const dots = allOf(readSvg(figure.svg), "circle").map(({ attributes }) =>
      Number(attributes.cx)
    );
    assert.ok(Math.max(...dots) < Math.min(...notes.map(({ left }) => left)));
  }
});

Deno.test("nullChart() refuses ranges that do not hold their mean or draws", () => {
  const draw = (more: object, draws?: Record<string, number[]>) => () =>
    nullChart([{ ...rows[0]!, ...more }], { ...options, draws: draws ?? {} });
  for (
    const [call, message] of [
      [draw({ mean: 0.35 }), /between lowest and highest, current value is 0.1 0.35 0.3 of K-mea/],
      [draw({ low: 0.25 }), /between lowest and highest/],
      [draw({}, { "K-means, k < 9": [0.2, 0.31] }), /draws must be .*, current value is 0.31 of K/],
      [draw({}, { "K-means, k < 9": [NaN] }), /draws must be between/],
      [draw({}, { Ward: [0.2] }), /draws must be of a row, current value is Ward$/],
      [() => nullChart([rows[0]!, rows[0]!], options), /names must differ/],
    ] as const
  ) assert.throws(call, { name: "RangeError", message });
});
