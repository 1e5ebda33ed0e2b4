/**
 * Counts of incidents that are not shipped one by one: domestic and sexual ones.
 *
 * Two tables stand for them, so they can be counted under few filters only.
 *
 * @module
 */

import { calendarDay } from "../describe/calendar.ts";
import { formatList } from "../describe/format.ts";
import type { Period, View } from "./view.ts";

/** Domestic and sexual incidents, the same ones in two tables. */
export interface SensitiveCounts {
  types: string[];
  /** Community areas; 0 is for incidents whose area is not shown. */
  areas: number[];
  /** Incidents by area and type. */
  byArea: number[][];
  /** Months of the record, such as 2017-03. */
  months: string[];
  /** Types that are counted by month one by one. */
  monthTypes: string[];
  /** Incidents by month and type, all other types together last; null where even these are few. */
  byMonth: number[][] | null;
}

/** Incidents of a view, or why they cannot be counted. */
export type SensitiveCount =
  | {
    n: number;
    /** By number of the area; null under a filter by time, which the table of areas does not have. */
    byArea: Map<number, number> | null;
    /** By type, of those that are counted one by one. */
    byType: Map<string, number>;
    reason: null;
  }
  | {
    n: null;
    /** A sentence that names the filters. */
    reason: string;
  };

/**
 * Counts the domestic and sexual incidents that a view asks for.
 *
 * They can be counted by type, and either by area or by time: months of the year, and a period of
 * whole months of the calendar, where the first and the last of the record may be cut by its ends.
 *
 * @param view Its second period is not looked at; to count in it, give it as from and to.
 * @param record First and last date of the record.
 *
 * @example By type, and by hour
 * ```ts
 * import assert from "node:assert/strict";
 * import { countSensitive } from "lib/explore/sensitive_counts.ts";
 * import { emptyView } from "lib/explore/view.ts";
 * const table = {
 *   types: ["ASSAULT", "BATTERY"],
 *   areas: [0, 25],
 *   byArea: [[1, 2], [30, 40]],
 *   months: ["2017-01", "2017-02"],
 *   monthTypes: ["ASSAULT", "BATTERY"],
 *   byMonth: [[11, 12, 0], [20, 30, 0]],
 * };
 * const record = { from: "2017-01-01", to: "2017-02-28" };
 * const batteries = { ...emptyView(), types: ["BATTERY"] };
 * assert.equal(countSensitive(batteries, table, record).n, 42);
 * assert.equal(countSensitive({ ...batteries, from: "2017-02-01" }, table, record).n, 30);
 * assert.deepEqual(countSensitive({ ...batteries, hours: ["3"] }, table, record), {
 *   n: null,
 *   reason: "Domestic and sexual incidents cannot be counted under a filter by hour.",
 * });
 * ```
 */
export function countSensitive(
  view: View,
  table: SensitiveCounts,
  record: Period,
): SensitiveCount {
  const from = view.from ?? record.from;
  const to = view.to ?? record.to;
  const reason = reasonAgainst(view, { from, to }, record);
  if (reason !== null) return { n: null, reason };
  return filtersTime(view, { from, to }, record)
    ? countMonths(view, { from, to }, table)
    : countAreas(view, table);
}

function countMonths(
  { types, months }: View,
  { from, to }: Period,
  table: SensitiveCounts,
): SensitiveCount {
  const { monthTypes, byMonth } = table;
  if (byMonth === null) return { n: null, reason: cannot("by month, being too few") };
  const folded = table.types.filter((type) => !monthTypes.includes(type));
  const asksType = asks(types);
  const asked = folded.filter(asksType);
  if (asked.length > 0 && asked.length < folded.length) {
    return { n: null, reason: cannot(`by time and rare types at once (${formatList(asked)})`) };
  }
  const asksMonth = asks(months);
  const rows = byMonth.filter((_, i) => {
    const month = table.months[i]!;
    const isWithin = month >= from.slice(0, 7) && month <= to.slice(0, 7);
    return isWithin && asksMonth(Number(month.slice(5)));
  });
  const byType = countTypes(monthTypes, types, rows);
  const others = asked.length > 0 ? sum(rows.map((row) => row.at(-1)!)) : 0;
  return { n: sum([...byType.values()]) + others, byArea: null, byType, reason: null };
}

function countAreas({ types, areas }: View, table: SensitiveCounts): SensitiveCount {
  const asksArea = asks(areas);
  const rows = table.areas.flatMap((area, i) =>
    asksArea(area) ? [{ area, row: table.byArea[i]! }] : []
  );
  const byType = countTypes(table.types, types, rows.map(({ row }) => row));
  const ofRow = (row: readonly number[]) =>
    sum([...countTypes(table.types, types, [row]).values()]);
  return {
    n: sum([...byType.values()]),
    byArea: new Map(rows.map(({ area, row }) => [area, ofRow(row)])),
    byType,
    reason: null,
  };
}

/** Counts of rows by type, of the types that are asked for. */
function countTypes(
  types: readonly string[],
  wanted: readonly string[],
  rows: readonly (readonly number[])[],
): Map<string, number> {
  const asksType = asks(wanted);
  return new Map(
    types.flatMap((type, t) =>
      asksType(type) ? [[type, sum(rows.map((row) => row[t]!))] as const] : []
    ),
  );
}

/** Why a view cannot be counted, as a sentence; null if it can. */
function reasonAgainst(view: View, period: Period, record: Period): string | null {
  const unknown = [
    view.hours.length > 0 && "hour",
    view.weekdays.length > 0 && "weekday",
    view.arrest !== null && "arrest",
    view.places.length > 0 && "place",
    view.districts.length > 0 && "police district",
    view.region !== null && "outline",
    view.zone !== null && "zone",
  ].filter((name) => name !== false);
  if (unknown.length > 0) {
    const filters = unknown.length === 1 ? "a filter" : "filters";
    return cannot(`under ${filters} by ${formatList(unknown)}`);
  }
  if (view.areas.length > 0 && filtersTime(view, period, record)) {
    const times = [isPart(period, record) && "period", view.months.length > 0 && "month"]
      .filter((name) => name !== false);
    return cannot(`under filters by ${formatList(["area", ...times])} at once`);
  }
  const isWhole = (period.from === record.from || calendarDay(period.from).day === 1) &&
    (period.to === record.to || isLastOfMonth(period.to));
  return isWhole ? null : cannot("in a period that is not of whole months");
}

function cannot(where: string): string {
  return `Domestic and sexual incidents cannot be counted ${where}.`;
}

function filtersTime({ months }: View, period: Period, record: Period): boolean {
  return months.length > 0 || isPart(period, record);
}

/** Whether a period leaves out something of the record. */
function isPart(period: Period, record: Period): boolean {
  return period.from > record.from || period.to < record.to;
}

function isLastOfMonth(date: string): boolean {
  const { year, month, day } = calendarDay(date);
  return day === new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** Whether a filter lets a value in; an empty one lets in all. */
function asks<T>(values: readonly T[]): (value: T) => boolean {
  const set = new Set(values);
  return (value) => set.size === 0 || set.has(value);
}

function sum(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0);
}
