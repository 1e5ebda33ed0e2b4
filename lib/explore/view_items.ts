/**
 * Lists, numbers and dates in the text of an address.
 *
 * @module
 */

import { calendarDay } from "../describe/calendar.ts";

/**
 * Items of a list as one text: with commas between, a backslash before those within.
 *
 * @example A comma of its own
 * ```ts
 * import assert from "node:assert/strict";
 * import { joinItems } from "lib/explore/view_items.ts";
 * assert.equal(joinItems(["STREET", "BAR, TAVERN"]), "STREET,BAR\\, TAVERN");
 * ```
 */
export function joinItems(items: readonly string[]): string {
  return items.map((item) => item.replace(/[\\,]/g, "\\$&")).join(",");
}

/**
 * Items of a text; empty ones are left out.
 *
 * @param text As {@linkcode joinItems} gives it, or written by hand.
 *
 * @example There and back
 * ```ts
 * import assert from "node:assert/strict";
 * import { splitItems } from "lib/explore/view_items.ts";
 * assert.deepEqual(splitItems("STREET,BAR\\, TAVERN,"), ["STREET", "BAR, TAVERN"]);
 * ```
 */
export function splitItems(text: string): string[] {
  const items = text.match(/(?:\\[\\,]|[^,])+/g) ?? [];
  return items.map((item) => item.replace(/\\([\\,])/g, "$1"));
}

/**
 * Whole number of up to seven digits that a text is; NaN for any other text.
 *
 * @example Numbers and none
 * ```ts
 * import assert from "node:assert/strict";
 * import { wholeNumber } from "lib/explore/view_items.ts";
 * assert.deepEqual(["07", "-3", "1e3", ""].map(wholeNumber), [7, -3, NaN, NaN]);
 * ```
 */
export function wholeNumber(text: string): number {
  return /^-?\d{1,7}$/.test(text) ? Number(text) + 0 : NaN;
}

/**
 * Whether a text is an ISO date of the calendar.
 *
 * @example A day that February has not
 * ```ts
 * import assert from "node:assert/strict";
 * import { isDate } from "lib/explore/view_items.ts";
 * assert.deepEqual(["2018-02-28", "2018-02-29"].map(isDate), [true, false]);
 * ```
 */
export function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  try {
    return calendarDay(text).date === text;
  } catch {
    return false;
  }
}
