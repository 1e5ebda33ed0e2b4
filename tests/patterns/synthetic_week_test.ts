/** Weeks planted in synthetic records, found again after default times have been set apart. */

import assert from "node:assert/strict";
import pl from "nodejs-polars";
import { withCalendar } from "lib/data/calendar.ts";
import { defaultTimes, flagDefaultTimes } from "lib/data/default_times.ts";
import { countBy } from "lib/data/reduce.ts";
import { generateSynthetic } from "lib/data/synthetic.ts";
import { TYPES } from "lib/data/synthetic_plan.ts";
import { calendarDays } from "lib/describe/calendar.ts";
import { seasonModel } from "lib/describe/season_model.ts";
import { type TypeProfile, typeProfiles } from "lib/patterns/type_profiles.ts";

const records = [...generateSynthetic({ rows: 60_000, seed: 3 }).records];
const frame = withCalendar(
  pl.DataFrame([
    pl.Series("date", records.map(({ ms }) => new Date(ms))),
    pl.Series("primary_type", records.map(({ type }) => type.primary_type)),
    pl.Series("arrest", records.map(() => false)),
    pl.Series("domestic", records.map(() => false)),
  ]).sort("date"),
);
const flagged = flagDefaultTimes(frame, defaultTimes(frame));
const calendar = calendarDays("2017-01-01", "2018-12-31");
const weekdays = [1, 2, 3, 4, 5, 6, 7]
  .map((weekday) => calendar.filter((day) => day.weekday === weekday).length);
const OPTIONS = { weekdays, bandwidthHours: 1.5, minN: 1000, maxUniform: 0.02 };

/** Profiles as they were planted, smoothed in the same way. */
const planted = new Map(
  typeProfiles(
    TYPES.flatMap(({ primary_type, hour_weights, weekday_weights }) =>
      hour_weights.flatMap((inHour, hour) =>
        weekday_weights.map((inDay, day) => (
          {
            primary_type,
            weekday: day + 1,
            hour,
            n: 1000 * inHour * inDay * weekdays[day]!,
            arrests: 0,
            domestic: 0,
          }
        ))
      )
    ),
    OPTIONS,
  ).map((profile) => [profile.primary_type, profile]),
);

const apart = (a: TypeProfile, b: TypeProfile) =>
  a.smoothed.reduce((sum, share, i) => sum + Math.abs(share - b.smoothed[i]!), 0) / 2;

Deno.test("the week of every type is found as it was planted, nearer than that of any other shape", () => {
  const rows = countBy(flagged, ["primary_type", "weekday", "hour"], { time_is_default: false });
  const found = typeProfiles(rows, OPTIONS);
  assert.equal(found.length, TYPES.length);
  for (const profile of found) {
    const own = planted.get(profile.primary_type)!;
    assert.ok(apart(profile, own) < 0.08, `${profile.primary_type}: ${apart(profile, own)}`);
    for (const other of planted.values()) {
      if (apart(own, other) < 0.1) continue;
      assert.ok(apart(profile, own) < apart(profile, other), profile.primary_type);
    }
  }
});

Deno.test("default times read as real would hide a planted week", () => {
  const worst = (where: { time_is_default?: boolean }) =>
    Math.max(
      ...typeProfiles(countBy(flagged, ["primary_type", "weekday", "hour"], where), OPTIONS)
        .map((profile) => apart(profile, planted.get(profile.primary_type)!)),
    );
  assert.ok(worst({}) > 2 * worst({ time_is_default: false }), `${worst({})}`);
});

Deno.test("the planted year is found once days and weekdays are taken out", () => {
  const byDate = new Map(calendar.map(({ date }) => [date, 0]));
  for (const { ms } of records) {
    const date = new Date(ms).toISOString().slice(0, 10);
    byDate.set(date, byDate.get(date)! + 1);
  }
  const { months, trend } = seasonModel([...byDate].map(([date, n]) => ({ date, n })));
  const mixed = Array.from(
    { length: 12 },
    (_, month) =>
      TYPES.reduce((sum, { share, month_weights }) => {
        const days = calendar.reduce((total, day) => total + month_weights[day.month - 1]!, 0);
        return sum + share * month_weights[month]! / days;
      }, 0),
  );
  const mean = Math.exp(mixed.reduce((sum, rate) => sum + Math.log(rate), 0) / 12);
  // defaults of the first of the month move days, never months
  months.forEach(({ ratio }, month) =>
    assert.ok(Math.abs(ratio / (mixed[month]! / mean) - 1) < 0.05, `${month}: ${ratio}`)
  );
  assert.ok(trend.low < 1 && trend.high > 1, JSON.stringify(trend));
});
