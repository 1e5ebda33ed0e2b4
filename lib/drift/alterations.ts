/**
 * Drifts made on purpose: profiles as they would be if a stated share of the records had changed.
 *
 * Each moves a rounded share of the records and leaves the others; nothing is drawn at random, and
 * the profile given stays as it is.
 *
 * @module
 */

import { formatHour } from "../describe/format.ts";
import {
  countCategories,
  countValues,
  type Distribution,
  NO_ZONE,
  type Profile,
} from "./profile.ts";

/**
 * Profile with a share of the records of one offense type under another, as if it were coded anew.
 *
 * @param share Share of the records of `from`, in [0, 1].
 * @throws {RangeError} If the profile has no such type, or share is outside its range.
 *
 * @example Half of the thefts
 * ```ts
 * import assert from "node:assert/strict";
 * import { relabelType } from "lib/drift/alterations.ts";
 * const none = { values: [], counts: [] };
 * const profile = { type: { THEFT: 10 }, hour: {}, zone: {}, minute: none, x: none, y: none };
 * const { type } = relabelType(profile, "THEFT", "FRAUD", 0.5);
 * assert.deepEqual(type, { FRAUD: 5, THEFT: 5 });
 * ```
 */
export function relabelType(profile: Profile, from: string, to: string, share: number): Profile {
  requireCategory(profile, "type", from);
  const relabel = (type: string) => type === from ? to : type;
  return { ...profile, type: countCategories(move(Object.entries(profile.type), relabel, share)) };
}

/**
 * Profile with a share of the records of a zone in no zone, as if their places were no longer found.
 *
 * @param share Share of the records of the zone, in [0, 1].
 * @throws {RangeError} If the profile has no such zone, or share is outside its range.
 *
 * @example All of it
 * ```ts
 * import assert from "node:assert/strict";
 * import { loseZone } from "lib/drift/alterations.ts";
 * const none = { values: [], counts: [] };
 * const zone = { Loop: 4, "no zone": 6 };
 * const profile = { type: {}, hour: {}, zone, minute: none, x: none, y: none };
 * assert.deepEqual(loseZone(profile, "Loop", 1).zone, { "no zone": 10 });
 * ```
 */
export function loseZone(profile: Profile, zone: string, share: number): Profile {
  requireCategory(profile, "zone", zone);
  const lose = (each: string) => each === zone ? NO_ZONE : each;
  return { ...profile, zone: countCategories(move(Object.entries(profile.zone), lose, share)) };
}

/**
 * Profile with a share of the times an hour later, round midnight: a wrong time zone or an hour of
 * summer time too much.
 *
 * @param share Share of the records, in [0, 1].
 * @throws {RangeError} If share is outside its range.
 *
 * @example All of them
 * ```ts
 * import assert from "node:assert/strict";
 * import { shiftHour } from "lib/drift/alterations.ts";
 * const none = { values: [], counts: [] };
 * const minute = { values: [30, 1439], counts: [2, 1] };
 * const profile = { type: {}, hour: { "23:00": 1 }, zone: {}, minute, x: none, y: none };
 * const shifted = shiftHour(profile, 1);
 * assert.deepEqual(shifted.hour, { "00:00": 1 });
 * assert.deepEqual(shifted.minute, { values: [59, 90], counts: [1, 2] });
 * ```
 */
export function shiftHour(profile: Profile, share: number): Profile {
  const later = (hour: string) => formatHour((Number(hour.slice(0, 2)) + 1) % 24);
  const hour = countCategories(move(Object.entries(profile.hour), later, share));
  return { ...profile, hour, minute: moveMinutes(profile, (at) => (at + 60) % 1440, share) };
}

/**
 * Profile with a share of the times at midnight, as if they had not been filled in.
 *
 * Known hours stay as they are: a time at midnight that stands for "not known" is left out there.
 *
 * @param share Share of the records that are not at midnight, in [0, 1].
 * @throws {RangeError} If share is outside its range.
 *
 * @example Half of them
 * ```ts
 * import assert from "node:assert/strict";
 * import { timesToMidnight } from "lib/drift/alterations.ts";
 * const none = { values: [], counts: [] };
 * const minute = { values: [60, 90], counts: [2, 2] };
 * const profile = { type: {}, hour: {}, zone: {}, minute, x: none, y: none };
 * const { values, counts } = timesToMidnight(profile, 0.5).minute;
 * assert.deepEqual([values, counts], [[0, 60, 90], [2, 1, 1]]);
 * ```
 */
export function timesToMidnight(profile: Profile, share: number): Profile {
  return { ...profile, minute: moveMinutes(profile, () => 0, share) };
}

function moveMinutes(
  { minute: { values, counts } }: Profile,
  to: (minute: number) => number,
  share: number,
): Distribution {
  return countValues(move(values.map((value, i) => [value, counts[i]!]), to, share));
}

/**
 * Rows with a share of each under another key. Shares are rounded on the running total, so that many
 * small rows together lose what they should.
 */
function move<K>(rows: readonly (readonly [K, number])[], to: (key: K) => K, share: number) {
  if (!(share >= 0 && share <= 1)) {
    throw new RangeError(
      `Cannot alter profile: share must be in [0, 1], current value is ${share}`,
    );
  }
  let [seen, taken] = [0, 0];
  return rows.flatMap(([key, n]): [K, number][] => {
    const target = to(key);
    if (target === key) return [[key, n]];
    seen += n;
    const now = Math.round(share * seen) - taken;
    taken += now;
    return [[key, n - now], [target, now]];
  });
}

function requireCategory(profile: Profile, dimension: "type" | "zone", category: string): void {
  if (Object.hasOwn(profile[dimension], category)) return;
  throw new RangeError(
    `Cannot alter profile: ${dimension} must be one that has records, current value is ${category}`,
  );
}
