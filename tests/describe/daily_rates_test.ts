import assert from "node:assert/strict";
import { calendarDays } from "lib/describe/calendar.ts";
import { dailyRates, dailySpread } from "lib/describe/daily_rates.ts";
import { dayCountsBy } from "lib/describe/day_counts.ts";
import { weekendContrasts } from "lib/describe/weekend.ts";
import { poissonInterval } from "lib/numeric/poisson_interval.ts";
import { createRandom } from "lib/numeric/random.ts";
import { assertClose, reference } from "../numeric/reference.ts";

// 65 days from Tuesday, 2 January 2018: nine or ten of each weekday, as in the fixture.
const { groups, dispersion, rate_intervals } = reference.models;
const positions = groups.map(() => 0);
const DAYS = calendarDays("2018-01-02", "2018-03-07").map(({ date, weekday }) => ({
  date,
  n: groups[weekday - 1]![positions[weekday - 1]!++]!,
}));

Deno.test("dailyRates() scales by the dispersion of statsmodels' quasi-Poisson model", () => {
  assert.deepEqual(positions, groups.map((group) => group.length), "days fit the fixture");
  const rows = dailyRates(DAYS, "weekday");
  rows.forEach((row, i) => {
    assertClose(row.dispersion, dispersion, 1e-10);
    // The model's Wald interval is symmetric on the log scale, ours exact: near for these counts.
    assertClose(row.low_scaled, rate_intervals[i]![0]!, 0.02);
    assertClose(row.high_scaled, rate_intervals[i]![1]!, 0.02);
    assert.ok(row.low_scaled < row.low && row.high < row.high_scaled);
  });
});

Deno.test("dailyRates() counts every incident once and divides by the days there are", () => {
  const n = DAYS.reduce((sum, day) => sum + day.n, 0);
  for (const by of ["month", "weekday", "day_kind", "month_of_year", "season"] as const) {
    const rows = dailyRates(DAYS, by);
    assert.equal(rows.reduce((sum, row) => sum + row.n, 0), n);
    for (const row of rows) assert.equal(row.rate, row.n / row.n_days);
  }
  const months = dailyRates(DAYS, "month");
  assert.deepEqual(months.map((row) => [row.period, row.n_days, row.complete]), [
    ["2018-01", 30, false],
    ["2018-02", 28, true],
    ["2018-03", 7, false],
  ]);
});

Deno.test("dailyRates() has an interval without incidents, and never one narrower than Poisson", () => {
  const empty = calendarDays("2018-01-01", "2018-01-07").map(({ date }) => ({ date, n: 0 }));
  const [row] = dailyRates(empty, "month");
  assert.deepEqual([row?.rate, row?.low, row?.dispersion], [0, 0, 1]);
  assert.equal(row?.high, poissonInterval(0).high / 7);
  const even = empty.map(({ date }) => ({ date, n: 5 }));
  assert.equal(dailyRates(even, "month")[0]?.low_scaled, dailyRates(even, "month")[0]?.low);
});

Deno.test("dailySpread() finds a Poisson process undispersed and a mixed one dispersed", () => {
  const random = createRandom(6);
  const dates = calendarDays("2017-01-01", "2018-12-31");
  const plain = dailySpread(dates.map(({ date }) => ({ date, n: random.poisson(700) })));
  // 730 days: the standard error of the index is sqrt(2 / 729) = 0.052.
  assert.ok(Math.abs(plain.dispersion! - 1) < 0.2 && plain.p_value! > 0.001);
  const mixed = dailySpread(
    dates.map(({ date }) => ({ date, n: random.poisson(700 + 70 * random.normal()) })),
  );
  assert.ok(mixed.dispersion! > 5 && mixed.p_value! < 1e-10);
  assert.throws(() => dailySpread([]), RangeError);
});

Deno.test("dayCountsBy() fills days without incidents and drops dates outside the period", () => {
  const counts = { arrests: 0, domestic: 0 };
  const rows = [
    { type: "A", year: 2018, month: 1, day: 1, n: 2, ...counts },
    { type: "B", year: 2018, month: 1, day: 3, n: 9, ...counts },
    { type: "A", year: 2018, month: 1, day: 3, n: 1, ...counts },
    { type: "A", year: 2018, month: 2, day: 3, n: 1, ...counts },
  ];
  const days = dayCountsBy(rows, "type", calendarDays("2018-01-01", "2018-01-03"));
  assert.deepEqual([...days].map(([type, list]) => [type, list.map((day) => day.n)]), [
    ["B", [0, 0, 9]],
    ["A", [2, 0, 1]],
  ]);
});

Deno.test("weekendContrasts() finds a planted weekend effect and calls noise noise", () => {
  const random = createRandom(9);
  const draw = (weekendRate: number) =>
    calendarDays("2017-01-01", "2018-12-31").map(({ date, is_weekend }) => ({
      date,
      n: random.poisson(is_weekend ? weekendRate : 50),
    }));
  const rows = weekendContrasts(new Map([["same", draw(50)], ["more", draw(60)]]));
  assert.deepEqual(rows.map((row) => [row.category, row.differs]), [["same", false], [
    "more",
    true,
  ]]);
  const more = rows[1]!;
  assert.ok(more.low_scaled! < 1.2 && 1.2 < more.high_scaled! && more.low_scaled! > 1.1);
  assert.deepEqual([more.weekday_days + more.weekend_days, more.dispersion < 1.3], [730, true]);
  assert.throws(() => weekendContrasts(new Map([["one", DAYS.slice(0, 1)]])), RangeError);
});
