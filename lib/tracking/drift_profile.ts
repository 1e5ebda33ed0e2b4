/**
 * Profiles of records for drift, with the zones that a model gives them.
 *
 * @module
 */

import { type DriftCounts, driftCounts } from "../data/drift_counts.ts";
import { days } from "../data/reduce.ts";
import { calendarDays } from "../describe/calendar.ts";
import { daysIn } from "../describe/periods.ts";
import type { MonthProfile } from "../drift/month_scores.ts";
import { type Profile, toProfile } from "../drift/profile.ts";
import type { OpenZones } from "./geo_zone_model.ts";

/** Incidents as a table; see `driftCounts`. */
type Frame = Parameters<typeof driftCounts>[0];

/**
 * Profile of incidents: each place has the zone that the model gives it, known or new.
 *
 * @param zones Zones of a fit.
 */
export function profileOf(
  { types, times, places }: DriftCounts,
  { zoneOf }: Pick<OpenZones, "zoneOf">,
): Profile {
  const counts = new Map<number, number>();
  places.weight.forEach((weight, i) => {
    const { zone } = zoneOf(places.x[i]!, places.y[i]!);
    counts.set(zone, (counts.get(zone) ?? 0) + weight);
  });
  counts.set(-1, (counts.get(-1) ?? 0) + places.withoutCoordinates);
  const zones = [...counts].sort(([a], [b]) => a - b)
    .map(([zone, n]) => ({ zone: zone < 0 ? null : zone + 1, n }));
  return toProfile({ types, times, zones, places });
}

/** Profile of every month that the incidents cover in full, in order. */
export function monthProfiles(
  frame: Frame,
  zones: Pick<OpenZones, "zoneOf">,
): MonthProfile[] {
  const { first, last } = days(frame);
  const covered = calendarDays(first.slice(0, 10), last.slice(0, 10));
  return daysIn(covered, "month").filter(({ complete }) => complete).map(({ period }) => {
    const [year, month] = period.split("-").map(Number);
    return {
      month: period,
      profile: profileOf(driftCounts(frame, { year: year!, month: month! }), zones),
    };
  });
}
