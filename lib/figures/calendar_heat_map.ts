/**
 * Days as colors, laid out as the weeks of a calendar, one block for each year.
 *
 * @module
 */

import { parseDate, SHORT_MONTHS, SHORT_WEEKDAYS } from "./axis_kind.ts";
import { type ColorScaleOptions, createColorScale } from "./color_scale.ts";
import { type Column, distinct, openTable } from "./columns.ts";
import { emptyFigure, type Figure, type FigureOptions, frame } from "./figure.ts";
import { drawRamp } from "./legend.ts";
import { formatNumber, type NumberFormat } from "./number_format.ts";
import { element, moved, num, textAt } from "./svg.ts";
import { INK, MUTED, PAD, TEXT, WIDTH } from "./theme.ts";
import { DAY_MS } from "../numeric/milliseconds.ts";

/** What a calendar shows. */
export interface CalendarOptions<R> extends FigureOptions, ColorScaleOptions {
  /** Column of the days, ISO text such as `2017-03-14`. */
  date: Column<R>;
  /** Column of the quantity. */
  value: Column<R>;
  /** What the colors mean, with unit. */
  valueLabel: string;
  /** How values are written (default count). */
  format?: NumberFormat;
}

/**
 * A calendar of colored days: columns are weeks from Monday, months are outlined.
 *
 * @param rows One row for each day; days without a row stay empty.
 * @throws {RangeError} If a column is unknown, a date or value cannot be read, or a day comes twice.
 *
 * @example Two days
 * ```ts
 * import assert from "node:assert/strict";
 * import { calendarHeatMap } from "lib/figures/calendar_heat_map.ts";
 * const rows = [{ date: "2017-01-01", n: 900 }, { date: "2017-01-02", n: 600 }];
 * const words = { title: "A loud New Year", subtitle: "2017", valueLabel: "Incidents a day" };
 * assert.equal(calendarHeatMap(rows, { date: "date", value: "n", ...words }).marks, 2);
 * ```
 */
export function calendarHeatMap<R extends object>(
  rows: readonly R[],
  options: CalendarOptions<R>,
): Figure {
  if (rows.length === 0) return emptyFigure(options);
  const { width = WIDTH, format = "count" } = options;
  const table = openTable(rows, "calendar");
  const days = table.texts(options.date).map(parseDate);
  const values = table.numbers(options.value);
  if (new Set(days).size < days.length) {
    throw new RangeError("Cannot draw calendar: a day must come once");
  }
  const scale = createColorScale(values, options);
  const blocks = toBlocks([...days].sort((a, b) => a - b));
  const ramp = drawRamp(scale, { label: options.valueLabel, format });

  const left = PAD + 34;
  const weeks = blocks.flatMap(({ year, days }) => days.map((day) => weekOf(day, year)));
  const firstWeek = weeks.reduce((a, b) => Math.min(a, b), 0);
  const lastWeek = weeks.reduce((a, b) => Math.max(a, b), 52);
  const cell = Math.floor((width - left - PAD) / (lastWeek - firstWeek + 1) * 10) / 10;
  const blockHeight = 7 * cell + 40;
  const top = ramp.height + 10;
  const tops = blocks.map((_, i) => top + i * blockHeight + 34);
  const blockOf = new Map(blocks.flatMap(({ days }, i) => days.map((day) => [day, i])));
  const placeIn = (block: number, day: number): [x: number, y: number] => [
    left + (weekOf(day, blocks[block]!.year) - firstWeek) * cell,
    tops[block]! + weekdayOf(day) * cell,
  ];
  const svg = moved(left, 0, ramp.svg) + blocks.map(drawLabels).join("") + byColor() +
    blocks.flatMap(({ months }, i) => months.map((month) => monthEdge(i, month))).join("");
  const height = top + blocks.length * blockHeight;
  const most = values.indexOf(values.reduce((a, b) => Math.max(a, b)));
  const description = `Calendar of ${days.length} days, ${options.valueLabel}; highest ${
    formatNumber(values[most]!, format)
  } on ${isoOf(days[most]!)}.`;
  return frame({ svg, height, marks: rows.length, description }, table.rows(), options);

  /** All days of one color in one path. */
  function byColor(): string {
    const paths = new Map<string, string>();
    const size = num(cell - 1);
    days.forEach((day, i) => {
      const [x, y] = placeIn(blockOf.get(day)!, day);
      const color = scale.color(values[i]!);
      const square = `M${num(x + 0.5)} ${num(y + 0.5)}h${size}v${size}h-${size}z`;
      paths.set(color, (paths.get(color) ?? "") + square);
    });
    return [...paths].sort(([a], [b]) => a < b ? -1 : 1)
      .map(([fill, d]) => element("path", { fill, d })).join("");
  }

  function drawLabels({ year, days, months }: Block, block: number): string {
    const y = tops[block]!;
    const small = { size: TEXT.small, fill: MUTED } as const;
    const joined = distinct(days.map(yearOf).filter((other) => other !== year));
    const beside = joined.map((other) =>
      `with ${days.filter((day) => yearOf(day) === other).length} days of ${other}`
    ).join(", ");
    return textAt(PAD, y - 18, String(year), { size: TEXT.label, weight: 600 }) +
      (beside === "" ? "" : textAt(PAD + 34, y - 18, beside, small)) +
      [0, 2, 4, 6].map((weekday) =>
        textAt(left - 8, y + (weekday + 0.5) * cell + 4, SHORT_WEEKDAYS[weekday]!, {
          ...small,
          anchor: "end",
        })
      ).join("") +
      months.filter((month) => yearOf(month) === year).map((month) => {
        const date = new Date(month);
        const [x] = placeIn(block, Date.UTC(year, date.getUTCMonth(), 15));
        return textAt(x, y - 6, SHORT_MONTHS[date.getUTCMonth()]!, { ...small, anchor: "middle" });
      }).join("");
  }

  /** The edge between a month and the one before, along the days. */
  function monthEdge(block: number, month: number): string {
    const [x, y] = placeIn(block, month);
    const top = tops[block]!;
    if (x <= left && y <= top) return "";
    const turn = y > top
      ? `M${num(x + cell)} ${num(top)}V${num(y)}H${num(x)}`
      : `M${num(x)} ${num(top)}`;
    return element("path", {
      d: x <= left ? turn : `${turn}V${num(top + 7 * cell)}`,
      fill: "none",
      stroke: INK,
      "stroke-width": 0.8,
      "stroke-opacity": 0.55,
    });
  }
}

/** A year of the calendar, with the few days of a year that has no block of its own. */
interface Block {
  year: number;
  days: number[];
  /** First days of the months that the days reach. */
  months: number[];
}

/** Years of the days; a first or last year of at most two weeks joins its neighbor. */
function toBlocks(days: readonly number[]): Block[] {
  const blocks = distinct(days.map(yearOf)).map((year) => ({
    year,
    days: days.filter((day) => yearOf(day) === year),
  }));
  const [first, second] = blocks;
  if (second && first!.days.length <= 14) {
    blocks.splice(0, 2, { year: second.year, days: [...first!.days, ...second.days] });
  }
  const [before, last] = blocks.slice(-2);
  if (last && before !== last && last.days.length <= 14) {
    blocks.splice(-2, 2, { year: before!.year, days: [...before!.days, ...last.days] });
  }
  return blocks.map((block) => ({
    ...block,
    months: distinct(block.days.map((day) => {
      const date = new Date(day);
      return Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1);
    })).filter((month, i) => i > 0 || month >= block.days[0]!),
  }));
}

/** Column of a day, counted from the week of the first of January of a year. */
function weekOf(day: number, year: number): number {
  const first = Date.UTC(year, 0, 1);
  return Math.floor((Math.round((day - first) / DAY_MS) + weekdayOf(first)) / 7);
}

function yearOf(day: number): number {
  return new Date(day).getUTCFullYear();
}

/** 0 Monday to 6 Sunday. */
function weekdayOf(day: number): number {
  return (new Date(day).getUTCDay() + 6) % 7;
}

function isoOf(day: number): string {
  return new Date(day).toISOString().slice(0, 10);
}
