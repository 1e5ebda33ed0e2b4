/**
 * Cells of a map in named classes, such as zones or classes of risk, over the outline of the study
 * area.
 *
 * @module
 */

import { cellPaths, type CellShape } from "./cell_paths.ts";
import { type CityMapOptions, drawCityMap } from "./city_map.ts";
import { type Column, openTable } from "./columns.ts";
import { emptyFigure, type Figure, type FigureOptions, frame } from "./figure.ts";
import { drawKey } from "./legend.ts";
import { type MapMark, mapMarks, type MarkPlace } from "./map_marks.ts";
import { HIGHLIGHT, HIGHLIGHT_ALSO, NOISE, QUIET_LINE, WIDTH, ZONE_COLORS } from "./theme.ts";

/** A class of cells. */
export interface ZoneCategory {
  /** As in the column `category`. */
  name: string;
  /** Words for readers. */
  label: string;
  /** Color (default the next of {@linkcode ZONE_COLORS} that no other class has). */
  color?: string;
  /** Whether it is drawn in grey: noise, or what belongs to no zone. At most one is. */
  muted?: boolean;
  /** Text in the legend at the right, such as the number of incidents. */
  note?: string;
}

/**
 * Classes of two kinds: those that stand out, and the quiet rest.
 *
 * @example One of each
 * ```ts
 * import assert from "node:assert/strict";
 * import { toClasses } from "lib/figures/zone_map.ts";
 * assert.deepEqual(toClasses(["cut"], ["whole"]).map(({ name }) => name), ["cut", "whole"]);
 * ```
 */
export function toClasses(out: readonly string[], rest: readonly string[]): ZoneCategory[] {
  const [first, second] = [HIGHLIGHT, HIGHLIGHT_ALSO];
  return [
    ...out.map((name, i) => ({ name, label: name, color: i === 0 ? first : second })),
    ...rest.map((name) => ({ name, label: name, color: QUIET_LINE })),
  ];
}

/** What a map of zones shows. */
export interface ZoneMapOptions<R> extends FigureOptions, CityMapOptions {
  /** Columns of the centers of the cells, meters. */
  x: Column<R>;
  y: Column<R>;
  /** Column of the names of the classes. */
  category: Column<R>;
  /** The classes in the order of the legend; those without a cell stay in it. */
  categories: readonly ZoneCategory[];
  /** Shape of the cells (default square); hexagons have a corner in the north. */
  cell?: CellShape;
  /** Side of a square, or distance between opposite sides of a hexagon, meters. */
  cellSizeMeters: number;
  /** What the classes are, above the legend. */
  categoryLabel?: string;
  /** What the notes are, above them. */
  noteLabel?: string;
  /** Labels of one to three characters at points of the map, such as the numbers of zones. */
  marks?: readonly MapMark[];
  /** Whether marks stand on their points (default), or beside them: for zones that they would hide. */
  markPlace?: MarkPlace;
}

/**
 * A map of cells in classes with legend and scale bar.
 *
 * @param rows One row for each cell.
 * @throws {RangeError} If a column is unknown, cells are not on one grid, a class is unknown, twice
 * or without a color of its own, or two are muted.
 *
 * @example A cell in a zone and one in none
 * ```ts
 * import assert from "node:assert/strict";
 * import { zoneMap } from "lib/figures/zone_map.ts";
 * const ring: [number, number][] = [[0, 0], [900, 0], [900, 900], [0, 900], [0, 0]];
 * const figure = zoneMap([{ x: 50, y: 50, zone: "1" }, { x: 150, y: 50, zone: "none" }], {
 *   title: "One zone",
 *   subtitle: "2017",
 *   x: "x",
 *   y: "y",
 *   category: "zone",
 *   categories: [{ name: "1", label: "Austin" }, { name: "none", label: "no zone", muted: true }],
 *   cellSizeMeters: 100,
 *   outline: [[ring]],
 * });
 * assert.equal(figure.marks, 2);
 * ```
 */
export function zoneMap<R extends object>(
  rows: readonly R[],
  options: ZoneMapOptions<R>,
): Figure {
  if (rows.length === 0) return emptyFigure(options);
  const { width = WIDTH, cell = "square", cellSizeMeters: size, categories, marks = [] } = options;
  const table = openTable(rows, "zone map");
  const xs = table.numbers(options.x);
  const ys = table.numbers(options.y);
  const names = table.texts(options.category);
  const colors = zoneColors(categories);
  const cells = names.map((name, i) => {
    const fill = colors.get(name);
    if (fill === undefined) refuse("each class must be among the categories", name);
    return { x: xs[i]!, y: ys[i]!, fill };
  });
  const key = categories.map(({ name, label, note }) => ({
    label,
    note,
    color: colors.get(name)!,
  }));
  const { svg, height } = drawCityMap(options, {
    width,
    marginMeters: size,
    legend: (room) =>
      drawKey(key, room, { label: options.categoryLabel, noteLabel: options.noteLabel }),
    ground: (map) =>
      cellPaths(cells, {
        cell,
        cellSizeMeters: size,
        fills: key.map(({ color }) => color),
        map,
        chart: "zone map",
      }),
    marks: (map) => mapMarks(marks, map, options.markPlace),
  });
  const entries = key.map(({ label, note }) => note ? `${label} (${note})` : label);
  const description = `Map of ${rows.length} ${cell}s of ${size} m in ${key.length} classes: ${
    entries.join(", ")
  }.`;
  return frame({ svg, height, marks: rows.length, description }, table.rows(), options);
}

/** Color of each class. */
function zoneColors(categories: readonly ZoneCategory[]): Map<string, string> {
  const own = categories.map(({ color, muted }) => color ?? (muted ? NOISE : undefined));
  const free = ZONE_COLORS.filter((color) => !own.includes(color));
  const colors = new Map<string, string>();
  categories.forEach(({ name }, i) => {
    const color = own[i] ?? free.shift() ??
      refuse(`at most ${ZONE_COLORS.length} classes can be told apart`, String(categories.length));
    if (colors.has(name)) refuse("classes must differ", name);
    if ([...colors.values()].includes(color)) refuse("classes must differ in color", color);
    colors.set(name, color);
  });
  return colors;
}

function refuse(rule: string, value: string): never {
  throw new RangeError(`Cannot draw zone map: ${rule}, current value is ${value}`);
}
