/**
 * What a reader asks of the incidents: the filters of the page, all of which must hold.
 *
 * @module
 */

import type { Position } from "../space/polygon.ts";

/** Dates from the first to the last, both included. */
export interface Period {
  /** ISO date. */
  from: string;
  to: string;
}

/** Filters of the page. An empty list or null filters nothing; the order of a list says nothing. */
export interface View {
  /** First ISO date, included; null from the first of the record. */
  from: string | null;
  /** Last ISO date, included; null to the last of the record. */
  to: string | null;
  /** A second period to compare with, under the same other filters. */
  against: Period | null;
  types: string[];
  /** "0" to "23", and {@linkcode UNKNOWN_HOUR}. */
  hours: string[];
  /** 1 Monday to 7 Sunday. */
  weekdays: number[];
  /** 1 January to 12 December. */
  months: number[];
  /** With an arrest, or without. */
  arrest: boolean | null;
  places: string[];
  areas: number[];
  districts: number[];
  /** Corners of an outline, whole meters, at most MAX_CORNERS of outline.ts; it closes by itself. */
  region: Position[] | null;
  /** Cells of a zone of a fit, such as `hot96-ward-5`; zones are numbered from 1. */
  zone: { fit: string; zone: number } | null;
}

/** What there is to ask for. */
export interface ViewDomain {
  /** First and last ISO date of the record. */
  firstDate: string;
  lastDate: string;
  types: readonly string[];
  places: readonly string[];
  areas: readonly number[];
  districts: readonly number[];
  /** Number of zones of each fit. */
  fits: ReadonlyMap<string, number>;
}

/** Hour of incidents whose time is not known. */
export const UNKNOWN_HOUR = "unknown";

/**
 * A view without a filter.
 *
 * @example Thefts
 * ```ts
 * import assert from "node:assert/strict";
 * import { emptyView } from "lib/explore/view.ts";
 * const thefts = { ...emptyView(), types: ["THEFT"] };
 * assert.equal(thefts.from, null);
 * ```
 */
export function emptyView(): View {
  return {
    from: null,
    to: null,
    against: null,
    types: [],
    hours: [],
    weekdays: [],
    months: [],
    arrest: null,
    places: [],
    areas: [],
    districts: [],
    region: null,
    zone: null,
  };
}

/**
 * Different values of a list in order: numbers by size, texts of whole numbers likewise and before
 * other texts, which stand by their code units.
 *
 * @example Hours
 * ```ts
 * import assert from "node:assert/strict";
 * import { sortedValues } from "lib/explore/view.ts";
 * assert.deepEqual(sortedValues(["unknown", "10", "9", "10"]), ["9", "10", "unknown"]);
 * ```
 */
export function sortedValues<T extends string | number>(values: Iterable<T>): T[] {
  const rank = (value: T) => /^\d+$/.test(`${value}`) ? Number(value) : Infinity;
  return [...new Set(values)].sort((a, b) => {
    const [rankA, rankB] = [rank(a), rank(b)];
    if (rankA !== rankB) return rankA < rankB ? -1 : 1;
    return a < b ? -1 : a > b ? 1 : 0;
  });
}
