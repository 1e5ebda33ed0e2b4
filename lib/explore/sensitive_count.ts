/**
 * What a view asks of incidents that are counted by community area and type alone.
 *
 * @module
 */

import { formatCount, formatList } from "../describe/format.ts";
import { HIDDEN } from "./hide_small.ts";
import type { SensitiveAreas, TypeCounts } from "./sensitive_areas.ts";
import type { Period, View } from "./view.ts";
import { sum } from "../numeric/sum.ts";

/** A count, or, where a part of it is not published, the rest of it. */
export interface Tally {
  n: number;
  isExact: boolean;
}

/** Incidents of a view, or why they cannot be counted. */
export type SensitiveCount =
  | {
    reason: null;
    total: Tally;
    /** The largest first; areas that are counted together are one entry. */
    byArea: ({ areas: number[] } & Tally)[];
    /** The largest first; null, the last, is for what is not counted by type. */
    byType: ({ type: string | null } & Tally)[];
  }
  | {
    /** A sentence that names the filters. */
    reason: string;
  };

/**
 * Counts such incidents by the types and areas of a view.
 *
 * @param view Its second period is not looked at.
 * @param record First and last date of the record; a period of that length filters nothing.
 *
 * @example By type, and by hour
 * ```ts
 * import assert from "node:assert/strict";
 * import { countSensitive } from "lib/explore/sensitive_count.ts";
 * import { emptyView } from "lib/explore/view.ts";
 * const table = {
 *   types: ["BATTERY", "STALKING"],
 *   areas: [{ area: 8, counts: [90, 7], others: 0 }, { area: 9, counts: [null, null], others: 6 }],
 *   few: null,
 *   city: { counts: [94, 9], others: 0 },
 * };
 * const record = { from: "2017-01-01", to: "2017-02-28" };
 * const battery = { ...emptyView(), types: ["BATTERY"] };
 * assert.deepEqual(countSensitive(battery, table, record), {
 *   reason: null,
 *   total: { n: 94, isExact: true },
 *   byArea: [{ areas: [8], n: 90, isExact: true }, { areas: [9], n: 0, isExact: false }],
 *   byType: [{ type: "BATTERY", n: 94, isExact: true }],
 * });
 * assert.deepEqual(countSensitive({ ...battery, hours: ["3"] }, table, record), {
 *   reason: "These incidents are counted by community area and type only, " +
 *     "and not under a filter by hour; lift it to see the counts.",
 * });
 * ```
 */
export function countSensitive(view: View, table: SensitiveAreas, record: Period): SensitiveCount {
  const reason = reasonAgainst(view, record);
  if (reason !== null) return { reason };
  const rows = rowsOf(view, table);
  const tallies = rows.map((row) => ({ areas: row.areas, ...tallyOf(row, view, table) }));
  const isCity = view.areas.length === 0;
  const city = { areas: [], ...table.city, isWhole: true };
  return {
    reason: null,
    total: isCity ? tallyOf(city, view, table) : add([...tallies, ...withoutArea(view)]),
    byArea: tallies.sort(byCount),
    byType: countTypes(isCity ? [city] : rows, view, table),
  };
}

/**
 * A count in words: `1,234`, `at least 1,234`, or `not shown` where nothing of it is published.
 *
 * @example Three counts
 * ```ts
 * import assert from "node:assert/strict";
 * import { showTally } from "lib/explore/sensitive_count.ts";
 * assert.equal(showTally({ n: 1234, isExact: true }), "1,234");
 * assert.equal(showTally({ n: 1234, isExact: false }), "at least 1,234");
 * assert.equal(showTally({ n: 0, isExact: false }), "not shown");
 * ```
 */
export function showTally({ n, isExact }: Tally): string {
  if (isExact) return formatCount(n);
  return n === 0 ? HIDDEN : `at least ${formatCount(n)}`;
}

/** Incidents without an area are not in the table. */
function withoutArea({ areas }: View): Tally[] {
  return areas.includes(0) ? [{ n: 0, isExact: false }] : [];
}

/** A row of the table that a view asks for. */
interface Row extends TypeCounts {
  areas: number[];
  /** Whether all areas of the row are asked for. */
  isWhole: boolean;
}

function rowsOf({ areas }: View, { types, areas: all, few }: SensitiveAreas): Row[] {
  const own = all.filter(({ area }) => asks(areas, area))
    .map(({ area, counts, others }) => ({ areas: [area], counts, others, isWhole: true }));
  if (few === null || !few.areas.some((area) => asks(areas, area))) return own;
  const isWhole = few.areas.every((area) => asks(areas, area));
  const counts = types.map(() => null);
  return [...own, { areas: few.areas, counts, others: isWhole ? few.n : 0, isWhole }];
}

function tallyOf({ counts, others, isWhole }: Row, view: View, { types }: SensitiveAreas): Tally {
  const asked = counts.filter((_, type) => asks(view.types, types[type]!));
  const n = sum(asked.map((count) => count ?? 0));
  if (view.types.length === 0) return { n: n + others, isExact: isWhole };
  return { n, isExact: !asked.includes(null) };
}

function countTypes(
  rows: readonly Row[],
  view: View,
  { types }: SensitiveAreas,
): ({ type: string | null } & Tally)[] {
  const counted = types.flatMap((type, t) => {
    if (!asks(view.types, type)) return [];
    const counts = rows.map((row) => row.counts[t] ?? null);
    return [{ type, n: sum(counts.map((n) => n ?? 0)), isExact: !counts.includes(null) }];
  }).sort(byCount);
  if (view.types.length > 0 || counted.every(({ isExact }) => isExact)) return counted;
  const n = sum(rows.map(({ others }) => others));
  const rest = { type: null, n, isExact: rows.every(({ isWhole }) => isWhole) };
  return [...counted.filter((each) => each.n > 0), rest];
}

/** Why a view cannot be counted, as a sentence; null if it can. */
function reasonAgainst(view: View, record: Period): string | null {
  const from = view.from ?? record.from;
  const to = view.to ?? record.to;
  const names = [
    (from > record.from || to < record.to) && "period",
    view.hours.length > 0 && "hour",
    view.weekdays.length > 0 && "weekday",
    view.months.length > 0 && "month",
    view.arrest !== null && "arrest",
    view.places.length > 0 && "place",
    view.districts.length > 0 && "police district",
    view.region !== null && "outline",
    view.zone !== null && "zone",
  ].filter((name) => name !== false);
  if (names.length === 0) return null;
  const [filters, them] = names.length === 1 ? ["a filter", "it"] : ["filters", "them"];
  return "These incidents are counted by community area and type only, and not under " +
    `${filters} by ${formatList(names)}; lift ${them} to see the counts.`;
}

/** Whether a filter lets a value in; an empty one lets in all. */
function asks<T>(values: readonly T[], value: T): boolean {
  return values.length === 0 || values.includes(value);
}

function add(tallies: readonly Tally[]): Tally {
  return { n: sum(tallies.map(({ n }) => n)), isExact: tallies.every(({ isExact }) => isExact) };
}

function byCount(a: Tally, b: Tally): number {
  return b.n - a.n || Number(b.isExact) - Number(a.isExact);
}
