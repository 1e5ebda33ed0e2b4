/**
 * Names of groups of times, from their counts: "weekend late night", "weekday midday".
 *
 * @module
 */

import { SEASONS } from "../describe/calendar.ts";
import { describeWindow, type HourWindow, shortestWindow } from "../describe/peak_window.ts";

/** Incidents of a group, or of all, around each circle of time. */
export interface TimeCounts {
  /** 24 hours, 7 weekdays from Monday, 12 months from January. */
  hour: readonly number[];
  weekday: readonly number[];
  month: readonly number[];
}

/** A group of times in words. */
export interface TimeName {
  name: string;
  /** Shortest hours in a row that hold three quarters of it. */
  window: HourWindow;
  /** The same in words. */
  hours: string;
  /** Share on Saturday and Sunday, over that of all incidents. */
  weekendRatio: number;
  /** Month, 1 to 12, whose share is most above that of all incidents, and how many times it is. */
  topMonth: { month: number; ratio: number };
}

/** Share of a group that its window of hours holds. */
const WINDOW_SHARE = 0.75;

/** Longest window that still makes a part of the day: half of it. */
const LONGEST = 12;

/** Ratio to all incidents from which a kind of day or a season is part of the name. */
const TELLING = 1.25;

/** Longest window, and the hours its middle must be in, to be called rush hour. */
const RUSH = { longest: 4, middles: [7, 8, 16, 17] };

/** Parts of the day by their first hour; the last one goes on to the first. */
const DAY_PARTS = [
  [0, "late night"],
  [5, "morning"],
  [11, "midday"],
  [14, "afternoon"],
  [18, "evening"],
  [22, "night"],
] as const;

/**
 * Name of a group of times.
 *
 * The part of the day is where the middle of the shortest window with three quarters of the group
 * lies, none if that window is longer than half a day; a short one around 07:00 to 08:59 or 16:00 to
 * 17:59 is a rush hour. Weekend, weekday or a season come in where the group has 1.25 times the share
 * of all incidents, weekday where it has at most 1 / 1.25 of their share on weekends.
 *
 * @param group Incidents of the group, at least one.
 * @param all All incidents, the group included.
 *
 * @example Saturdays and Sundays after midnight
 * ```ts
 * import assert from "node:assert/strict";
 * import { nameTimes } from "lib/patterns/time_names.ts";
 * const even = { hour: Array(24).fill(70), weekday: Array(7).fill(240), month: Array(12).fill(140) };
 * const hour = Array.from({ length: 24 }, (_, i) => i < 4 ? 10 : 0);
 * const group = { hour, weekday: [0, 0, 0, 0, 0, 20, 20], month: Array(12).fill(10 / 3) };
 * assert.equal(nameTimes(group, even).name, "weekend late night");
 * ```
 */
export function nameTimes(group: TimeCounts, all: TimeCounts): TimeName {
  const window = shortestWindow(group.hour, WINDOW_SHARE);
  const weekendRatio = ratio(group.weekday, all.weekday, [5, 6]);
  const kind = weekendRatio >= TELLING ? "weekend" : weekendRatio <= 1 / TELLING ? "weekday" : "";
  const season = SEASONS.find((_, s) =>
    ratio(group.month, all.month, [(3 * s + 11) % 12, 3 * s, 3 * s + 1]) >= TELLING
  );
  const name = [kind, dayPart(window), season ? `in ${season}` : ""].filter(Boolean).join(" ");
  const topMonth = group.month
    .map((n, i) => ({ month: i + 1, ratio: n > 0 ? ratio(group.month, all.month, [i]) : 0 }))
    .reduce((a, b) => b.ratio > a.ratio ? b : a);
  return {
    name: name || "any time",
    window,
    hours: describeWindow(window),
    weekendRatio,
    topMonth,
  };
}

/** Name of the part of the day around the middle of a window; empty for long ones. */
function dayPart({ from, length }: HourWindow): string {
  if (length > LONGEST) return "";
  const middle = Math.floor(from + (length - 1) / 2) % 24;
  if (length <= RUSH.longest && RUSH.middles.includes(middle)) return "rush hour";
  return DAY_PARTS.findLast(([first]) => middle >= first)![1];
}

/** Share of a group at some steps over the share of all. */
function ratio(
  group: readonly number[],
  all: readonly number[],
  steps: readonly number[],
): number {
  const share = (counts: readonly number[]) =>
    steps.reduce((sum, step) => sum + counts[step]!, 0) /
    counts.reduce((sum, count) => sum + count, 0);
  const expected = share(all);
  return expected === 0 ? 1 : share(group) / expected;
}
