/**
 * Months scored against other months of the same records: what drift scores are where nothing drifts.
 *
 * @module
 */

import { compareProfiles, type DriftScores } from "./compare_profiles.ts";
import { addProfiles, type Profile } from "./profile.ts";

/** Records of one whole month. */
export interface MonthProfile {
  /** "2017-01". */
  month: string;
  profile: Profile;
}

/**
 * What a month is compared with: all other months, or its season in other years: months at the same
 * place in the calendar or one beside it (December and January are neighbors).
 */
export type Reference = "other months" | "season";

/** A month and what it is compared with. */
export interface MonthPair {
  month: string;
  /** Profile of the other months together. */
  training: Profile;
  /** Profile of the month itself. */
  fresh: Profile;
}

/** Scores of one month against others. */
export interface MonthScores {
  month: string;
  scores: DriftScores;
}

/**
 * Each month beside the other months, itself left out: no month is scored against its own records.
 *
 * @param months Whole months, each once, in order.
 * @param reference Other months to take; default all.
 * @throws {RangeError} If months are not "YYYY-MM" and ascending, or one has no other.
 *
 * @example Two months are each other's training
 * ```ts
 * import assert from "node:assert/strict";
 * import { leaveOneOut } from "lib/drift/month_scores.ts";
 * const none = { values: [], counts: [] };
 * const profile = (type: string) => (
 *   { type: { [type]: 1 }, hour: {}, zone: {}, minute: none, x: none, y: none }
 * );
 * const pairs = leaveOneOut([
 *   { month: "2018-01", profile: profile("ARSON") },
 *   { month: "2018-02", profile: profile("THEFT") },
 * ]);
 * assert.deepEqual(pairs.map(({ training }) => training.type), [{ THEFT: 1 }, { ARSON: 1 }]);
 * ```
 */
export function leaveOneOut(
  months: readonly MonthProfile[],
  reference: Reference = "other months",
): MonthPair[] {
  requireOrder(months);
  return months.map(({ month, profile }) => {
    const others = months.filter((other) => other.month !== month);
    return { month, training: trainingFor(others, [month], reference), fresh: profile };
  });
}

/**
 * Profile of the training months that fresh records are to be compared with.
 *
 * @param months Months of training, without the fresh ones.
 * @param fresh Months that the fresh records lie in, "YYYY-MM".
 * @throws {RangeError} If no training month is left, or a month is not "YYYY-MM".
 *
 * @example A January has the training of December and January
 * ```ts
 * import assert from "node:assert/strict";
 * import { trainingFor } from "lib/drift/month_scores.ts";
 * const none = { values: [], counts: [] };
 * const months = ["2017-06", "2017-12", "2018-01"].map((month) => (
 *   { month, profile: { type: { [month]: 1 }, hour: {}, zone: {}, minute: none, x: none, y: none } }
 * ));
 * const { type } = trainingFor(months, ["2019-01"], "season");
 * assert.deepEqual(Object.keys(type), ["2017-12", "2018-01"]);
 * ```
 */
export function trainingFor(
  months: readonly MonthProfile[],
  fresh: readonly string[],
  reference: Reference = "other months",
): Profile {
  const wanted = fresh.map(monthNumber);
  const taken = months.filter(({ month }) =>
    reference !== "season" || wanted.some((one) => isSeasonOf(one, monthNumber(month)))
  );
  if (taken.length === 0) {
    throw new RangeError(
      `Cannot compare months: training must have ${
        reference === "season" ? "the season" : "months"
      }` +
        ` of ${fresh.join(", ")}, current values are ${
          months.map(({ month }) => month).join(", ")
        }`,
    );
  }
  return addProfiles(taken.map(({ profile }) => profile));
}

/**
 * Whether every month has others of its season to be compared with.
 *
 * @example One month has none
 * ```ts
 * import assert from "node:assert/strict";
 * import { haveSeasons } from "lib/drift/month_scores.ts";
 * const none = { values: [], counts: [] };
 * const profile = { type: {}, hour: {}, zone: {}, minute: none, x: none, y: none };
 * assert.equal(haveSeasons([{ month: "2018-01", profile }]), false);
 * ```
 */
export function haveSeasons(months: readonly MonthProfile[]): boolean {
  return months.every(({ month }) =>
    months.some((other) => isSeasonOf(monthNumber(month), monthNumber(other.month)))
  );
}

/**
 * Scores of months, as they are or with a drift made on purpose.
 *
 * @param alter What is done to each month first; default nothing.
 *
 * @example A month beside its equal
 * ```ts
 * import assert from "node:assert/strict";
 * import { scoreMonths } from "lib/drift/month_scores.ts";
 * const at = { values: [0], counts: [9] };
 * const profile = { type: { A: 9 }, hour: { B: 9 }, zone: { C: 9 }, minute: at, x: at, y: at };
 * const [row] = scoreMonths([{ month: "2018-01", training: profile, fresh: profile }]);
 * assert.deepEqual(row?.scores.map(({ value }) => value), [0, 0, 0, 0, 0, 0]);
 * ```
 */
export function scoreMonths(
  pairs: readonly MonthPair[],
  alter: (fresh: Profile) => Profile = (fresh) => fresh,
): MonthScores[] {
  return pairs.map(({ month, training, fresh }) => (
    { month, scores: compareProfiles(training, alter(fresh)) }
  ));
}

/** Months since the year 0. */
function monthNumber(month: string): number {
  const found = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(month);
  if (found === null) {
    throw new RangeError(`Cannot compare months: each must be YYYY-MM, current value is ${month}`);
  }
  return 12 * Number(found[1]) + Number(found[2]);
}

/** Whether two months of different years are at most one place apart in the calendar. */
function isSeasonOf(a: number, b: number): boolean {
  const between = Math.abs(a - b);
  return between > 6 && Math.min(between % 12, 12 - between % 12) <= 1;
}

function requireOrder(months: readonly MonthProfile[]): void {
  months.forEach(({ month }, i) => {
    monthNumber(month);
    const before = months[i - 1]?.month ?? "";
    if (month > before) return;
    throw new RangeError(
      `Cannot compare months: they must ascend, current values are ${before} and ${month}`,
    );
  });
}
