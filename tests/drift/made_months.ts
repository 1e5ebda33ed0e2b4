/** Months drawn at random from one distribution, and small profiles, for the tests of drift. */

import { createMultinomial } from "lib/numeric/multinomial.ts";
import type { MonthProfile } from "lib/drift/month_scores.ts";
import { type Profile, toProfile } from "lib/drift/profile.ts";

const TYPES = ["THEFT", "BATTERY", "ASSAULT", "ARSON"];
const ZONES = ["Loop", "Austin", null];

/** Records a month. */
export const N = 20_000;

/** Profile of N records: 24 hours at two minutes, four types, two zones, a hundred places. */
export function drawProfile(seed: number, n = N): Profile {
  const draw = (weights: number[], stream: number) =>
    createMultinomial(weights, n)(10 * seed + stream);
  const types = draw([50, 30, 15, 5], 0);
  const zones = draw([10, 5, 85], 1);
  const times = draw(Array.from({ length: 48 }, (_, i) => 10 + Math.abs(i - 12)), 2);
  const places = draw(Array(100).fill(1), 3);
  return toProfile({
    types: TYPES.map((primary_type, i) => ({ primary_type, n: types[i]! })),
    zones: ZONES.map((zone, i) => ({ zone, n: zones[i]! })),
    times: [...times].map((count, i) => (
      { hour: Math.floor(i / 2), minute: i % 2 * 30, time_is_default: i === 0, n: count }
    )),
    places: {
      x: Array.from({ length: 100 }, (_, i) => i % 10 * 500),
      y: Array.from({ length: 100 }, (_, i) => Math.floor(i / 10) * 500),
      weight: places,
    },
  });
}

/** So many months from January 2016 on, all from the same distribution. */
export function drawMonths(count: number, firstSeed = 1, n = N): MonthProfile[] {
  return Array.from({ length: count }, (_, i) => ({
    month: `${2016 + Math.floor(i / 12)}-${String(i % 12 + 1).padStart(2, "0")}`,
    profile: drawProfile(firstSeed + i, n),
  }));
}

/** Profile of so many records, alike in everything. */
export function plainProfile(n: number): Profile {
  const at = { values: [0], counts: [n] };
  return { type: { A: n }, hour: { "00:00": n }, zone: { B: n }, minute: at, x: at, y: at };
}
