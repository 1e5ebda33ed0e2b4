/**
 * What the positions along an axis mean, and how they are placed and labeled.
 *
 * @module
 */

import { MONTHS, WEEKDAYS } from "../describe/calendar.ts";
import { type NumberFormat, tickFormat } from "./number_format.ts";
import { roundValues, type ScaleType } from "./ticks.ts";

/**
 * Meaning of a column that is drawn along an axis:
 *
 * - `number` — any quantity
 * - `whole` — a quantity of whole numbers, labeled at those alone
 * - `hour` — 0 to 23
 * - `weekday` — 1 Monday to 7 Sunday
 * - `month` — 1 January to 12 December
 * - `date` — ISO text `2017-03` or `2017-03-14`
 * - `category` — names in the order of the rows
 */
export type AxisKind = "number" | "whole" | "hour" | "weekday" | "month" | "date" | "category";

/** Three letters of each month. */
export const SHORT_MONTHS: readonly string[] = MONTHS.map((name) => name.slice(0, 3));

/** Three letters of each weekday, Monday first. */
export const SHORT_WEEKDAYS: readonly string[] = WEEKDAYS.map((name) => name.slice(0, 3));

/** One labeled place on an axis. */
export interface Tick {
  at: number;
  label: string;
}

/**
 * Milliseconds since 1970, UTC, of a month or day written in ISO form.
 *
 * @throws {RangeError} If the text is no such date.
 *
 * @example A month stands for its first day
 * ```ts
 * import assert from "node:assert/strict";
 * import { parseDate } from "lib/figures/axis_kind.ts";
 * assert.equal(parseDate("2017-03"), Date.UTC(2017, 2, 1));
 * ```
 */
export function parseDate(text: string): number {
  const [, year, month, day = "01"] = /^(\d{4})-(\d\d)(?:-(\d\d))?$/.exec(text) ?? [];
  const time = Date.UTC(Number(year), Number(month) - 1, Number(day));
  if (
    year === undefined || new Date(time).toISOString().slice(0, 10) !== `${year}-${month}-${day}`
  ) {
    throw new RangeError(
      `Cannot draw: dates must be YYYY-MM or YYYY-MM-DD, current value is ${text}`,
    );
  }
  return time;
}

/** Name of a position on an axis that is not a plain number: `3` is `Wed`, or `Mar`. */
export function nameOf(kind: AxisKind, value: number | string): string {
  if (kind === "weekday") return SHORT_WEEKDAYS[Number(value) - 1] ?? String(value);
  if (kind === "month") return SHORT_MONTHS[Number(value) - 1] ?? String(value);
  return String(value);
}

/**
 * All positions that such an axis has, whether or not the data holds them; undefined where the data
 * must say.
 *
 * @example The days of a week
 * ```ts
 * import assert from "node:assert/strict";
 * import { fullDomain } from "lib/figures/axis_kind.ts";
 * assert.deepEqual(fullDomain("weekday"), [1, 2, 3, 4, 5, 6, 7]);
 * ```
 */
export function fullDomain(kind: AxisKind): number[] | undefined {
  if (kind === "hour") return Array.from({ length: 24 }, (_, hour) => hour);
  if (kind === "weekday") return [1, 2, 3, 4, 5, 6, 7];
  if (kind === "month") return Array.from({ length: 12 }, (_, i) => i + 1);
  return undefined;
}

/**
 * Labeled positions between two values, few enough for the room.
 *
 * @param width Room, px.
 * @param format How plain numbers are written (default count).
 *
 * @example Every hour where there is room, every sixth where not
 * ```ts
 * import assert from "node:assert/strict";
 * import { ticksOf } from "lib/figures/axis_kind.ts";
 * assert.equal(ticksOf("hour", 0, 23, 600).length, 24);
 * assert.deepEqual(ticksOf("hour", 0, 23, 150).map(({ at }) => at), [0, 6, 12, 18]);
 * assert.deepEqual(ticksOf("number", 0, 0.5, 300, "percent")[1], {
 *   at: 0.1,
 *   label: "10\u00a0%",
 * });
 * ```
 */
export function ticksOf(
  kind: AxisKind,
  first: number,
  last: number,
  width: number,
  format: NumberFormat = "count",
): Tick[] {
  if (kind === "date") return dateTicks(first, last, width);
  if (kind === "whole") {
    const values = roundValues(first, last, Math.max(2, Math.round(width / 60)), "linear");
    const whole = values.filter(Number.isInteger);
    return whole.map((at) => ({ at, label: tickFormat(whole, format)(at) }));
  }
  const domain = fullDomain(kind);
  if (domain === undefined) return numberTicks(first, last, width / 60, format);
  const room = width / domain.length;
  const step = kind === "hour"
    ? (room >= 19 ? 1 : room >= 9 ? 3 : 6)
    : kind === "month"
    ? (room >= 28 ? 1 : 3)
    : (room >= 28 ? 1 : 2);
  return domain.filter((_, i) => i % step === 0).map((at) => ({ at, label: nameOf(kind, at) }));
}

/**
 * Round numbers between two others with their labels.
 *
 * @param count How many are wanted.
 *
 * @example No more decimals than needed
 * ```ts
 * import assert from "node:assert/strict";
 * import { numberTicks } from "lib/figures/axis_kind.ts";
 * assert.deepEqual(numberTicks(0, 2000, 3, "count").map(({ label }) => label), ["0", "1,000", "2,000"]);
 * ```
 */
export function numberTicks(
  low: number,
  high: number,
  count: number,
  format: NumberFormat,
  type: ScaleType = "linear",
): Tick[] {
  const values = roundValues(low, high, Math.max(2, Math.round(count)), type);
  const write = tickFormat(values, format);
  return values.map((at) => ({
    at,
    label: type === "log" ? tickFormat([at], format)(at) : write(at),
  }));
}

/** First days of months; January, and the first of all, with the year. */
function dateTicks(first: number, last: number, width: number): Tick[] {
  const start = new Date(first);
  const months: number[] = [];
  for (let i = start.getUTCDate() === 1 ? 0 : 1;; i++) {
    const month = Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + i, 1);
    if (month > last) break;
    months.push(month);
  }
  const step = [1, 2, 3, 6, 12, 24].find((step) => months.length / step * 36 <= width) ?? 60;
  return months
    .filter((month) => new Date(month).getUTCMonth() % step === 0)
    .map((month, i) => {
      const date = new Date(month);
      const name = SHORT_MONTHS[date.getUTCMonth()]!;
      const withYear = i === 0 || date.getUTCMonth() === 0;
      return { at: month, label: withYear ? `${name}\n${date.getUTCFullYear()}` : name };
    });
}
