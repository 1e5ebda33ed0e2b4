/**
 * Days of the record, counted from its first.
 *
 * @module
 */

import type { Period } from "./view.ts";
import { DAY_MS } from "../numeric/milliseconds.ts";

/**
 * Number of a date, 0 for the first of the record.
 *
 * @example In March of a leap year
 * ```ts
 * import assert from "node:assert/strict";
 * import { dayOf } from "lib/explore/days.ts";
 * assert.equal(dayOf("2016-03-01", { from: "2016-02-27", to: "2016-12-31" }), 3);
 * ```
 */
export function dayOf(date: string, record: Period): number {
  return Math.round((Date.parse(date) - Date.parse(record.from)) / DAY_MS);
}

/** Date a number of days after another. */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(date) + days * DAY_MS).toISOString().slice(0, 10);
}

/** Days of a period. */
export function lengthOf({ from, to }: Period): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS) + 1;
}
