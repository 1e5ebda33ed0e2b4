import assert from "node:assert/strict";
import pl from "nodejs-polars";
import { withCalendar } from "lib/data/calendar.ts";
import { withTimeFeatures } from "lib/features/time_features.ts";

const near = (actual: number, expected: number, message?: string) =>
  assert.ok(Math.abs(actual - expected) < 1e-14, `${message ?? ""} ${actual}, not ${expected}`);

type Row = Record<string, number | string>;

const featuresOf = (...dates: string[]) =>
  withTimeFeatures(
    withCalendar(pl.DataFrame({ date: dates.map((date) => new Date(`${date}Z`)) })),
  ).toRecords() as unknown as Row[];

/** Distance of two incidents on one of the circles. */
const apart = (a: Row, b: Row, circle: string) =>
  Math.hypot(
    Number(a[`${circle}_sin`]) - Number(b[`${circle}_sin`]),
    Number(a[`${circle}_cos`]) - Number(b[`${circle}_cos`]),
  );

Deno.test("withTimeFeatures() counts minutes of the week from Monday 00:00, the last is 10,079", () => {
  // 12 November 2018 was a Monday; Thursday 13:45 is 3 * 1440 + 13 * 60 + 45 = 5145
  const rows = featuresOf("2018-11-12T00:00", "2018-11-15T13:45", "2018-11-18T23:59");
  assert.deepEqual(rows.map((row) => row.minute_of_week), [0, 5145, 10_079]);
  assert.deepEqual(rows.map((row) => row.weekday_name), ["Monday", "Thursday", "Sunday"]);
});

Deno.test("withTimeFeatures() puts a quarter of a turn at a quarter of day, week and year", () => {
  // 06:00 is 6 of 24 hours; Tuesday 18:00 is 42 of 168 hours
  const [morning, tuesday] = featuresOf("2018-11-12T06:00", "2018-11-13T18:00") as [Row, Row];
  near(Number(morning.hour_sin), 1, "hour_sin");
  near(Number(morning.hour_cos), 0, "hour_cos");
  near(Number(tuesday.week_sin), 1, "week_sin");
  near(Number(tuesday.week_cos), 0, "week_cos");
  // 2 April is day 92 of a common year: 91 of 365 days, 360° * 91 / 365 = 89.753...°
  const [april] = featuresOf("2018-04-02T10:00") as [Row];
  assert.equal(april.day_of_year, 92);
  near(Number(april.year_cos), Math.cos(91 / 365 * 2 * Math.PI), "year_cos");
  near(Number(april.year_sin), Math.sin(91 / 365 * 2 * Math.PI), "year_sin");
});

Deno.test("withTimeFeatures() puts the end of day, week and year next to their start", () => {
  // a step is the chord of a minute's angle: 2 sin(π / 1440), 2 sin(π / 10080), 2 sin(π / days)
  const [sunday, monday, later] = featuresOf(
    "2018-11-18T23:59",
    "2018-11-19T00:00",
    "2018-11-19T00:01",
  ) as [Row, Row, Row];
  near(apart(sunday, monday, "hour"), 2 * Math.sin(Math.PI / 1440));
  near(apart(monday, later, "hour"), 2 * Math.sin(Math.PI / 1440));
  near(apart(sunday, monday, "week"), 2 * Math.sin(Math.PI / 10_080));
  for (const [year, days] of [[2015, 365], [2016, 366], [2000, 366], [2100, 365]] as const) {
    const [eve, newYear, second] = featuresOf(
      `${year}-12-31T12:00`,
      `${year}-01-01T12:00`,
      `${year}-01-02T12:00`,
    ) as [Row, Row, Row];
    assert.equal(eve.day_of_year, days);
    near(apart(eve, newYear, "year"), 2 * Math.sin(Math.PI / days), `${year}`);
    near(apart(newYear, second, "year"), 2 * Math.sin(Math.PI / days), `${year}`);
  }
});

Deno.test("withTimeFeatures() leaves every point on the unit circle, rows and columns in place", () => {
  const minutes = Array.from({ length: 1440 }, (_, minute) => minute);
  const date = minutes.map((minute) => new Date(Date.UTC(2016, 1, 29, 0, minute)));
  const frame = withCalendar(pl.DataFrame({ row: minutes, date }));
  const before = frame.columns;
  const featured = withTimeFeatures(frame);
  for (const name of ["hour", "week", "year"]) {
    const [sin, cos] = ["sin", "cos"].map((part) =>
      featured.getColumn(`${name}_${part}`).toTypedArray() as Float64Array
    ) as [Float64Array, Float64Array];
    sin.forEach((value, i) => near(value * value + cos[i]! * cos[i]!, 1));
  }
  assert.deepEqual(frame.columns, before);
  assert.deepEqual(featured.columns, [
    ...before,
    "weekday_name",
    "minute_of_week",
    "day_of_year",
    "hour_sin",
    "hour_cos",
    "week_sin",
    "week_cos",
    "year_sin",
    "year_cos",
  ]);
  assert.deepEqual(featured.getColumn("row").toArray(), minutes);
});
