import assert from "node:assert/strict";
import { areaMap } from "lib/figures/area_map.ts";
import { cellMap } from "lib/figures/cell_map.ts";
import { NO_DATA } from "lib/figures/theme.ts";
import type { Polygon } from "lib/space/polygon.ts";
import { allOf, readSvg } from "./read_svg.ts";
import { squareKilometer, WORDS } from "./sample_charts.ts";

/** Corners of a path of absolute places. */
function corners(d: string): { x: number; y: number }[] {
  const numbers = d.match(/-?[\d.]+/g)!.map(Number);
  return Array.from({ length: numbers.length / 2 }, (_, i) => ({
    x: numbers[2 * i]!,
    y: numbers[2 * i + 1]!,
  }));
}

const areas = (polygons: Polygon[]) => ({
  names: polygons.map((_, i) => String(i)),
  labels: polygons.map((_, i) => `AREA ${i}`),
  polygons: polygons.map((polygon) => [polygon]),
});

Deno.test("areaMap() draws a square kilometer square, north above south, and its bar to scale", () => {
  const rows = [{ code: "0", n: 1 }, { code: "1", n: 2 }];
  const shapes = areas([squareKilometer(0, 0), squareKilometer(3, 7)]);
  const { svg } = areaMap(rows, {
    ...WORDS,
    area: "code",
    value: "n",
    areas: shapes,
    valueLabel: "n",
  });
  const paths = allOf(readSvg(svg), "path").map(({ attributes }) => attributes.d!);
  const [south, north] = paths.filter((d) => d.endsWith("Z")).map(corners);
  const width = south![1]!.x - south![0]!.x;
  const height = south![1]!.y - south![2]!.y;
  assert.ok(width > 20 && Math.abs(width - height) <= 0.2, `${width} by ${height}`);
  assert.ok(north![0]!.y < south![0]!.y && north![0]!.x > south![0]!.x);
  assert.match(svg, />1 km<\/text>/);
  const bar = paths.map((d) => /v8m([\d.]+)/.exec(d)?.[1]).find((length) => length !== undefined);
  assert.ok(Math.abs(Number(bar) - width) <= 0.2);
});

Deno.test("areaMap() shows areas without a value as no data, refuses codes it does not know", () => {
  const shapes = areas([squareKilometer(0, 0), squareKilometer(1, 0), squareKilometer(2, 0)]);
  const options = { ...WORDS, area: "code", value: "n", areas: shapes, valueLabel: "n" } as const;
  const figure = areaMap([{ code: "0", n: 1 }, { code: "1", n: null }], options);
  const fills = allOf(readSvg(figure.svg), "path").map(({ attributes }) => attributes.fill);
  assert.equal(fills.filter((fill) => fill === NO_DATA).length, 2);
  assert.throws(() => areaMap([{ code: "07", n: 1 }], options), {
    message: /current value is 07$/,
  });
  assert.throws(() => areaMap([{ code: "0", n: 1 }, { code: "0", n: 2 }], options), RangeError);
});

Deno.test("cellMap() draws each cell where it is and as large as it is", () => {
  const cells = [{ x: 125, y: 125, n: 1 }, { x: 375, y: 125, n: 1 }, { x: 875, y: 875, n: 100 }];
  const columns = { x: "x", y: "y", value: "n" } as const;
  const options = { ...WORDS, ...columns, cellSizeMeters: 250, valueLabel: "n" };
  const { svg } = cellMap(cells, { ...options, outline: [squareKilometer(0, 0)] });
  const root = readSvg(svg);
  const grid = allOf(root, "g").find(({ attributes }) => attributes["shape-rendering"])!;
  const [left = 0, base = 0, step = 0, flipped] = grid.attributes.transform!.match(/-?[\d.]+/g)!
    .map(Number);
  assert.equal(flipped, -step);
  const outline = corners(
    allOf(root, "path").find(({ attributes }) => attributes.fill === "none")!
      .attributes.d!,
  );
  assert.ok(Math.abs(outline[0]!.x - left) <= 0.1 && Math.abs(outline[0]!.y - base) <= 0.1);
  assert.ok(Math.abs(outline[1]!.x - outline[0]!.x - 4 * step) <= 0.1);
  const paths = allOf(grid, "path").map(({ attributes }) => attributes.d).filter(Boolean);
  assert.deepEqual(paths, ["M0 0h2v1h-2z", "M3 3h1v1h-1z"]);
});

Deno.test("cellMap() refuses cells that are not on one grid", () => {
  const cells = [{ x: 125, y: 125, n: 1 }, { x: 300, y: 125, n: 1 }];
  const columns = { x: "x", y: "y", value: "n" } as const;
  const options = { ...WORDS, ...columns, cellSizeMeters: 250, valueLabel: "n" };
  assert.throws(() => cellMap(cells, { ...options, outline: [squareKilometer(0, 0)] }), {
    name: "RangeError",
    message: /whole multiples of 250 m apart, current value is 175 m/,
  });
});
