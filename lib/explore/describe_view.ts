/**
 * The filters of a view in words: for the page, for screen readers and for exports.
 *
 * @module
 */

import { MONTHS, WEEKDAYS } from "../describe/calendar.ts";
import { formatDate, formatDecimal } from "../describe/format.ts";
import { describeWindow } from "../describe/peak_window.ts";
import { polygonAreaSquareMeters, type Position } from "../space/polygon.ts";
import { hourWindows } from "./hour_windows.ts";
import {
  emptyView,
  type Period,
  sortedValues,
  UNKNOWN_HOUR,
  type View,
  type ViewDomain,
} from "./view.ts";

/** How readers call what a view holds. */
export interface ViewNames {
  type(type: string): string;
  place(place: string): string;
  area(area: number): string;
  district(district: number): string;
  fit(fit: string): string;
}

/** A filter of a view in words. */
export interface ViewLine {
  /** Its name and what it asks for, "Type: theft". */
  text: string;
  /** Parts of the view that it stands for, as they are without it. */
  without: Partial<View>;
}

/**
 * A line for each filter of a view, in the order of its address; none for a view without a filter.
 *
 * @param record First and last date of the record, for a period that is open on one side.
 *
 * @example A period and two filters
 * ```ts
 * import assert from "node:assert/strict";
 * import { describeView } from "lib/explore/describe_view.ts";
 * import { emptyView } from "lib/explore/view.ts";
 * const names = {
 *   type: (type: string) => type.toLowerCase(),
 *   place: String,
 *   area: String,
 *   district: String,
 *   fit: String,
 * };
 * const record = { firstDate: "2016-12-29", lastDate: "2018-11-12" };
 * const view = {
 *   ...emptyView(),
 *   to: "2017-03-05",
 *   types: ["THEFT", "BATTERY"],
 *   hours: ["22", "23", "0", "unknown"],
 * };
 * const lines = describeView(view, record, names);
 * assert.deepEqual(lines.map(({ text }) => text), [
 *   "Period: 29 December 2016 to 5 March 2017",
 *   "Type: battery, theft",
 *   "Hour: 22:00 to 01:00, unknown",
 * ]);
 * assert.deepEqual(lines[1]!.without, { types: [] });
 * ```
 */
export function describeView(
  view: View,
  record: Pick<ViewDomain, "firstDate" | "lastDate">,
  names: ViewNames,
): ViewLine[] {
  const { from, to, against, arrest, region, zone } = view;
  const isPeriod = from !== null || to !== null;
  const period = { from: from ?? record.firstDate, to: to ?? record.lastDate };
  const lines: [name: string, fields: (keyof View)[], text: string | null][] = [
    ["Period", ["from", "to"], isPeriod ? describePeriod(period) : null],
    ["Compared with", ["against"], against && describePeriod(against)],
    ["Type", ["types"], list(view.types, names.type)],
    ["Hour", ["hours"], describeHours(view.hours)],
    ["Weekday", ["weekdays"], list(view.weekdays, (weekday) => WEEKDAYS[weekday - 1]!)],
    ["Month", ["months"], list(view.months, (month) => MONTHS[month - 1]!)],
    ["Arrest", ["arrest"], arrest === null ? null : arrest ? "yes" : "no"],
    ["Place", ["places"], list(view.places, names.place)],
    ["Community area", ["areas"], list(view.areas, names.area)],
    ["Police district", ["districts"], list(view.districts, names.district)],
    ["Outline", ["region"], region && describeOutline(region)],
    ["Zone", ["zone"], zone && `${zone.zone} of ${names.fit(zone.fit)}`],
  ];
  return lines.flatMap(([name, fields, text]) =>
    text === null ? [] : [{ text: `${name}: ${text}`, without: unset(fields) }]
  );
}

/** Parts of a view without a filter. */
function unset(fields: readonly (keyof View)[]): Partial<View> {
  const empty = emptyView();
  return Object.fromEntries(fields.map((field) => [field, empty[field]]));
}

/**
 * A period in words.
 *
 * @example Two days, and one
 * ```ts
 * import assert from "node:assert/strict";
 * import { describePeriod } from "lib/explore/describe_view.ts";
 * const to = "2018-03-02";
 * assert.equal(describePeriod({ from: "2018-03-01", to }), "1 March 2018 to 2 March 2018");
 * assert.equal(describePeriod({ from: to, to }), "2 March 2018");
 * ```
 */
export function describePeriod({ from, to }: Period): string {
  return from === to ? formatDate(from) : `${formatDate(from)} to ${formatDate(to)}`;
}

function describeHours(hours: readonly string[]): string | null {
  if (hours.length === 0) return null;
  const known = hours.filter((hour) => hour !== UNKNOWN_HOUR).map(Number);
  const windows = hourWindows(known).map(describeWindow);
  return [...windows, ...hours.includes(UNKNOWN_HOUR) ? [UNKNOWN_HOUR] : []].join(", ");
}

function describeOutline(region: readonly Position[]): string {
  const squareMeters = polygonAreaSquareMeters([[...region, region[0]!]]);
  return `drawn on the map, ${formatDecimal(squareMeters / 1e6, 2)} km²`;
}

/** Values of a filter in words; null if it is not set. */
function list<T extends string | number>(
  values: readonly T[],
  nameOf: (value: T) => string,
): string | null {
  return values.length === 0 ? null : sortedValues(values).map(nameOf).join(", ");
}
