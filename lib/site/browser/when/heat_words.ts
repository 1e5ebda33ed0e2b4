/**
 * Rates of hours and weekdays in words, and as the table that shows them.
 *
 * @module
 */

import { WEEKDAYS } from "../../../describe/calendar.ts";
import { formatDecimal, formatHour, formatPercent } from "../../../describe/format.ts";
import { describeWindow, type HourWindow } from "../../../describe/peak_window.ts";
import { isSmall, showCount, SMALL } from "../../../explore/show_count.ts";
import { poissonInterval } from "../../../numeric/poisson_interval.ts";
import type { GridPosition } from "../shared/grid_keys.ts";
import type { HeatTableCell, HeatTableData } from "../shared/heat_table.tsx";
import { amountSteps, ratioSteps, type Steps } from "../shared/steps.ts";
import { type HeatCell, largestValue, type Unit, type WeekHeat } from "./heat.ts";

/** What the numbers of a unit are. */
export const UNIT_NAMES: Readonly<Record<Unit, string>> = {
  rate: "incidents an hour",
  relative: "times the average hour",
};

/** Steps that weeks are colored by, so that they compare. */
export function heatSteps(heats: readonly WeekHeat[], unit: Unit): Steps {
  return unit === "relative" ? ratioSteps() : amountSteps(largestValue(heats, unit));
}

/**
 * A week as a table: weekdays down, hours across, totals last.
 *
 * @param steps Colors; see {@linkcode heatSteps}.
 */
export function heatTable(heat: WeekHeat, unit: Unit, steps: Steps): HeatTableData {
  const digits = digitsOf(heat, unit);
  const most = {
    weekday: Math.max(...heat.weekdays.map((cell) => cell[unit] ?? 0)),
    block: Math.max(...heat.blocks.map((cell) => cell[unit] ?? 0)),
  };
  const show = (cell: HeatCell, at: GridPosition) => {
    const text = valueText(cell, unit, digits);
    const label = `${describePlace(heat, at)}: ${text} ${UNIT_NAMES[unit]}; ` +
      `${countText(cell)} in ${hoursText(cell)}`;
    return { text, label };
  };
  const total = (cell: HeatCell, at: GridPosition, largest: number): HeatTableCell => ({
    ...show(cell, at),
    bar: largest > 0 ? (cell[unit] ?? 0) / largest : 0,
  });
  const [lastRow, lastColumn] = [WEEKDAYS.length, heat.blocks.length];
  return {
    rows: [
      ...WEEKDAYS.map((name) => ({ name, short: name.slice(0, 3) })),
      { name: "All days", short: "All" },
    ],
    columns: [
      ...heat.blocks.map((_, block) => {
        const window = { from: block * heat.hoursPerCell, length: heat.hoursPerCell };
        return { name: describeWindow(window), short: shortWindow(window) };
      }),
      { name: "All hours", short: "All" },
    ],
    cells: [
      ...heat.cells.map((row, day) => [
        ...row.map((cell, block) => ({
          ...show(cell, { row: day, column: block }),
          step: steps.classOf(cell[unit] ?? 0),
        })),
        total(heat.weekdays[day]!, { row: day, column: lastColumn }, most.weekday),
      ]),
      [
        ...heat.blocks.map((cell, column) => total(cell, { row: lastRow, column }, most.block)),
        show(heat.all, { row: lastRow, column: lastColumn }),
      ],
    ],
  };
}

/** The cell of a week that a cell of its table shows; the last row and column are totals. */
export function cellAt(heat: WeekHeat, { row, column }: GridPosition): HeatCell {
  const day = heat.cells[row];
  if (!day) return heat.blocks[column] ?? heat.all;
  return day[column] ?? heat.weekdays[row]!;
}

/**
 * Where a cell of the table stands.
 *
 * @example Friday evening
 * ```ts
 * import assert from "node:assert/strict";
 * import { weekHeat } from "lib/site/browser/when/heat.ts";
 * import { describePlace } from "lib/site/browser/when/heat_words.ts";
 * const none = Array(168).fill(0);
 * const series = { hoursPerCell: 1, week: none, defaults: none };
 * const heat = weekHeat({ weekdays: Array(7).fill(1) }, series, false);
 * assert.equal(describePlace(heat, { row: 4, column: 20 }), "Friday, 20:00 to 21:00");
 * assert.equal(describePlace(heat, { row: 7, column: 24 }), "All days, all hours");
 * ```
 */
export function describePlace(heat: WeekHeat, { row, column }: GridPosition): string {
  const { hoursPerCell, blocks } = heat;
  const day = WEEKDAYS[row] ?? "All days";
  if (column >= blocks.length) return `${day}, all hours`;
  return `${day}, ${describeWindow({ from: column * hoursPerCell, length: hoursPerCell })}`;
}

/** A cell in one sentence, without its place. */
export function describeCell(cell: HeatCell): string {
  if (isSmall(cell.n)) return `${showCount(cell.n)} incidents in ${hoursText(cell)}`;
  const relative = cell.relative === null
    ? ""
    : `, ${formatDecimal(cell.relative, 2)} times the average hour`;
  return `${formatDecimal(cell.rate, rateDigits(cell.rate))} incidents an hour${relative}; ` +
    `${countText(cell)} in ${hoursText(cell)}`;
}

/**
 * The 95 % interval of a cell's rate in words; none for hidden counts.
 *
 * @param dispersion Variance over mean of a cell from week to week.
 */
export function describeInterval({ n, hours, rate }: HeatCell, dispersion: number): string {
  if (isSmall(n)) return "";
  const { low, high } = poissonInterval(Math.round(n), { dispersion });
  const digits = rateDigits(rate);
  return `95 % interval ${formatDecimal(low / hours, digits)} to ` +
    `${formatDecimal(high / hours, digits)} an hour`;
}

/** A count as it is shown: small ones as `<5`, estimates as about. */
export function countText({ n, isAbout }: Pick<HeatCell, "n" | "isAbout">): string {
  return !isAbout || isSmall(n) ? showCount(n) : `about ${showCount(Math.round(n))}`;
}

/** A share of incidents that stand at default times, in words. */
export function shareText(part: number, whole: number): string {
  return `${showCount(part)} of ${showCount(whole)} incidents (${formatPercent(part / whole)})`;
}

/** Hours as a narrow column is headed: "08", "08–12". */
function shortWindow({ from, length }: HourWindow): string {
  const of = (hour: number) => formatHour(hour % 24).slice(0, 2);
  return length === 1 ? of(from) : `${of(from)}–${of(from + length)}`;
}

function hoursText({ hours }: HeatCell): string {
  return `${formatDecimal(hours, 0)} hours of the record`;
}

function valueText(cell: HeatCell, unit: Unit, digits: number): string {
  const value = cell[unit];
  if (value === null) return "–";
  if (!isSmall(cell.n)) return formatDecimal(value, digits);
  return `<${formatDecimal(value / cell.n * SMALL, digits)}`;
}

function digitsOf(heat: WeekHeat, unit: Unit): number {
  return unit === "relative" ? 2 : Math.min(2, rateDigits(largestValue([heat], unit)));
}

/** Decimals that leave three digits or so. */
function rateDigits(rate: number): number {
  return rate >= 100 ? 0 : rate >= 2 ? 1 : rate >= 0.2 ? 2 : 3;
}
