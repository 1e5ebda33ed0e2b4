import assert from "node:assert/strict";
import { calendarDays } from "lib/describe/calendar.ts";
import { seasonModel, whyNoSeason } from "lib/describe/season_model.ts";
import { createRandom } from "lib/numeric/random.ts";
import { assertClose } from "../numeric/reference.ts";

const DATES = calendarDays("2017-01-01", "2018-11-12");
const MONTHS = [0.8, 0.8, 0.9, 1, 1, 1.1, 1.2, 1.2, 1.1, 1, 1, 0.9];
const WEEKDAYS = [1, 1, 1, 1, 1.2, 1.1, 0.9];

/** Expected counts with months, weekdays and 10 % less a year. */
const expected = DATES.map(({ date, month, weekday }, i) => ({
  date,
  n: 500 * MONTHS[month - 1]! * WEEKDAYS[weekday - 1]! * Math.exp(Math.log(0.9) * i / 365.25),
}));

function overGeometricMean(values: readonly number[]): number[] {
  const mean = values.reduce((sum, value) => sum + Math.log(value), 0) / values.length;
  return values.map((value) => value / Math.exp(mean));
}

Deno.test("seasonModel() takes weekdays, the lengths of months and the trend out", () => {
  const { months, weekdays, trend } = seasonModel(expected);
  overGeometricMean(MONTHS).forEach((ratio, i) => assertClose(months[i]!.ratio, ratio, 1e-9));
  overGeometricMean(WEEKDAYS).forEach((ratio, i) => assertClose(weekdays[i]!.ratio, ratio, 1e-9));
  assertClose(trend.ratio, 0.9, 1e-9);
});

Deno.test("seasonModel() has intervals that hold the truth about nineteen times in twenty", () => {
  const random = createRandom(5);
  const truth = overGeometricMean(MONTHS);
  let [held, all] = [0, 0];
  for (let draw = 0; draw < 40; draw++) {
    // gamma-distributed days, twice Poisson's variance
    const days = expected.map(({ date, n }) => ({ date, n: 2 * random.poisson(n / 2) }));
    const { months, dispersion } = seasonModel(days);
    assert.ok(dispersion > 1.6 && dispersion < 2.4, String(dispersion));
    months.forEach(({ low, high }, i) => {
      all++;
      if (low <= truth[i]! && truth[i]! <= high) held++;
    });
  }
  // 480 intervals: 456 expected, five standard deviations either way
  assert.ok(held / all > 0.9 && held / all < 0.99, `${held} of ${all}`);
});

Deno.test("seasonModel() widens intervals where a day resembles the day before", () => {
  const random = createRandom(6);
  let level = 0;
  const days = expected.map(({ date, n }) => {
    level = 0.7 * level + 0.1 * random.normal();
    return { date, n: Math.round(n * Math.exp(level)) };
  });
  const { autocorrelation, months } = seasonModel(days);
  assert.ok(autocorrelation > 0.4);
  const shuffled = days.map(({ date }, i) => {
    const other = (i * 7 + 3) % days.length;
    return { date, n: Math.round(expected[i]!.n * days[other]!.n / expected[other]!.n) };
  });
  const width = ({ low, high }: { low: number; high: number }) => high - low;
  assert.ok(width(months[6]!) > 1.5 * width(seasonModel(shuffled).months[6]!));
});

Deno.test("whyNoSeason() says why, and seasonModel() then refuses", () => {
  const cases = [
    ["2018-03-01", "2018-03-31", "the period has 1 of 12 months"],
    ["2017-02-01", "2017-12-31", "the period has 11 of 12 months"],
    ["2017-01-01", "2018-01-20", "no whole month occurs in two years, so season and trend are one"],
    ["2017-01-01", "2017-12-31", "no whole month occurs in two years, so season and trend are one"],
  ] as const;
  for (const [from, to, why] of cases) {
    const days = calendarDays(from, to).map(({ date }) => ({ date, n: 10 }));
    assert.equal(whyNoSeason(days), why);
    assert.throws(() => seasonModel(days), {
      name: "RangeError",
      message: `Cannot tell seasons: ${why}`,
    });
  }
  assert.equal(whyNoSeason(expected), null);
});
