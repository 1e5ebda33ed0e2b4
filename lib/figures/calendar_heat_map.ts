/**
 * Days as colors, laid out as the weeks of a calendar, one block for each year.
 *
 * @module
 */

import { MONTHS, parseDate, WEEKDAYS } from "./axis_kind.ts";
import { type ColorScaleOptions, createColorScale } from "./color_scale.ts";
import { type Column, distinct, openTable } from "./columns.ts";
import { type Figure, type FigureOptions, frame } from "./figure.ts";
import { drawRamp } from "./legend.ts";
import { formatNumber, type NumberFormat } from "./number_format.ts";
import { element, moved, num, textAt } from "./svg.ts";
import { INK, MUTED, PAD, TEXT, WIDTH } from "./theme.ts";

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
  /** Days pointed out, with a few words each. */
  annotations?: readonly { date: string; label: string }[];
}

const DAY_MS = 86_400_000;

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
  const { width = WIDTH, format = "count", annotations = [] } = options;
  const table = openTable(rows, "calendar");
  const days = table.texts(options.date).map(parseDate);
  const values = table.numbers(options.value);
  if (new Set(days).size < days.length) {
    throw new RangeError("Cannot draw calendar: a day must come once");
  }
  const scale = createColorScale(values, options);
  const years = distinct(days.map(yearOf)).sort((a, b) => a - b);
  const ramp = drawRamp(scale, { label: options.valueLabel, format });

  const left = PAD + 34;
  const cell = Math.floor((width - left - PAD) / 53 * 10) / 10;
  const blockHeight = 7 * cell + 40;
  const top = ramp.height + 12;
  const tops = new Map(years.map((year, i) => [year, top + i * blockHeight + 34]));
  const place = (day: number): [x: number, y: number] => {
    const first = Date.UTC(yearOf(day), 0, 1);
    const week = Math.floor((dayOfYear(day) + weekdayOf(first)) / 7);
    return [left + week * cell, tops.get(yearOf(day))! + weekdayOf(day) * cell];
  };
  const squares = scale.colors.length > 0 ? byColor() : "";
  const svg = moved(left, 0, ramp.svg) + years.map(drawYear).join("") + squares +
    years.flatMap((year) => MONTHS.map((_, month) => monthEdge(year, month))).join("") +
    annotations.map(annotate).join("");
  const height = top + years.length * blockHeight;
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
      const [x, y] = place(day);
      const color = scale.color(values[i]!);
      const square = `M${num(x + 0.5)} ${num(y + 0.5)}h${size}v${size}h-${size}z`;
      paths.set(color, (paths.get(color) ?? "") + square);
    });
    return [...paths].sort(([a], [b]) => a < b ? -1 : 1)
      .map(([fill, d]) => element("path", { fill, d })).join("");
  }

  function drawYear(year: number): string {
    const y = tops.get(year)!;
    const small = { size: TEXT.small, fill: MUTED } as const;
    return textAt(PAD, y - 18, String(year), { size: TEXT.label, weight: 600 }) +
      [0, 2, 4, 6].map((weekday) =>
        textAt(left - 8, y + (weekday + 0.5) * cell + 4, WEEKDAYS[weekday]!, {
          ...small,
          anchor: "end",
        })
      ).join("") +
      MONTHS.map((name, month) => {
        const [x] = place(Date.UTC(year, month, 15));
        return textAt(x, y - 6, name, { ...small, anchor: "middle" });
      }).join("");
  }

  /** The edge between a month and the one before, along the days. */
  function monthEdge(year: number, month: number): string {
    if (month === 0) return "";
    const [x, y] = place(Date.UTC(year, month, 1));
    const top = tops.get(year)!;
    const down = y > top
      ? `M${num(x + cell)} ${num(top)}V${num(y)}H${num(x)}`
      : `M${num(x)} ${num(top)}`;
    return element("path", {
      d: `${down}V${num(top + 7 * cell)}`,
      fill: "none",
      stroke: INK,
      "stroke-width": 0.8,
      "stroke-opacity": 0.55,
    });
  }

  function annotate({ date, label }: { date: string; label: string }): string {
    const [x, y] = place(parseDate(date));
    const anchor = x > width * 0.6 ? "end" : "start";
    const bottom = tops.get(yearOf(parseDate(date)))! + 7 * cell;
    const outline = { fill: "none", stroke: INK, "stroke-width": 1.6 };
    return element("rect", { x, y, width: cell, height: cell, ...outline }) +
      element("path", {
        d: `M${num(x + cell / 2)} ${num(y + cell)}V${num(bottom + 4)}`,
        ...outline,
        "stroke-width": 1,
      }) +
      textAt(x + (anchor === "end" ? cell : 0), bottom + 15, label, { size: TEXT.small, anchor });
  }
}

function yearOf(day: number): number {
  return new Date(day).getUTCFullYear();
}

/** 0 Monday to 6 Sunday. */
function weekdayOf(day: number): number {
  return (new Date(day).getUTCDay() + 6) % 7;
}

function dayOfYear(day: number): number {
  return Math.round((day - Date.UTC(yearOf(day), 0, 1)) / DAY_MS);
}

function isoOf(day: number): string {
  return new Date(day).toISOString().slice(0, 10);
}
