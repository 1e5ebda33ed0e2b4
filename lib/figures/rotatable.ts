/**
 * A cloud of points in space that a reader can turn, and a picture of it for where scripts are off.
 *
 * @module
 */

import { Buffer } from "node:buffer";
import { extentOf } from "../numeric/extent.ts";
import { type Column, distinct, openTable } from "./columns.ts";
import { captionsOf, emptyFigure, type Figure, type FigureOptions, frame } from "./figure.ts";
import { drawSwatches } from "./legend.ts";
import { ROTATABLE_SCRIPT, type RotatableData } from "./rotatable_script.ts";
import { dotRadius, placePoint, type Viewpoint } from "./rotation.ts";
import { element, escape, lineAt, moved, num, textAt } from "./svg.ts";
import { textWidth } from "./text.ts";
import { AXIS, colorsOf, MUTED, PAD, TEXT, WIDTH } from "./theme.ts";
import { readable } from "./words.ts";

/** What a cloud of points shows. */
export interface RotatableOptions<R> extends FigureOptions {
  /** Columns of the coordinates, all on one scale. */
  x: Column<R>;
  y: Column<R>;
  z: Column<R>;
  /** Column of how many there are at a point. */
  n: Column<R>;
  /** Column of what most of them are, and of the share that is. */
  category: Column<R>;
  share: Column<R>;
  /** Names of the three axes. */
  axes: readonly [string, string, string];
  /** What is counted (default incidents). */
  unit?: string;
}

/** From where the cloud is seen at first. */
const VIEW: Viewpoint = { yaw: 0.6, pitch: 0.35 };

/** Height of the drawing, px. */
const HEIGHT = 500;

/**
 * Points in space, larger where there are more, colored by what most of them are.
 *
 * The figure has a form as HTML: where scripts run, it turns by drag and arrow keys, tells what a
 * point is, and hides groups; elsewhere it is the picture. Nothing is loaded.
 *
 * @param rows One row a point.
 * @throws {RangeError} If a column is unknown or not finite, or there are too many categories.
 *
 * @example Two points
 * ```ts
 * import assert from "node:assert/strict";
 * import { rotatable } from "lib/figures/rotatable.ts";
 * const rows = [
 *   { a: 0, b: 0, c: 0, n: 5, is: "theft", share: 1 },
 *   { a: 1, b: 2, c: 0, n: 2, is: "arson", share: 0.5 },
 * ];
 * const columns = { x: "a", y: "b", z: "c", n: "n", category: "is", share: "share" } as const;
 * const words = { title: "Two", subtitle: "2017", axes: ["1", "2", "3"] as const };
 * const figure = rotatable(rows, { ...columns, ...words });
 * assert.equal(figure.marks, 2);
 * assert.match(figure.html!, /<img [^>]*alt="Two\./);
 * ```
 */
export function rotatable<R extends object>(
  rows: readonly R[],
  options: RotatableOptions<R>,
): Figure {
  if (rows.length === 0) return emptyFigure(options);
  const { width = WIDTH, axes, unit = "incidents" } = options;
  const table = openTable(rows, "rotatable");
  const counts = table.numbers(options.n);
  const categories = table.texts(options.category);
  const coordinates = toThousands(
    [options.x, options.y, options.z].map((column) => table.numbers(column)),
  );
  const colors = colorsOf(distinct(categories).toSorted());
  const names = [...colors.keys()];
  const shares = table.numbers(options.share);
  const points = rows.flatMap((_, i) => [
    ...coordinates.map((values) => values[i]!),
    counts[i]!,
    Math.round(100 * shares[i]!),
    names.indexOf(categories[i]!),
  ]);
  const drawing = drawCloud(
    coordinates,
    counts,
    categories.map((name) => colors.get(name)!),
    axes,
    width,
  );
  const swatches = drawSwatches(
    [...colors].map(([name, color]) => [readable(name), color]),
    width - 2 * PAD,
  );
  const figure = frame(
    {
      svg: moved(PAD, 0, swatches.svg) + moved(width / 2, swatches.height + HEIGHT / 2, drawing),
      height: swatches.height + HEIGHT,
      marks: rows.length,
      description: `${rows.length} points in space along ${axes.join(", ")}.`,
    },
    table.rows(),
    options,
  );
  const data: RotatableData = {
    title: options.title,
    subtitle: options.subtitle,
    alt: figure.alt,
    notes: captionsOf(options),
    unit,
    axes: [...axes],
    groups: names.map((name) => ({ name: readable(name), color: colors.get(name)! })),
    points,
    view: VIEW,
  };
  return { ...figure, html: toHtml(figure, data) };
}

/** Coordinates around the middle of their ranges as whole numbers in -1000 .. 1000, on one scale. */
function toThousands(columns: readonly number[][]): number[][] {
  const ends = columns.map(extentOf);
  const half = Math.max(...ends.map(([low, high]) => (high - low) / 2)) || 1;
  return columns.map((values, axis) => {
    const middle = (ends[axis]![0] + ends[axis]![1]) / 2;
    return values.map((value) => Math.round(1000 * (value - middle) / half));
  });
}

/** The cloud as it is seen at first, around its middle. */
function drawCloud(
  [xs, ys, zs]: readonly number[][],
  counts: readonly number[],
  fills: readonly string[],
  axes: readonly string[],
  width: number,
): string {
  const zoom = Math.min(1, width / WIDTH);
  const place = (x: number, y: number, z: number) => {
    const seen = placePoint(x, y, z, VIEW);
    return { x: zoom * seen.x, y: zoom * seen.y, near: seen.near };
  };
  const lined = axes.map((name, axis) => {
    const end = (size: number) =>
      place(axis === 0 ? size : 0, axis === 1 ? size : 0, axis === 2 ? size : 0);
    const [from, to] = [end(-1050), end(1050)];
    return {
      line: lineAt(from.x, from.y, to.x, to.y, { stroke: AXIS }),
      name: textAt(
        Math.min(to.x + 4, width / 2 - textWidth(name, TEXT.axis) - 2),
        to.y - 4,
        name,
        { size: TEXT.axis, fill: MUTED, halo: true },
      ),
    };
  });
  const most = counts.reduce((a, b) => Math.max(a, b));
  const dots = counts
    .map((n, i) => ({ n, fill: fills[i]!, ...place(xs![i]!, ys![i]!, zs![i]!) }))
    .sort((a, b) => a.near - b.near)
    .map(({ n, fill, x, y }) =>
      element("circle", { cx: num(x), cy: num(y), r: num(dotRadius(n, most)), fill })
    );
  return lined.map(({ line }) => line).join("") +
    element("g", { stroke: "#fff", "stroke-width": 0.5 }, dots.join("")) +
    lined.map(({ name }) => name).join("");
}

/** Picture, data and script; the script replaces the picture. */
function toHtml({ svg, width, height, alt }: Figure, data: RotatableData): string {
  const picture = Buffer.from(svg).toString("base64");
  const json = JSON.stringify(data).replaceAll("<", "\\u003c");
  return `<div class="rotatable" style="max-width:${width}px;background:#fff;color:#1b1f24;` +
    `font-family:Inter,'Segoe UI',Arial,sans-serif">` +
    `<img alt="${
      escape(alt)
    }" width="${width}" height="${height}" style="max-width:100%;height:auto" ` +
    `src="data:image/svg+xml;base64,${picture}">` +
    `<script type="application/json">${json}</script><script>${ROTATABLE_SCRIPT}</script></div>`;
}
