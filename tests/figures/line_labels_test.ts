import assert from "node:assert/strict";
import type { Figure } from "lib/figures/figure.ts";
import { lineChart } from "lib/figures/line_chart.ts";
import { lineLabels } from "lib/figures/line_labels.ts";
import { allOf, assertReadable, readDrawing, readSvg, textBoxes } from "./read_svg.ts";
import { WORDS } from "./sample_charts.ts";

const elbow = [20, 15, 11, 9, 8, 7.5, 7].map((inertia, i) => ({ k: i + 2, inertia }));
const options = { ...WORDS, x: "k", y: "inertia", yLabel: "Inertia", xLabel: "Zones" } as const;

const tickAt = (figure: Figure, label: string) => {
  const box = textBoxes(readSvg(figure.svg)).find(({ text }) => text === label)!;
  return { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 };
};

/** Dashed vertical lines, by their places. */
const verticals = ({ svg }: Figure) =>
  allOf(readSvg(svg), "line").filter(({ attributes: { x1, x2, y1, y2 } }) => x1 === x2 && y1 !== y2)
    .map(({ attributes }) => Number(attributes.x1));

Deno.test("lineChart() marks positions by vertical lines with words beside them", () => {
  const marks = [{ x: 4, label: "elbow & <k = 4>" }, { x: 8, label: "last" }];
  const reference = { value: 12, label: "half of the spread" };
  for (const width of [720, 400]) {
    const figure = lineChart(elbow, { ...options, marks, reference, width });
    assertReadable(figure);
    const xs = verticals(figure);
    assert.equal(xs.length, 2);
    assert.ok(Math.abs(xs[0]! - tickAt(figure, "4").x) < 0.6, `${xs}`);
    const boxes = textBoxes(readDrawing(figure.svg));
    const label = (text: string) => boxes.find((box) => box.text === text)!;
    const beside = [
      xs[0]! - label("elbow & <k = 4>").right,
      label("elbow & <k = 4>").left - xs[0]!,
    ];
    assert.ok(Math.max(...beside) >= 5 && Math.max(...beside) < 7, `${beside}`);
    assert.ok(label("last").right < xs[1]!, "words at the right edge stand at the left of it");
  }
});

Deno.test("lineChart() makes room for a mark beyond its points", () => {
  const marks = [{ x: 12, label: "twelve" }];
  const figure = lineChart(elbow, { ...options, marks });
  assert.ok(Math.abs(verticals(figure)[0]! - tickAt(figure, "12").x) < 0.6);
  assert.equal(figure.marks, 7, "marks are not data");
});

Deno.test("lineChart() places powers evenly on a logarithmic axis, and refuses zero there", () => {
  const powers = [1, 10, 100, 1000].map((n, i) => ({ x: i, n }));
  const log = { ...WORDS, x: "x", y: "n", yLabel: "n", log: true } as const;
  const figure = lineChart(powers, log);
  assertReadable(figure);
  const path = allOf(readSvg(figure.svg), "path")
    .find(({ attributes }) => attributes.d!.match(/,/g)?.length === 4)!;
  const ys = path.attributes.d!.match(/[\d.]+/g)!.map(Number).filter((_, i) => i % 2 === 1);
  const steps = ys.slice(1).map((y, i) => ys[i]! - y);
  assert.ok(steps[0]! > 40 && Math.max(...steps) - Math.min(...steps) <= 0.2, `${steps}`);
  assert.throws(() => lineChart([...powers, { x: 9, n: 0 }], log), {
    name: "RangeError",
    message: /on a logarithmic axis must be positive, current value of the lowest is 0$/,
  });
  assert.throws(() => lineChart(powers, { ...log, zero: true }), RangeError);
});

Deno.test("lineLabels() writes where no line runs", () => {
  // A line along the top right and one along the foot on both sides leave the top left.
  const lines = [
    { x: 200, y: 15 },
    { x: 400, y: 15 },
    null,
    ...Array.from({ length: 41 }, (_, i) => ({ x: 10 * i, y: 190 })),
  ];
  const crossed = [{ x: 205, y: 0 }, { x: 205, y: 200 }, { x: 260, y: 200 }, { x: 260, y: 0 }];
  const svg = lineLabels({
    left: 0,
    right: 400,
    top: 0,
    foot: 200,
    lines: [...lines, null, ...crossed],
    marks: [{ x: 200, label: "k = 5" }],
  });
  const [box] = textBoxes(readSvg(`<svg xmlns="http://www.w3.org/2000/svg">${svg}</svg>`));
  assert.ok(box!.right < 200 && box!.bottom < 180, JSON.stringify(box));
});
