/**
 * Which drifts are found: months altered on purpose by ever larger shares, scored like any other.
 *
 * @module
 */

import { loseZone, relabelType, shiftHour, timesToMidnight } from "./alterations.ts";
import { type Dimension, DIMENSIONS } from "./compare_profiles.ts";
import { type MonthPair, scoreMonths } from "./month_scores.ts";
import { NO_ZONE, type Profile } from "./profile.ts";
import { judgeScores, type Thresholds } from "./thresholds.ts";

/** A drift made on purpose. */
export interface MadeDrift {
  /** In words that follow a share: "of THEFT recorded as BATTERY". */
  name: string;
  /** The profile of a month of which a share has drifted. */
  alter: (fresh: Profile, share: number) => Profile;
}

/** How many months show a drift of one size. */
export interface PowerRow {
  drift: string;
  /** Share altered, in [0, 1]. */
  share: number;
  /** Months that alarm in a dimension whose score the drift has raised. */
  found: number;
  /** Months tried. */
  months: number;
  /** Dimension that alarms in most of these months; null where none does. */
  foundBy: Dimension | null;
}

/** The smallest share tried from which on a drift is found in most months, and in all. */
export interface LeastFound {
  drift: string;
  /** Smallest share from which on at least half of the months alarm; null where none tried does. */
  inHalf: number | null;
  /** Smallest share from which on all months alarm; null where none tried does. */
  inAll: number | null;
  /** Dimension that shows it there; null likewise. */
  foundBy: Dimension | null;
}

/** Shares that are tried unless told otherwise. */
export const TRIED_SHARES = [0.01, 0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.5, 0.75, 1] as const;

/**
 * Drifts to look for in records like the training ones: the largest type under the second largest,
 * the largest zone lost, times an hour late, times not filled in. With a single type, or without a
 * zone, there is none to move.
 *
 * @param training Profile to find them in.
 *
 * @example Two types and a zone
 * ```ts
 * import assert from "node:assert/strict";
 * import { usualDrifts } from "lib/drift/power.ts";
 * const none = { values: [], counts: [] };
 * const type = { ARSON: 1, BATTERY: 5, THEFT: 9 };
 * const training = { type, hour: {}, zone: { Loop: 1 }, minute: none, x: none, y: none };
 * const names = usualDrifts(training).map(({ name }) => name);
 * assert.equal(names[0], "of THEFT recorded as BATTERY");
 * assert.equal(names[3], "of zone Loop placed in no zone");
 * ```
 */
export function usualDrifts(training: Profile): MadeDrift[] {
  const largest = (counts: Readonly<Record<string, number>>) =>
    Object.entries(counts).filter(([name]) => name !== NO_ZONE).sort(([, a], [, b]) => b - a)
      .map(([name]) => name);
  const [from, to] = largest(training.type);
  const [zone] = largest(training.zone);
  const drifts: MadeDrift[] = [
    { name: "of all times an hour late", alter: shiftHour },
    { name: "of all times not filled in, at midnight", alter: timesToMidnight },
  ];
  if (from !== undefined && to !== undefined) {
    drifts.unshift({
      name: `of ${from} recorded as ${to}`,
      alter: (fresh, share) => relabelType(fresh, from, to, share),
    });
  }
  if (zone !== undefined) {
    drifts.push({
      name: `of zone ${zone} placed in no zone`,
      alter: (fresh, share) => loseZone(fresh, zone, share),
    });
  }
  return drifts;
}

/**
 * Months that alarm after a drift, for each drift and share.
 *
 * A month that alarms in a dimension that the drift leaves alone has not found it.
 *
 * @param pairs Months that the thresholds were not set on, each beside its training.
 * @param shares Shares to alter, in [0, 1]; default {@linkcode TRIED_SHARES}.
 * @returns A row for each drift and share, in the order given.
 * @throws {RangeError} If there is no month, or a share is outside its range.
 *
 * @example Half of one type under another
 * ```ts
 * import assert from "node:assert/strict";
 * import { detectionPower, usualDrifts } from "lib/drift/power.ts";
 * const minute = { values: [0, 60], counts: [5000, 5000] };
 * const [type, zone] = [{ A: 6000, B: 4000 }, { C: 5000, "no zone": 5000 }];
 * const profile = { type, hour: { "01:00": 10_000 }, zone, minute, x: minute, y: minute };
 * const thresholds = { type: 0.05, hour: 0.05, zone: 0.05, minute: 0.1, x: 0.1, y: 0.1 };
 * const pairs = [{ month: "2018-01", training: profile, fresh: profile }];
 * const rows = detectionPower(pairs, thresholds, usualDrifts(profile).slice(0, 1), [0.01, 0.5]);
 * assert.deepEqual(rows.map(({ found, foundBy }) => [found, foundBy]), [[0, null], [1, "type"]]);
 * ```
 */
export function detectionPower(
  pairs: readonly MonthPair[],
  thresholds: Thresholds,
  drifts: readonly MadeDrift[],
  shares: readonly number[] = TRIED_SHARES,
): PowerRow[] {
  if (pairs.length === 0) throw new RangeError("Cannot try drifts: there must be a month");
  const before = scoreMonths(pairs);
  return drifts.flatMap(({ name, alter }) =>
    shares.map((share): PowerRow => {
      const found = scoreMonths(pairs, (fresh) => alter(fresh, share)).map(({ scores }, i) =>
        judgeScores(scores, thresholds).filter(({ verdict, excess }, d) =>
          verdict === "alarm" && excess! > (before[i]!.scores[d]!.excess ?? 0)
        ).map(({ dimension }) => dimension)
      );
      const months = found.filter((dimensions) => dimensions.length > 0).length;
      return {
        drift: name,
        share,
        found: months,
        months: pairs.length,
        foundBy: most(found.flat()),
      };
    })
  );
}

/**
 * The smallest share tried from which on each drift is found.
 *
 * @param rows Rows of {@linkcode detectionPower}.
 *
 * @example In one of two months from 2 %, in both from 5 %
 * ```ts
 * import assert from "node:assert/strict";
 * import { leastFound } from "lib/drift/power.ts";
 * const row = { drift: "late", months: 2, foundBy: "hour" } as const;
 * const rows = [{ ...row, share: 0.02, found: 1 }, { ...row, share: 0.05, found: 2 }];
 * assert.deepEqual(leastFound(rows), [
 *   { drift: "late", inHalf: 0.02, inAll: 0.05, foundBy: "hour" },
 * ]);
 * ```
 */
export function leastFound(rows: readonly PowerRow[]): LeastFound[] {
  return [...Map.groupBy(rows, ({ drift }) => drift)].map(([drift, own]) => {
    const sorted = own.toSorted((a, b) => a.share - b.share);
    const from = (part: number) => {
      const missed = sorted.findLastIndex(({ found, months }) => found < part * months);
      return sorted[missed + 1] ?? null;
    };
    const [half, all] = [from(0.5), from(1)];
    return {
      drift,
      inHalf: half?.share ?? null,
      inAll: all?.share ?? null,
      foundBy: (all ?? half)?.foundBy ?? null,
    };
  });
}

/** The dimension that occurs most often, the first in order of those that tie. */
function most(found: readonly Dimension[]): Dimension | null {
  if (found.length === 0) return null;
  const count = (dimension: Dimension) => found.filter((each) => each === dimension).length;
  return DIMENSIONS.reduce((best, each) => count(each) > count(best) ? each : best);
}
