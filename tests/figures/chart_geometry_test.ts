import assert from "node:assert/strict";
import { barChart } from "lib/figures/bar_chart.ts";
import { calendarHeatMap } from "lib/figures/calendar_heat_map.ts";
import { columnChart } from "lib/figures/column_chart.ts";
import { dotIntervalChart } from "lib/figures/dot_interval_chart.ts";
import type { Figure } from "lib/figures/figure.ts";
import { heatMap } from "lib/figures/heat_map.ts";
import { lineChart } from "lib/figures/line_chart.ts";
import { lorenzCurve } from "lib/figures/lorenz_curve.ts";
import { spreadApart } from "lib/figures/spread.ts";
import { ACCENT, HIGHLIGHT, NO_DATA, NOISE, QUIET } from "lib/figures/theme.ts";
import { allOf, type Element, readSvg, textBoxes } from "./read_svg.ts";
import { SAMPLES, WORDS } from "./sample_charts.ts";

/** Elements of a name and color, with their numbers. */
function marksOf(figure: Figure, name: string, colors: readonly string[]): Element[] {
  const colored = (element: Element, inherited: string): Element[] => {
    const fill = element.attributes.fill ?? inherited;
    const own = element.name === name && colors.includes(fill) ? [element] : [];
    return [...own, ...element.children.flatMap((child) => colored(child, fill))];
  };
  return colored(readSvg(figure.svg), "");
}

const number = (element: Element, attribute: string) => Number(element.attributes[attribute]);

Deno.test("barChart() draws lengths in proportion, longest on top, and highlights by name", () => {
  const rows = [{ type: "a", n: 10 }, { type: "b", n: 40 }, { type: "c", n: 20 }];
  const figure = barChart(rows, { ...WORDS, x: "n", y: "type", highlight: ["c"] });
  const bars = marksOf(figure, "rect", [HIGHLIGHT, QUIET]);
  const widths = bars.map((bar) => number(bar, "width"));
  assert.deepEqual(widths.map((width) => Math.round(width / widths[2]!)), [4, 2, 1]);
  assert.ok(bars.every((bar, i) => i === 0 || number(bar, "y") > number(bars[i - 1]!, "y")));
  assert.deepEqual(bars.map((bar) => bar.attributes.fill), [QUIET, HIGHLIGHT, QUIET]);
});

Deno.test("barChart() keeps the order of the rows when told, and refuses a name twice", () => {
  const rows = [{ type: "a", n: 10 }, { type: "b", n: 40 }];
  const figure = barChart(rows, { ...WORDS, x: "n", y: "type", sort: "none" });
  const widths = marksOf(figure, "rect", [ACCENT]).map((bar) => number(bar, "width"));
  assert.ok(widths[0]! < widths[1]!);
  assert.throws(() => barChart([...rows, rows[0]!], { ...WORDS, x: "n", y: "type" }), RangeError);
  assert.throws(
    () => barChart([{ type: "a", n: -1 }], { ...WORDS, x: "n", y: "type" }),
    RangeError,
  );
});

Deno.test("dotIntervalChart() places powers evenly on a logarithmic axis, refuses odd intervals", () => {
  const row = (type: string, ratio: number) => ({ type, ratio, low: ratio / 2, high: ratio * 2 });
  const options = { x: "ratio", low: "low", high: "high", y: "type", xLabel: "Ratio" } as const;
  const draw = (rows: ReturnType<typeof row>[]) =>
    dotIntervalChart(rows, { ...WORDS, ...options, log: true, format: "ratio" });
  const dots = marksOf(draw([row("a", 0.1), row("b", 1), row("c", 10)]), "circle", [ACCENT]);
  const [x1 = 0, x2 = 0, x3 = 0] = dots.map((dot) => number(dot, "cx"));
  assert.ok(Math.abs((x1 - x2) - (x2 - x3)) <= 0.11 && x1 > x2);
  assert.throws(() => draw([row("a", 0)]), RangeError);
  assert.throws(() => draw([{ type: "a", ratio: 3, low: 4, high: 5 }]), RangeError);
});

Deno.test("columnChart() stacks the part set apart on its column, in grey", () => {
  const rows = [{ hour: 0, n: 30, n_default: 10 }, { hour: 23, n: 20, n_default: 0 }];
  const options = { x: "hour", y: "n", muted: "n_default", xKind: "hour", yLabel: "n" } as const;
  const figure = columnChart(rows, { ...WORDS, ...options });
  // The first rectangle of each color is the swatch of the legend.
  const [, first, second] = marksOf(figure, "rect", [ACCENT]);
  const [, grey, ...others] = marksOf(figure, "rect", [NOISE]);
  assert.equal(others.length, 0);
  const [solidHeight, greyHeight] = [number(first!, "height"), number(grey!, "height")];
  assert.ok(Math.abs(solidHeight - 3 * greyHeight) < 0.4);
  assert.ok(Math.abs(number(grey!, "y") + greyHeight - number(first!, "y")) < 0.2);
  assert.ok(
    number(second!, "x") - number(first!, "x") > 500,
    "hours without a row keep their place",
  );
  assert.throws(
    () =>
      columnChart([{ hour: 24, n: 1 }], { ...WORDS, x: "hour", y: "n", xKind: "hour", yLabel: "" }),
    RangeError,
  );
});

Deno.test("heatMap() colors darken with the value; cells without a row are grey", () => {
  const rows = [1, 2, 3, 4, 5, 6].map((weekday) => ({ weekday, month: weekday, n: weekday ** 3 }));
  const options = {
    x: "month",
    y: "weekday",
    value: "n",
    xKind: "month",
    yKind: "weekday",
  } as const;
  const figure = heatMap(rows, { ...WORDS, ...options, valueLabel: "n" });
  const cells = allOf(readSvg(figure.svg), "rect").filter(({ attributes }) =>
    attributes.rx === "1.5"
  );
  const filled = cells.map(({ attributes }) => attributes.fill).filter((fill) =>
    fill !== undefined
  );
  const light = (color: string) =>
    [1, 3, 5].reduce((sum, i) => sum + parseInt(color.slice(i, i + 2), 16), 0);
  assert.equal(filled.length, 6);
  assert.ok(filled.every((fill, i) => i === 0 || light(fill) < light(filled[i - 1]!)));
  assert.equal(cells.length, 12 * 7);
  assert.equal(marksOf(figure, "rect", [NO_DATA]).length, 12 * 7 - 6 + 1, "and one in the legend");
});

Deno.test("calendarHeatMap() puts days of a week below each other and stub years to a neighbor", () => {
  const rows = Array.from({ length: 10 }, (_, i) => ({
    date: new Date(Date.UTC(2016, 11, 27 + i)).toISOString().slice(0, 10),
    n: i,
  }));
  const options = { date: "date", value: "n", valueLabel: "n", classes: 100 } as const;
  const figure = calendarHeatMap(rows, { ...WORDS, ...options });
  assert.deepEqual([...figure.svg.matchAll(/>(20\d\d)<\/text>/g)].map((match) => match[1]), [
    "2017",
  ]);
  const places = [...figure.svg.matchAll(/M([\d.]+) ([\d.]+)h[\d.]+v/g)]
    .map((match) => ({ x: Number(match[1]), y: Number(match[2]) }));
  assert.equal(places.length, 10);
  // 27 December 2016 to 1 January 2017 are Tuesday to Sunday, 2 to 5 January Monday to Thursday.
  const columns = new Map<number, number>();
  for (const { x } of places) columns.set(x, (columns.get(x) ?? 0) + 1);
  assert.deepEqual([...columns].sort(([a], [b]) => a - b).map(([, days]) => days), [6, 4]);
  assert.throws(() => calendarHeatMap([...rows, rows[0]!], { ...WORDS, ...options }), RangeError);
  assert.throws(() => calendarHeatMap([{ date: "2017-02-30", n: 1 }], { ...WORDS, ...options }), {
    message: /current value is 2017-02-30/,
  });
});

Deno.test("lineChart() draws incomplete periods hollow and breaks the line at null", () => {
  const rows = [4, 5, null, 6, 3].map((n, i) => ({ month: `2017-0${i + 1}`, n, partial: i === 4 }));
  const options = { x: "month", y: "n", partial: "partial", xKind: "date", yLabel: "n" } as const;
  const figure = lineChart(rows, { ...WORDS, ...options });
  assert.equal(marksOf(figure, "circle", ["#fff"]).length, 1);
  const line = allOf(readSvg(figure.svg), "path").find(({ attributes }) =>
    attributes.stroke === ACCENT && !attributes["stroke-dasharray"]
  );
  const parts = line?.attributes.d?.split("M").slice(1).map((part) => part.match(/,/g)?.length);
  assert.deepEqual(
    parts,
    [2, 1],
    "two points, a gap, one point; the fifth is tied by a dashed line",
  );
  assert.throws(() => lineChart([...rows, rows[0]!], { ...WORDS, ...options }), RangeError);
});

Deno.test("lorenzCurve() is drawn in a square, from corner to corner", () => {
  const { rows, draw } = SAMPLES.lorenz_curve!;
  const group = allOf(readSvg(draw(rows).svg), "g").find(({ attributes }) =>
    attributes["stroke-width"] === "2.6"
  )!;
  const curve = allOf(group, "path")[0]!;
  const ends = curve.attributes.d!.match(/-?[\d.]+/g)!.map(Number);
  const [x0 = 0, y0 = 0] = ends;
  const [x1 = 0, y1 = 0] = ends.slice(-2);
  assert.ok(Math.abs((x1 - x0) - (y0 - y1)) < 0.2);
  assert.throws(() => lorenzCurve([{ x: 0, y: 1.2 }], { ...WORDS, x: "x", y: "y" }), RangeError);
});

Deno.test("lineChart() and lorenzCurve() keep labels apart that belong to the same place", () => {
  const lines = ["a", "b", "c"].flatMap((series) => [0, 1].map((x) => ({ x, y: x, series })));
  const chart = lineChart(lines, { ...WORDS, x: "x", y: "y", series: "series", yLabel: "n" });
  const curve = lorenzCurve([{ x: 0, y: 0 }, { x: 0.5, y: 0.9 }, { x: 1, y: 1 }], {
    ...WORDS,
    x: "x",
    y: "y",
    annotations: [{ x: 0.1, y: 0.2, label: "first" }, { x: 0.11, y: 0.21, label: "second" }],
  });
  for (
    const [{ svg }, names] of [[chart, ["a", "b", "c"]], [curve, ["first", "second"]]] as [
      Figure,
      string[],
    ][]
  ) {
    const tops = textBoxes(readSvg(svg)).filter(({ text }) => names.includes(text))
      .map(({ top }) => top).sort((a, b) => a - b);
    assert.equal(tops.length, names.length);
    assert.ok(tops.every((top, i) => i === 0 || top - tops[i - 1]! >= 15));
  }
});

Deno.test("charts of named rows write names wholly to the left of their marks", () => {
  for (const name of ["bar_chart", "dot_interval_chart"]) {
    const { rows, draw } = SAMPLES[name]!;
    const root = readSvg(draw(rows).svg);
    const names = textBoxes(root).filter(({ text }) => /Theft$|officer|Arson|theft$/.test(text));
    assert.equal(names.length, 4);
    assert.equal(new Set(names.map(({ right }) => Math.round(right))).size, 1, "flush right");
    const marks = [...allOf(root, "rect"), ...allOf(root, "circle")]
      .map(({ attributes }) => Number(attributes.cx ?? attributes.x)).filter((x) => x > 150);
    assert.ok(Math.max(...names.map(({ right }) => right)) < Math.min(...marks));
  }
});

Deno.test("spreadApart() keeps order and distance, and stays within the limits", () => {
  const placed = spreadApart([99, 98, 97, 10], 14, 0, 100);
  assert.deepEqual(placed, [100, 86, 72, 10]);
  assert.deepEqual(spreadApart([3, 1], 14, 0, 100), [14, 0]);
});
