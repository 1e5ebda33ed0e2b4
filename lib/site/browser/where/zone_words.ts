/**
 * What is known of a zone, in sentences.
 *
 * @module
 */

import { WEEKDAYS } from "../../../describe/calendar.ts";
import {
  formatDecimal,
  formatHour,
  formatInterval,
  formatList,
  formatPercent,
  formatPercentInterval,
} from "../../../describe/format.ts";
import { hoursOf, hourWindows } from "../../../explore/hour_windows.ts";
import type { CityPanel, PanelProfile, ZonePanels } from "../../files/zone_format.ts";

/** Most hours that are still a peak: a quarter of the day. */
const MOST_PEAK_HOURS = 6;

/**
 * When the zone is busiest.
 *
 * @example One hour
 * ```ts
 * import assert from "node:assert/strict";
 * import { peakWords } from "lib/site/browser/where/zone_words.ts";
 * assert.equal(peakWords([23]), "Busiest from 23:00 to 00:00.");
 * ```
 */
export function peakWords(hours: readonly number[]): string {
  if (hours.length === 0) return "The time of too few incidents is known to name an hour.";
  if (hours.length > MOST_PEAK_HOURS) {
    return `No hour stands out: ${hours.length} hours cannot be told from the busiest one.`;
  }
  const windows = hourWindows(hours).map((window) => {
    const last = hoursOf(window).at(-1)!;
    return `from ${formatHour(window.from)} to ${formatHour((last + 1) % 24)}`;
  });
  const tied = hours.length > 1 ? ": hours that chance cannot tell from the busiest one" : "";
  return `Busiest ${formatList(windows)}${tied}.`;
}

/** Share at night, beside the city. */
export function nightWords({ nightShare }: PanelProfile, city: CityPanel): string {
  if (nightShare === null || city.nightShare === null) return "";
  return `${formatPercent(nightShare, 0)} are from 20:00 to 04:00, in the city ` +
    `${formatPercent(city.nightShare, 0)}.`;
}

/** The busiest and the quietest weekday, if chance does not explain their difference. */
export function weekdayWords({ weekdays }: PanelProfile): string {
  if (weekdays === null) return "";
  const order = [...weekdays.keys()].sort((a, b) => weekdays[b]!.rate - weekdays[a]!.rate);
  const [most, least] = [order[0]!, order.at(-1)!];
  const rate = (day: number) =>
    `${WEEKDAYS[day]} (${formatDecimal(weekdays[day]!.rate, 1)} a day, 95 % CI ` +
    `${formatDecimal(weekdays[day]!.low, 1)} to ${formatDecimal(weekdays[day]!.high, 1)})`;
  if (weekdays[most]!.low <= weekdays[least]!.high) {
    return `Weekdays hardly differ: most on ${rate(most)}, least on ${rate(least)}.`;
  }
  return `Most on ${rate(most)}, least on ${rate(least)}.`;
}

/** Share of incidents with an arrest, beside the city. */
export function arrestWords({ arrests }: PanelProfile, city: CityPanel): string {
  if (arrests === null) return "Too few with, or without, an arrest to say how many.";
  return `${formatPercentInterval(arrests)} have an arrest on record, in the city ` +
    `${formatPercent(city.arrestShare)}.`;
}

/** Change between years. */
export function trendWords({ trend }: PanelProfile, compared: ZonePanels["trend"]): string {
  if (compared === null) return "The period has no month twice, so nothing can be said of a trend.";
  if (trend === null) return "Too few incidents to tell a trend.";
  const { months, firstYear, secondYear } = compared;
  const change = `${formatPercent(Math.abs(trend.ratio - 1), 0)} ${
    trend.ratio < 1 ? "fewer" : "more"
  }`;
  const what = trend.differs
    ? `${change} a day in ${months} ${secondYear} than in the same months of ${firstYear}`
    : `${months} ${secondYear} cannot be told from the same months of ${firstYear}`;
  return `${what}: ratio ${
    formatInterval(trend.ratio, trend)
  }. The interval allows for months that ` +
    "differ more than by chance, the verdict for all zones having been looked at.";
}

/** A quotient: how many times as common as in the city. */
export function quotientWords(quotient: number): string {
  return `${formatDecimal(quotient, quotient < 10 ? 1 : 0)} ×`;
}
