import assert from "node:assert/strict";
import { silhouettePlot } from "lib/figures/silhouette_plot.ts";
import { ZONE_COLORS } from "lib/figures/theme.ts";
import { allOf, assertReadable, readDrawing, readSvg, textBoxes } from "./read_svg.ts";
import { WORDS } from "./sample_charts.ts";

const band = (cluster: string, n: number, values: readonly number[]) =>
  values.map((value, i) => ({ cluster, share: i / (values.length - 1), value, n }));
const rows = [...band("1 <Loop>", 300, [0.8, 0.4, 0]), ...band("2 Austin", 100, [0.5, 0, -0.25])];
const options = {
  ...WORDS,
  cluster: "cluster",
  share: "share",
  value: "value",
  n: "n",
  mean: { value: 0.4, label: "mean 0.40" },
} as const;

/** Corners of the bands by color, px. */
function bandsOf(svg: string): Map<string, { x: number; y: number }[]> {
  const paths = allOf(readSvg(svg), "path").filter(({ attributes }) => attributes.d!.endsWith("Z"));
  return new Map(paths.map(({ attributes }) => {
    const numbers = attributes.d!.match(/-?[\d.]+/g)!.map(Number);
    const corners = numbers.flatMap((x, i) => i % 2 === 0 ? [{ x, y: numbers[i + 1]! }] : []);
    return [attributes.fill!, corners];
  }));
}

function tickAt(svg: string, label: string): number {
  const box = textBoxes(readSvg(svg)).findLast(({ text }) => text === label)!;
  return (box.left + box.right) / 2;
}

Deno.test("silhouettePlot() draws bands as thick as their clusters are large", () => {
  const { svg, marks } = silhouettePlot(rows, options);
  assert.equal(marks, 2);
  const heights = ZONE_COLORS.slice(0, 2).map((color) => {
    const ys = bandsOf(svg).get(color)!.map(({ y }) => y);
    return Math.max(...ys) - Math.min(...ys);
  });
  assert.ok(Math.abs(heights[0]! - 3 * heights[1]!) < 0.05, heights.join(" "));
  const last = bandsOf(svg).get(ZONE_COLORS[0]!)!.at(-1)!.y;
  assert.ok(bandsOf(svg).get(ZONE_COLORS[1]!)![0]!.y > last + 4, "with room between them");
});

Deno.test("silhouettePlot() places silhouettes on the axis, below zero to its left", () => {
  const { svg } = silhouettePlot(rows, options);
  const [zero, one] = [tickAt(svg, "0"), tickAt(svg, "1.0")];
  const corners = bandsOf(svg).get(ZONE_COLORS[1]!)!;
  const values = corners.map(({ x }) => (x - zero) / (one - zero));
  // From the zero line over the silhouettes back to it.
  [0, 0.5, 0, -0.25, 0].forEach((value, i) =>
    assert.ok(Math.abs(values[i]! - value) < 1e-3, `${values}`)
  );
  assert.ok(corners[2]!.y - corners[1]!.y > 40 && corners[3]!.y > corners[2]!.y);
  const dashed = allOf(readSvg(svg), "path").find(({ attributes }) =>
    attributes["stroke-dasharray"]
  )!;
  const at = Number(/^M([\d.]+)/.exec(dashed.attributes.d!)![1]);
  assert.ok(Math.abs(at - zero - 0.4 * (one - zero)) < 0.02);
});

Deno.test("silhouettePlot() has a name beside every band, however thin, and takes own colors", () => {
  const zones = Array.from({ length: 14 }, (_, i) => ({
    ...{ name: `${i + 1} Greater Grand Crossing, Washington Heights`, color: `#0000${10 + i}` },
    n: i === 0 ? 80000 : 5,
  }));
  const many = zones.flatMap(({ name, color, n }) =>
    band(name, n, [0.6, 0.2, -1]).map((row) => ({ ...row, color }))
  );
  for (const width of [720, 400]) {
    const figure = silhouettePlot(many, { ...options, color: "color", width });
    assertReadable(figure);
    const boxes = textBoxes(readDrawing(figure.svg)).filter(({ text }) =>
      /^\d+ Greater/.test(text)
    );
    const middles = boxes.map(({ top, bottom }) => (top + bottom) / 2);
    assert.equal(middles.length, 14);
    zones.forEach(({ color }, i) => {
      const ys = bandsOf(figure.svg).get(color)!.map(({ y }) => y);
      assert.ok(Math.abs((Math.min(...ys) + Math.max(...ys)) / 2 - middles[i]!) < 2, color);
    });
  }
  assert.throws(() => silhouettePlot(many, options), {
    message: /at most 12 clusters can be told apart, current number is 14$/,
  });
});

Deno.test("silhouettePlot() refuses silhouettes that are not sorted shares of one cluster", () => {
  const draw = (i: number, more: Partial<typeof rows[number]>) => () =>
    silhouettePlot(rows.map((row, k) => k === i ? { ...row, ...more } : row), options);
  for (
    const [i, more, message] of [
      [0, { share: 0.1 }, /shares must run from 0 to 1, current value of 1 <Loop> is 0.1, 0.5, 1$/],
      [2, { share: 0.9 }, /shares must run from 0 to 1/],
      [1, { share: 2 }, /shares must run from 0 to 1/],
      [1, { value: 0.9 }, /in -1 .. 1 and not rise, current value of 1 <Loop> is 0.8, 0.9, 0$/],
      [5, { value: -1.1 }, /in -1 .. 1 and not rise/],
      [4, { n: 99 }, /n must be one positive number, current value of 2 Austin is 100, 99, 100$/],
    ] as const
  ) assert.throws(draw(i, more), { name: "RangeError", message });
});
