/**
 * Profile of a set of records: what a later set is compared with, small enough to keep with a model.
 *
 * @module
 */

import { formatHour } from "../describe/format.ts";
import { categoryText } from "../describe/totals.ts";
import { requireCount } from "../numeric/require_count.ts";
import type { CategoryCounts } from "./psi.ts";

/** Counts of records from which a profile is made, as reductions give them. */
export interface ProfiledCounts {
  /** By offense type. */
  readonly types: readonly { primary_type: string; n: number }[];
  /** By hour (0 to 23), minute (0 to 59) and whether the time is a default. */
  readonly times: readonly { hour: number; minute: number; time_is_default: boolean; n: number }[];
  /** By zone, in its name or number; null for none. */
  readonly zones: readonly { zone: string | number | null; n: number }[];
  /** Coordinates in meters with the number of records there; those without are left out. */
  readonly places: {
    readonly x: ArrayLike<number>;
    readonly y: ArrayLike<number>;
    readonly weight: ArrayLike<number>;
  };
}

/** Records by value, as plain JSON. */
export interface Distribution {
  /** Distinct values, ascending. */
  values: number[];
  /** Records at each value, nValues, above 0. */
  counts: number[];
}

/** Profile of a set of records, as plain JSON. Each dimension has its own n: the sum of its counts. */
export interface Profile {
  /** Records by offense type. */
  type: CategoryCounts;
  /** Records with a known time by hour, "00:00" to "23:00". */
  hour: CategoryCounts;
  /** Records by zone, those outside all under {@linkcode NO_ZONE}. */
  zone: CategoryCounts;
  /** Minutes since midnight, 0 to 1439, of all records: also those whose time is a default. */
  minute: Distribution;
  /** Eastings of the records with coordinates, in meters, rounded down to {@linkcode BIN_METERS}. */
  x: Distribution;
  /** Northings, likewise. */
  y: Distribution;
}

/** Category of the records that lie in no zone or have no coordinates. */
export const NO_ZONE = "no zone";

/** Width of the bins of coordinates in meters: less than half a block. */
export const BIN_METERS = 50;

/**
 * Profile of counted records.
 *
 * Hours leave out default times, which stand for "not known"; minutes keep them, so that a new habit
 * of filling in times is seen.
 *
 * @throws {RangeError} If a count, an hour, a minute or a coordinate cannot be.
 *
 * @example Two records, one at an unknown time and outside all zones
 * ```ts
 * import assert from "node:assert/strict";
 * import { toProfile } from "lib/drift/profile.ts";
 * const profile = toProfile({
 *   types: [{ primary_type: "THEFT", n: 2 }],
 *   times: [
 *     { hour: 0, minute: 0, time_is_default: true, n: 1 },
 *     { hour: 8, minute: 15, time_is_default: false, n: 1 },
 *   ],
 *   zones: [{ zone: "Loop", n: 1 }, { zone: null, n: 1 }],
 *   places: { x: [449_999, 449_960], y: [10, 10], weight: [1, 1] },
 * });
 * assert.deepEqual(profile.hour, { "08:00": 1 });
 * assert.deepEqual(profile.zone, { "Loop": 1, "no zone": 1 });
 * assert.deepEqual(profile.minute, { values: [0, 495], counts: [1, 1] });
 * assert.deepEqual(profile.x, { values: [449_950], counts: [2] });
 * ```
 */
export function toProfile({ types, times, zones, places }: ProfiledCounts): Profile {
  for (const { hour, minute } of times) {
    requireTime("hour", hour, 23);
    requireTime("minute", minute, 59);
  }
  const known = times.filter(({ time_is_default }) => !time_is_default);
  const coordinates = (values: ArrayLike<number>) =>
    Array.from(values, (value, i): [number, number] => [toBin(value), places.weight[i]!]);
  return {
    type: countCategories(types.map((row) => [categoryText(row.primary_type), row.n])),
    hour: countCategories(known.map((row) => [formatHour(row.hour), row.n])),
    zone: countCategories(
      zones.map((row) => [row.zone === null ? NO_ZONE : String(row.zone), row.n]),
    ),
    minute: countValues(times.map((row) => [60 * row.hour + row.minute, row.n])),
    x: countValues(coordinates(places.x)),
    y: countValues(coordinates(places.y)),
  };
}

/**
 * Profile of several sets of records together.
 *
 * @param profiles At least one, of sets that share no record.
 * @throws {RangeError} If there is none.
 *
 * @example A month and a month
 * ```ts
 * import assert from "node:assert/strict";
 * import { addProfiles, type Profile } from "lib/drift/profile.ts";
 * const at = (value: number) => ({ values: [value], counts: [1] });
 * const month = (type: string, minute: number): Profile => (
 *   { type: { [type]: 1 }, hour: {}, zone: {}, minute: at(minute), x: at(0), y: at(0) }
 * );
 * const both = addProfiles([month("THEFT", 60), month("ARSON", 0)]);
 * assert.deepEqual(both.type, { ARSON: 1, THEFT: 1 });
 * assert.deepEqual(both.minute, { values: [0, 60], counts: [1, 1] });
 * assert.deepEqual(both.x, { values: [0], counts: [2] });
 * ```
 */
export function addProfiles(profiles: readonly Profile[]): Profile {
  if (profiles.length === 0) {
    throw new RangeError("Cannot add profiles: there must be at least one");
  }
  const counts = (key: "type" | "hour" | "zone") =>
    countCategories(profiles.flatMap((profile) => Object.entries(profile[key])));
  const values = (key: "minute" | "x" | "y") =>
    countValues(
      profiles.flatMap((profile) =>
        profile[key].values.map((value, i): [number, number] => [value, profile[key].counts[i]!])
      ),
    );
  return {
    type: counts("type"),
    hour: counts("hour"),
    zone: counts("zone"),
    minute: values("minute"),
    x: values("x"),
    y: values("y"),
  };
}

/**
 * Counts added up by category, in the order of the names; without those of no record.
 *
 * @throws {RangeError} If a count is not a whole number.
 *
 * @example Two rows of one category
 * ```ts
 * import assert from "node:assert/strict";
 * import { countCategories } from "lib/drift/profile.ts";
 * assert.deepEqual(countCategories([["B", 1], ["A", 2], ["B", 3], ["C", 0]]), { A: 2, B: 4 });
 * ```
 */
export function countCategories(rows: readonly (readonly [string, number])[]): CategoryCounts {
  const sums = sumsOf(rows);
  return Object.fromEntries([...sums].sort(([a], [b]) => a < b ? -1 : 1));
}

/**
 * Counts added up by value, ascending; without those of no record.
 *
 * @throws {RangeError} If a count is not a whole number.
 *
 * @example Two rows of one value
 * ```ts
 * import assert from "node:assert/strict";
 * import { countValues } from "lib/drift/profile.ts";
 * assert.deepEqual(countValues([[9, 1], [5, 2], [9, 3]]), { values: [5, 9], counts: [2, 4] });
 * ```
 */
export function countValues(rows: readonly (readonly [number, number])[]): Distribution {
  const sums = [...sumsOf(rows)].sort(([a], [b]) => a - b);
  return { values: sums.map(([value]) => value), counts: sums.map(([, n]) => n) };
}

function sumsOf<K>(rows: readonly (readonly [K, number])[]): Map<K, number> {
  const sums = new Map<K, number>();
  for (const [key, n] of rows) {
    requireCount("profile", `count of ${key}`, n);
    if (n > 0) sums.set(key, (sums.get(key) ?? 0) + n);
  }
  return sums;
}

/** Lower end of the bin of a coordinate. */
function toBin(value: number): number {
  if (!Number.isFinite(value)) {
    throw new RangeError(
      `Cannot compute profile: coordinates must be finite, current value is ${value}`,
    );
  }
  return Math.floor(value / BIN_METERS) * BIN_METERS;
}

function requireTime(name: string, value: number, most: number): void {
  if (!Number.isInteger(value) || value < 0 || value > most) {
    throw new RangeError(
      `Cannot compute profile: ${name} must be a whole number in 0 .. ${most}, ` +
        `current value is ${value}`,
    );
  }
}
