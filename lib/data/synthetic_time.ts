/**
 * Dates and times drawn from planted profiles.
 *
 * @module
 */

import type { Random } from "../numeric/random.ts";
import { createWeightedChoice } from "../numeric/weighted_choice.ts";
import type { DefaultStamp, PlantedType } from "./synthetic_plan.ts";
import { DAY_MS } from "../numeric/milliseconds.ts";

const MS_A_MINUTE = 60_000;
const STAMP_MINUTE: Record<DefaultStamp, number | undefined> = {
  "00:00": 0,
  "00:01": 1,
  "12:00": 720,
  "first_of_month": undefined,
};

/** A drawn time. */
export interface DrawnTime {
  /** Local time as milliseconds since 1970, as if it were UTC. */
  ms: number;
  /** The default that replaced the true time; null where the time is the true one. */
  stamp: DefaultStamp | null;
}

/**
 * Draws times of one offense type within a period.
 *
 * A day's rate is its weekday's weight times its month's; the hour does not depend on the day; the
 * minute is any of 60. The planted shares of default times then replace the clock time, or move
 * the day to the first of its month (if that lies in the period), and keep the rest.
 *
 * @param period First and last day, milliseconds since 1970 at midnight, both included.
 */
export function createTimeSource(
  type: PlantedType,
  period: { fromMs: number; toMs: number },
): (random: Random) => DrawnTime {
  const nDays = (period.toMs - period.fromMs) / DAY_MS + 1;
  const days = Array.from({ length: nDays }, (_, i) => period.fromMs + i * DAY_MS);
  const drawDay = createWeightedChoice(days.map((ms) => dayWeight(type, new Date(ms))));
  const drawHour = createWeightedChoice(type.hour_weights);
  return (random) => {
    const day = days[drawDay(random)]!;
    const minute = drawHour(random) * 60 + random.integer(60);
    const stamp = drawStamp(type, random.unit());
    if (stamp === null) return { ms: day + minute * MS_A_MINUTE, stamp };
    if (stamp !== "first_of_month") {
      return { ms: day + STAMP_MINUTE[stamp]! * MS_A_MINUTE, stamp };
    }
    const first = day - (new Date(day).getUTCDate() - 1) * DAY_MS;
    if (first < period.fromMs) return { ms: day + minute * MS_A_MINUTE, stamp: null };
    return { ms: first + minute * MS_A_MINUTE, stamp };
  };
}

/** Rate of a day, up to a factor. */
function dayWeight({ weekday_weights, month_weights }: PlantedType, day: Date): number {
  return weekday_weights[(day.getUTCDay() + 6) % 7]! * month_weights[day.getUTCMonth()]!;
}

/** The default of which the running sum of shares first exceeds a uniform number. */
function drawStamp({ default_times }: PlantedType, uniform: number): DefaultStamp | null {
  let sum = 0;
  for (const { stamp, share } of default_times) {
    sum += share;
    if (uniform < sum) return stamp;
  }
  return null;
}
