import assert from "node:assert/strict";
import { cellPaths } from "lib/figures/cell_paths.ts";
import { fitMap } from "lib/figures/map_frame.ts";
import { mapMarks } from "lib/figures/map_marks.ts";
import { NOISE, RISK_TRAFFIC_LIGHT, ZONE_COLORS } from "lib/figures/theme.ts";
import { zoneMap } from "lib/figures/zone_map.ts";
import { createHexGrid } from "lib/space/hex_grid.ts";
import { allOf, assertReadable, type Element, readSvg, textBoxes } from "./read_svg.ts";
import { squareKilometer, WORDS } from "./sample_charts.ts";

const MAP = fitMap({ minX: 0, minY: 0, maxX: 1000, maxY: 1000 }, 400, 400);

/** Outlines of a path of relative lines, each as its corners in steps. */
function outlines(d: string): [number, number][][] {
  return d.split("z").filter((part) => part !== "").map((part) => {
    const [, startX, startY, rest] = /^M(-?\d+) (-?\d+)(.*)$/.exec(part)!;
    const corners: [number, number][] = [[Number(startX), Number(startY)]];
    for (const [, command, numbers] of rest!.matchAll(/([hvl])([-\d ]+)/g)) {
      const steps = numbers!.match(/-?\d+/g)!.map(Number);
      const moves = command === "h"
        ? [[steps[0]!, 0]]
        : command === "v"
        ? [[0, steps[0]!]]
        : steps.flatMap((dx, i) => i % 2 === 0 ? [[dx, steps[i + 1]!]] : []);
      for (const [dx, dy] of moves) {
        const [x, y] = corners.at(-1)!;
        corners.push([x + dx!, y + dy!]);
      }
    }
    return corners;
  });
}

/** Corners of all outlines of a drawing, in meters. */
function cornersInMeters(svg: string): string[][] {
  const root = readSvg(`<svg xmlns="http://www.w3.org/2000/svg">${svg}</svg>`);
  const [group] = root.children;
  const [left = 0, base = 0, scaleX = 0, scaleY = 0] = group!.attributes.transform!
    .match(/-?[\d.]+/g)!.map(Number);
  return allOf(root, "path").flatMap(({ attributes }) =>
    outlines(attributes.d!).map((corners) =>
      corners.map(([x, y]) =>
        [(left + x * scaleX) / MAP.scale, (MAP.height - base - y * scaleY) / MAP.scale]
          .map((meters) => meters.toFixed(0)).join(" ")
      )
    )
  );
}

const words = (ring: readonly (readonly number[])[]) =>
  [...new Set(ring.map(([x, y]) => `${x!.toFixed(0)} ${y!.toFixed(0)}`))].sort();

Deno.test("cellPaths() draws hexagons where the grid of hexagons has them", () => {
  const grid = createHexGrid({ minX: 100, minY: 100, maxX: 800, maxY: 800 }, 200);
  const ids = [[200, 300], [500, 700], [700, 200]].map(([x, y]) => grid.cellOf(x!, y!));
  const cells = ids.map((id, i) => ({
    x: grid.centerOf(id)[0],
    y: grid.centerOf(id)[1],
    fill: `#00000${i}`,
  }));
  const fills = cells.map(({ fill }) => fill);
  const options = { cell: "hexagon", cellSizeMeters: 200, fills, map: MAP, chart: "map" } as const;
  const drawn = cornersInMeters(cellPaths(cells, options)).map((each) => [...new Set(each)].sort());
  assert.deepEqual(drawn, ids.map((id) => words(grid.ringOf(id))));
});

Deno.test("cellPaths() draws neighbors of one color as one outline around all their corners", () => {
  const grid = createHexGrid({ minX: 0, minY: 0, maxX: 900, maxY: 100 }, 100);
  const row = [250, 350, 450, 650].map((x) => grid.cellOf(x, 90));
  const centers = row.map((id) => grid.centerOf(id));
  const cells = centers.map(([x, y]) => ({ x, y, fill: "#000" }));
  const options = {
    cell: "hexagon",
    cellSizeMeters: 100,
    fills: ["#000"],
    map: MAP,
    chart: "map",
  } as const;
  const svg = cellPaths(cells, options);
  const [three, one] = cornersInMeters(svg);
  assert.deepEqual(
    [...new Set(three)].sort(),
    words(row.slice(0, 3).flatMap((id) => grid.ringOf(id))),
  );
  assert.deepEqual([...new Set(one)].sort(), words(grid.ringOf(row[3]!)));
  assert.equal(three!.length, 14 + 1, "14 sides, back to the first corner");
  assert.equal(cellPaths([...cells].reverse(), options).match(/z/g)?.length, 2);
  assert.equal(cellPaths([], options), "");
});

Deno.test("cellPaths() refuses hexagons of another lattice", () => {
  const draw = (x: number, y: number) =>
    cellPaths([{ x: 0, y: 0, fill: "#000" }, { x, y, fill: "#000" }], {
      cell: "hexagon",
      cellSizeMeters: 100,
      fills: ["#000"],
      map: MAP,
      chart: "map",
    });
  const rowHeight = 50 * Math.sqrt(3);
  draw(50, rowHeight);
  draw(-100, -2 * rowHeight);
  for (const [x, y] of [[50, 0], [0, rowHeight], [0, rowHeight / 3], [100, 30]]) {
    assert.throws(() => draw(x!, y!), {
      name: "RangeError",
      message: /Cannot draw map: centers must be on one lattice of hexagons 100 m wide/,
    });
  }
});

const cells = [
  { x: 125, y: 125, zone: "b" },
  { x: 375, y: 125, zone: "noise" },
  { x: 875, y: 875, zone: "a" },
];
const options = {
  ...WORDS,
  x: "x",
  y: "y",
  category: "zone",
  cellSizeMeters: 250,
  outline: [squareKilometer(0, 0)],
} as const;
const categories = [
  { name: "noise", label: "none < all", muted: true, note: "12" },
  { name: "a", label: "Loop & West" },
  { name: "b", label: "Austin", note: "9,876" },
  { name: "c", label: "O'Hare" },
];

/** Fill of the cells of the map by their paths. */
function fillOf(svg: string): Record<string, string> {
  const grid = allOf(readSvg(svg), "g").find(({ attributes }) => attributes["shape-rendering"])!;
  return Object.fromEntries(
    grid.children.map(({ attributes }) => [attributes.d!, attributes.fill!]),
  );
}

Deno.test("zoneMap() colors by class, in the order of the classes, the muted one grey", () => {
  const { svg, alt } = zoneMap(cells, { ...options, categories });
  assert.deepEqual(fillOf(svg), {
    "M1 0h1v1h-1z": NOISE,
    "M3 3h1v1h-1z": ZONE_COLORS[0],
    "M0 0h1v1h-1z": ZONE_COLORS[1],
  });
  const swatches = allOf(readSvg(svg), "rect").filter(({ attributes }) => attributes.rx === "2")
    .map(({ attributes }) => attributes.fill);
  assert.deepEqual(swatches, [NOISE, ...ZONE_COLORS.slice(0, 3)], "that of no cell included");
  const tops = ["none < all", "Loop & West", "Austin", "O'Hare"].map((label) =>
    textBoxes(readSvg(svg)).find(({ text }) => text === label)!.top
  );
  assert.deepEqual(tops, [...tops].sort((a, b) => a - b));
  assert.match(alt, /Map of 3 squares of 250 m in 4 classes: none < all \(12\), Loop & West, /);
});

Deno.test("zoneMap() takes the colors of classes of risk as they are given", () => {
  const [low, medium, high] = RISK_TRAFFIC_LIGHT as [string, string, string];
  const risk = [{ name: "b", color: high }, { name: "noise", color: medium }, {
    name: "a",
    color: low,
  }];
  const { svg } = zoneMap(cells, {
    ...options,
    categories: risk.map((each) => ({ ...each, label: each.name })),
  });
  assert.deepEqual(Object.values(fillOf(svg)), [high, medium, low]);
});

Deno.test("zoneMap() gives twelve classes colors of their own, passing over those given away", () => {
  const twelve = Array.from({ length: 12 }, (_, i) => ({ name: `${i}`, label: `zone ${i}` }));
  const rows = twelve.map(({ name }, i) => ({ x: 125 + 250 * i, y: 125, zone: name }));
  const draw = (more: { name: string; label: string; color?: string; muted?: boolean }[]) =>
    zoneMap(rows, { ...options, categories: [...more, ...twelve.slice(more.length)] });
  const first = { name: "0", label: "zone 0", color: ZONE_COLORS[3]! };
  assert.equal(new Set(Object.values(fillOf(draw([first]).svg))).size, 12);
  assertReadable(draw([first]));
  assert.throws(() => zoneMap(rows, { ...options, categories: [...twelve, ...categories] }), {
    message: /at most 12 classes can be told apart, current value is 16$/,
  });
});

Deno.test("zoneMap() refuses classes that are unknown, twice or alike in color", () => {
  const draw = (given: typeof categories) => () =>
    zoneMap(cells, { ...options, categories: given });
  assert.throws(draw(categories.slice(1)), {
    name: "RangeError",
    message:
      "Cannot draw zone map: each class must be among the categories, current value is noise",
  });
  assert.throws(draw([...categories, categories[1]!]), { message: /differ, current value is a$/ });
  const muted = categories.map((each) => ({ ...each, muted: true }));
  assert.throws(draw(muted), { message: /differ in color, current value is #b9c0c7$/ });
});

/** Centers of the circles with a white inside, and where their lines begin. */
function placesOf(svg: string) {
  const root = readSvg(`<svg xmlns="http://www.w3.org/2000/svg">${svg}</svg>`);
  const number = (element: Element, name: string) => Number(element.attributes[name]);
  const centers = allOf(root, "circle").filter(({ attributes }) => attributes.fill === "#fff")
    .map((circle) => ({ x: number(circle, "cx"), y: number(circle, "cy") }));
  const radius = number(allOf(root, "circle")[0]!, "r");
  return { centers, radius, lines: allOf(root, "path").length / 2 };
}

Deno.test("mapMarks() stands on its points where there is room, and keeps marks apart", () => {
  const far = [{ x: 500, y: 500, label: "1" }, { x: 800, y: 250, label: "2" }];
  assert.deepEqual(placesOf(mapMarks(far, MAP)), {
    centers: [{ x: 200, y: 200 }, { x: 320, y: 300 }],
    radius: 9,
    lines: 0,
  });
  const near = Array.from({ length: 12 }, (_, i) => ({
    x: 20 * (i % 4),
    y: 30 * i,
    label: `${i + 1}`,
  }));
  for (const place of ["on", "beside"] as const) {
    const { centers, radius } = placesOf(mapMarks(near, MAP, place));
    assert.equal(centers.length, 12);
    centers.forEach((a, i) => {
      assert.ok(a.x >= radius && a.y >= radius && a.x <= 400 - radius && a.y <= 400 - radius);
      centers.slice(i + 1).forEach((b) =>
        assert.ok(Math.hypot(a.x - b.x, a.y - b.y) >= 2 * radius, `${place}: ${i}`)
      );
    });
  }
});

Deno.test("mapMarks() beside their points hide none of them, and lead to each", () => {
  const near = [[500, 500], [530, 500], [500, 540], [900, 900]].map(([x, y], i) => ({
    x: x!,
    y: y!,
    label: `${i + 1}`,
  }));
  const { centers, radius, lines } = placesOf(mapMarks(near, MAP, "beside"));
  assert.equal(lines, 4);
  for (const { x, y } of near.map((mark) => ({ x: 0.4 * mark.x, y: 400 - 0.4 * mark.y }))) {
    for (const center of centers) {
      assert.ok(Math.hypot(center.x - x, center.y - y) > radius + 4, `${x} ${y}`);
    }
  }
});
