/**
 * Numbers as the text of findings shows them: the same characters on every machine.
 *
 * @module
 */

import type { Interval } from "../numeric/interval.ts";
import { calendarDay, MONTHS } from "./calendar.ts";
import { categoryText } from "./totals.ts";

/** What stands for a number that is undefined. */
export const UNDEFINED = "n/a";

/**
 * Whole number with commas between thousands.
 *
 * @example Half a million
 * ```ts
 * import assert from "node:assert/strict";
 * import { formatCount } from "lib/describe/format.ts";
 * assert.equal(formatCount(496021), "496,021");
 * ```
 */
export function formatCount(n: number): string {
  return formatDecimal(n, 0);
}

/**
 * Number with a fixed number of decimals and commas between thousands.
 *
 * @param digits Decimals, 0 to 20.
 * @throws {RangeError} If the number is 1e21 or more, which has no such form.
 *
 * @example A rate per day
 * ```ts
 * import assert from "node:assert/strict";
 * import { formatDecimal } from "lib/describe/format.ts";
 * assert.equal(formatDecimal(1234.567, 1), "1,234.6");
 * assert.equal(formatDecimal(-0.04, 1), "0.0");
 * assert.equal(formatDecimal(null, 1), "n/a");
 * ```
 */
export function formatDecimal(value: number | null, digits: number): string {
  if (value === null || !Number.isFinite(value)) return UNDEFINED;
  if (Math.abs(value) >= 1e21) {
    throw new RangeError(`Cannot format number: it must be below 1e21, current value is ${value}`);
  }
  const [whole, decimals] = Math.abs(value).toFixed(digits).split(".") as [string, string?];
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  const text = decimals === undefined ? grouped : `${grouped}.${decimals}`;
  return value < 0 && /[1-9]/.test(text) ? `-${text}` : text;
}

/**
 * Share as a percentage; one above 0 that would read as 0 is given as below the last digit.
 *
 * @param share Share, usually in [0, 1].
 *
 * @example One decimal
 * ```ts
 * import assert from "node:assert/strict";
 * import { formatPercent } from "lib/describe/format.ts";
 * assert.equal(formatPercent(0.1234), "12.3 %");
 * assert.equal(formatPercent(0.0001), "< 0.1 %");
 * assert.equal(formatPercent(0), "0.0 %");
 * ```
 */
export function formatPercent(share: number | null, digits = 1): string {
  if (share === null || !Number.isFinite(share)) return UNDEFINED;
  const text = formatDecimal(100 * share, digits);
  if (share > 0 && !/[1-9]/.test(text)) return `< ${smallest(digits)} %`;
  return `${text} %`;
}

/**
 * Share with its 95 % interval.
 *
 * @example As findings print it
 * ```ts
 * import assert from "node:assert/strict";
 * import { formatPercentInterval } from "lib/describe/format.ts";
 * const text = formatPercentInterval({ share: 0.123, low: 0.121, high: 0.125 });
 * assert.equal(text, "12.3 % (95 % CI 12.1 to 12.5)");
 * ```
 */
export function formatPercentInterval(
  row: { share: number | null } & Interval,
  digits = 1,
): string {
  if (row.share === null) return UNDEFINED;
  const ends = [row.low, row.high].map((end) => formatDecimal(100 * end, digits));
  return `${formatPercent(row.share, digits)} (95 % CI ${ends.join(" to ")})`;
}

/**
 * Number with its 95 % interval, such as a rate per day or a ratio.
 *
 * @example A ratio
 * ```ts
 * import assert from "node:assert/strict";
 * import { formatInterval } from "lib/describe/format.ts";
 * assert.equal(formatInterval(2, { low: 1.5, high: 2.666 }), "2.00 (95 % CI 1.50 to 2.67)");
 * assert.equal(formatInterval(0, { low: null, high: null }), "0.00 (no interval)");
 * ```
 */
export function formatInterval(
  value: number | null,
  interval: { low: number | null; high: number | null },
  digits = 2,
): string {
  if (value === null) return UNDEFINED;
  const { low, high } = interval;
  const ends = low === null || high === null
    ? "no interval"
    : `95 % CI ${formatDecimal(low, digits)} to ${formatDecimal(high, digits)}`;
  return `${formatDecimal(value, digits)} (${ends})`;
}

/**
 * A number of things, in the singular where it is one.
 *
 * @example One and many
 * ```ts
 * import assert from "node:assert/strict";
 * import { formatNumberOf } from "lib/describe/format.ts";
 * assert.deepEqual([1, 1200].map((n) => formatNumberOf(n, "type")), ["1 type", "1,200 types"]);
 * ```
 */
export function formatNumberOf(n: number, noun: string): string {
  return `${formatCount(n)} ${noun}${n === 1 ? "" : "s"}`;
}

/**
 * Things in a row with commas and a last "and".
 *
 * @example Three
 * ```ts
 * import assert from "node:assert/strict";
 * import { formatList } from "lib/describe/format.ts";
 * assert.equal(formatList(["18", "19", "20"]), "18, 19 and 20");
 * ```
 */
export function formatList(items: readonly (string | number)[]): string {
  const texts = items.map(categoryText);
  if (texts.length < 2) return texts.join("");
  return `${texts.slice(0, -1).join(", ")} and ${texts.at(-1)}`;
}

/**
 * Date in words.
 *
 * @param date ISO date or time.
 * @throws {RangeError} If it is not an ISO date.
 *
 * @example The last day of the records that come with the project
 * ```ts
 * import assert from "node:assert/strict";
 * import { formatDate } from "lib/describe/format.ts";
 * assert.equal(formatDate("2018-11-12T23:50:00"), "12 November 2018");
 * ```
 */
export function formatDate(date: string): string {
  const { day, month, year } = calendarDay(date);
  return `${day} ${MONTHS[month - 1]} ${year}`;
}

/**
 * Hour of the day as a time.
 *
 * @example In the evening
 * ```ts
 * import assert from "node:assert/strict";
 * import { formatHour } from "lib/describe/format.ts";
 * assert.equal(formatHour(8), "08:00");
 * ```
 */
export function formatHour(hour: number): string {
  return `${String(hour).padStart(2, "0")}:00`;
}

/** The smallest number that a number of decimals can show. */
function smallest(digits: number): string {
  return digits === 0 ? "1" : `0.${"0".repeat(digits - 1)}1`;
}

/**
 * What was studied, for the subtitle of a figure: how many records, of which period.
 *
 * @param first ISO time of the first incident.
 * @param last ISO time of the last one.
 *
 * @example The records that come with the project
 * ```ts
 * import assert from "node:assert/strict";
 * import { formatStudy } from "lib/describe/format.ts";
 * assert.equal(
 *   formatStudy(500_000, "2016-12-29T20:22:00", "2018-11-12T23:50:00"),
 *   "500,000 recorded incidents, 29 December 2016 to 12 November 2018",
 * );
 * ```
 */
export function formatStudy(n: number, first: string, last: string): string {
  return `${formatCount(n)} recorded incidents, ${formatDate(first)} to ${formatDate(last)}`;
}
