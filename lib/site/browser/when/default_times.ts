/**
 * What default times would change, in words.
 *
 * @module
 */

import {
  formatCount,
  formatDecimal,
  formatHour,
  formatList,
  formatPercent,
} from "../../../describe/format.ts";
import { describeWindow, type PeakWindow } from "../../../describe/peak_window.ts";
import type { TimeSeries } from "../../files/times_series.ts";
import { shareText } from "./heat_words.ts";

/**
 * Sentences on the incidents of a series that stand at default times, and on the peak they make.
 *
 * @example A type without
 * ```ts
 * import assert from "node:assert/strict";
 * import { describeDefaults } from "lib/site/browser/when/default_times.ts";
 * const window = { from: 15, length: 4, n: 9, share: 0.25, low: 0.2, high: 0.3, tied: [15] };
 * const [text] = describeDefaults({
 *   name: "Theft",
 *   n: 1200,
 *   nDefault: 0,
 *   hoursPerCell: 1,
 *   week: [],
 *   defaults: [],
 *   peak: { group: "THEFT", n: 1200, hours: "", window, windowOfAll: window },
 * });
 * assert.equal(text, "Theft: no time is a default, so the switch changes nothing.");
 * ```
 */
export function describeDefaults(
  { name, n, nDefault, hoursPerCell, week, defaults, peak }: Pick<
    TimeSeries,
    "name" | "n" | "nDefault" | "hoursPerCell" | "week" | "defaults" | "peak"
  >,
): string[] {
  if (nDefault === 0) return [`${name}: no time is a default, so the switch changes nothing.`];
  const { window, windowOfAll } = peak;
  const perDay = 24 / hoursPerCell;
  const byBlock = (cells: readonly number[]) =>
    Array.from(
      { length: perDay },
      (_, block) => cells.reduce((sum, value, i) => i % perDay === block ? sum + value : sum, 0),
    );
  const [known, added] = [byBlock(week), byBlock(defaults)];
  const isShown = added.some((value) => value > 0);
  const at = hoursPerCell === 1 && isShown
    ? ` (${formatList(added.flatMap((value, hour) => value > 0 ? [formatHour(hour)] : []))})`
    : "";
  const sentences = [
    `${name}: ${shareText(nDefault, n + nDefault)} stand at a default time${at}, which the form ` +
    `gets where nobody knows the time.`,
    window.from === windowOfAll.from
      ? `Counted there, they would leave the busiest ${window.length} hours where they are, ` +
        `${inWords(window)}.`
      : `Counted there, they would make ${inWords(windowOfAll)} look like the busiest ` +
        `${window.length} hours, in place of ${inWords(window)}.`,
  ];
  if (!isShown) {
    return [...sentences, "They are too few in each hour to be shown there."];
  }
  const most = added.indexOf(Math.max(...added));
  const shares = [
    known[most]! / n,
    (known[most]! + added[most]!) / (n + nDefault),
  ].map((share) => formatPercent(share));
  const hours = describeWindow({ from: most * hoursPerCell, length: hoursPerCell });
  return [
    ...sentences,
    `${hours} would hold ${shares[1]} of the incidents rather than ${shares[0]}.`,
  ];
}

/**
 * The busiest hours of a series in one sentence, with those that may as well be.
 *
 * @param withDefaults Whether incidents at default times count at these times.
 */
export function describeBusiest(
  { peak, n, nDefault, name }: Pick<TimeSeries, "peak" | "n" | "nDefault" | "name">,
  withDefaults: boolean,
): string {
  const window = withDefaults ? peak.windowOfAll : peak.window;
  const counted = withDefaults
    ? `${formatCount(n + nDefault)} incidents, default times as if they were real`
    : `${formatCount(n)} incidents at known times`;
  return `${name}: ${counted}. Busiest ${window.length} hours: ${inWords(window)}, ` +
    `95 % interval ${formatDecimal(100 * window.low, 1)} to ${formatPercent(window.high)}. ${
      describeTies(window)
    }`;
}

/**
 * Windows that may as well be the busiest, in one sentence.
 *
 * @example One other
 * ```ts
 * import assert from "node:assert/strict";
 * import { describeTies } from "lib/site/browser/when/default_times.ts";
 * const window = { from: 15, length: 4, n: 9, share: 0.25, low: 0.2, high: 0.3, tied: [15, 16] };
 * assert.equal(describeTies(window), "The window from 16:00 cannot be told from it.");
 * ```
 */
export function describeTies({ from, length, tied }: PeakWindow): string {
  const others = tied.filter((start) => start !== from).map(formatHour);
  if (others.length === 0) return `No other ${length} hours come up to that.`;
  if (others.length > 12) return "Most other windows cannot be told from it.";
  const windows = others.length === 1 ? "The window" : "Windows";
  return `${windows} from ${formatList(others)} cannot be told from it.`;
}

function inWords(window: PeakWindow): string {
  return `${describeWindow(window)} (${formatPercent(window.share)})`;
}
