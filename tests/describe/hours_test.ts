import assert from "node:assert/strict";
import { calendarDays } from "lib/describe/calendar.ts";
import { countsByHour, hourlyDispersion, hourProfile, peakHours } from "lib/describe/hours.ts";
import { hoursByDayKind, hoursOfWeek } from "lib/describe/hours_of_week.ts";
import { createRandom } from "lib/numeric/random.ts";

const counts = { arrests: 0, domestic: 0 };

Deno.test("hourProfile() sets defaults apart and loses no record", () => {
  const rows = Array.from({ length: 24 }, (_, hour) => [
    { hour, time_is_default: false, n: 100 + hour, ...counts },
    { hour, time_is_default: true, n: hour === 0 ? 500 : 0, ...counts },
  ]).flat();
  const profile = hourProfile(rows);
  assert.equal(profile.reduce((sum, row) => sum + row.n, 0), 2400 + 276);
  assert.equal(profile.reduce((sum, row) => sum + row.n_all, 0), 2400 + 276 + 500);
  const sum = profile.reduce((total, row) => total + row.share!, 0);
  assert.ok(Math.abs(sum - 1) < 1e-12);
  // With its defaults midnight is the peak; without them it is the quietest hour.
  assert.equal(peakHours(profile.map((row) => row.n_all)).hour, 0);
  assert.equal(peakHours(profile.map((row) => row.n)).hour, 23);
  assert.ok(profile[0]!.low < profile[0]!.share! && profile[0]!.share! < profile[0]!.high);
});

Deno.test("hourProfile() of nothing has 24 hours without a share", () => {
  const profile = hourProfile([]);
  assert.equal(profile.length, 24);
  assert.deepEqual([profile[5]?.n, profile[5]?.share, profile[5]?.share_all], [0, null, null]);
});

Deno.test("peakHours() leaves out an hour that is as busy as the busiest in at most 5 % of draws", () => {
  const random = createRandom(12);
  const draws = 400;
  let wrong = 0;
  for (let draw = 0; draw < draws; draw++) {
    const even = Array.from({ length: 24 }, () => random.poisson(400));
    if (peakHours(even).tied.length < 24) wrong++;
  }
  assert.ok(wrong / draws <= 0.05, `${wrong} of ${draws}`);
});

Deno.test("peakHours() names a clear peak alone, keeps equals, and ties more when dispersed", () => {
  assert.deepEqual(peakHours([100, 900, 200]), { hour: 1, n: 900, tied: [1] });
  assert.deepEqual(peakHours([50, 7, 50]), { hour: 0, n: 50, tied: [0, 2] });
  assert.deepEqual(peakHours([0, 0]), { hour: 0, n: 0, tied: [0, 1] });
  assert.deepEqual(peakHours([700, 900, 905], 20).tied, [0, 1, 2]);
  assert.throws(() => peakHours([]), RangeError);
  assert.throws(() => peakHours([1], 0.5), RangeError);
});

Deno.test("hourlyDispersion() is near 1 for Poisson hours and counts days without a row", () => {
  const random = createRandom(13);
  const rows = calendarDays("2017-01-01", "2017-12-31").flatMap(({ year, month, day }) =>
    Array.from(
      { length: 24 },
      (_, hour) => ({ year, month, day, hour, n: random.poisson(1.5), ...counts }),
    ).filter((row) => row.n > 0)
  );
  // 24 x 364 degrees of freedom: the standard error is sqrt(2 / 8736) = 0.015; the floor is 1.
  const dispersion = hourlyDispersion(rows, 365);
  assert.ok(dispersion >= 1 && dispersion < 1.06, `${dispersion}`);
  assert.throws(() => hourlyDispersion(rows, 10), RangeError);
});

Deno.test("countsByHour() refuses an hour that is none", () => {
  assert.throws(() => countsByHour([{ hour: 24, n: 1, ...counts }]), /current value is 24/);
});

Deno.test("hoursByDayKind() and hoursOfWeek() are flat where every hour has one incident", () => {
  // Nine days: Monday and Tuesday twice. One incident every hour of every day.
  const days = calendarDays("2018-01-01", "2018-01-09");
  const rows = days.flatMap(({ weekday, is_weekend }) =>
    Array.from({ length: 24 }, (_, hour) => ({ weekday, is_weekend, hour, n: 1, ...counts }))
  );
  const kinds = hoursByDayKind(rows, days);
  assert.equal(kinds.length, 48);
  assert.ok(kinds.every((row) => row.rate === 1 && row.low < 1 && row.high > 1));
  assert.deepEqual([kinds[0]?.n_days, kinds[47]?.n_days], [7, 2]);
  assert.ok(Math.abs(kinds[47]!.share! - 1 / 24) < 1e-15);
  const week = hoursOfWeek(rows, days);
  assert.equal(week.length, 168);
  assert.ok(week.every((row) => row.rate === 1 && row.relative === 1));
  assert.equal(week.reduce((sum, row) => sum + row.n, 0), 9 * 24);
  assert.deepEqual([week[0]?.weekday_name, week[0]?.n_days, week[167]?.weekday_name], [
    "Monday",
    2,
    "Sunday",
  ]);
});

Deno.test("hours of the week need every weekday", () => {
  const days = calendarDays("2018-01-01", "2018-01-05");
  assert.throws(() => hoursOfWeek([], days), /must hold a Saturday/);
  assert.throws(() => hoursByDayKind([], days), /must hold a weekend/);
});
