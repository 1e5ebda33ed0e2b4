import assert from "node:assert/strict";
import type { IncidentMeta } from "lib/explore/incident_file.ts";
import { emptyView } from "lib/explore/view.ts";
import { comparedWeeks, latestPeriods, weeksOf } from "lib/site/browser/filter/weeks.ts";
import { comparePeriods, dayScales, daysOfView } from "lib/site/browser/filter/periods.ts";

const META = { firstDate: "2018-01-01", lastDate: "2018-03-31", nDays: 90 } as IncidentMeta;

Deno.test("weeksOf() gives a last part of a week its own rate, and hides few incidents", () => {
  const counts = [7, 7, 7, 7, 7, 7, 7, 1, 0, 0, 0, 0, 0, 0, 30, 30];
  assert.deepEqual(weeksOf(counts), [
    { start: 0, end: 7, n: 49, rate: 7 },
    { start: 7, end: 14, n: 1, rate: 2.5 / 7 },
    { start: 14, end: 16, n: 60, rate: 30 },
  ]);
});

Deno.test("comparedWeeks() holds whole weeks against as many days, as far from the beginning", () => {
  const counts = Array.from({ length: 42 }, (_, day) => day < 21 ? 1 : 2);
  // From day 20 to 40 against day 6 to 20: the week from day 21 stands against that from day 7,
  // that from day 28 against the one to day 20, and that from day 35 is in neither period as a whole.
  const found = comparedWeeks(weeksOf(counts), counts, [20, 6], [40, 20]);
  assert.deepEqual(found, [null, null, null, { start: 7, n: 7 }, { start: 14, n: 7 }, null]);
  const one = comparedWeeks(weeksOf(counts), counts, [0, 18], [6, 24]);
  assert.deepEqual(one[0], { start: 18, n: 3 + 4 * 2 });
});

Deno.test("daysOfView() has the days of the weekdays and months that are asked for", () => {
  const period = { from: "2018-01-01", to: "2018-02-28" };
  const mondays = daysOfView(period, { ...emptyView(), weekdays: [1] }, META);
  assert.deepEqual(mondays, [0, 7, 14, 21, 28, 35, 42, 49, 56]);
  assert.deepEqual(daysOfView(period, { ...emptyView(), months: [2], weekdays: [1] }, META), [
    35,
    42,
    49,
    56,
  ]);
});

Deno.test("dayScales() are days of each weekday or month over those of the other period", () => {
  // January has five Mondays to Wednesdays, and February four of each weekday.
  const [january, february] = [
    { from: "2018-01-01", to: "2018-01-31" },
    { from: "2018-02-01", to: "2018-02-28" },
  ];
  const view = { ...emptyView(), weekdays: [1] };
  assert.deepEqual(
    dayScales("weekday", [january, february], view, META),
    [5 / 4, 5 / 4, 5 / 4, 1, 1, 1, 1],
  );
  const [ofJanuary, ofFebruary, ofMarch] = dayScales("month", [january, february], view, META);
  // The filter by weekday leaves the five Mondays of January.
  assert.deepEqual([ofJanuary, ofFebruary, ofMarch], [Infinity, 0, NaN]);
});

Deno.test("comparePeriods() compares rates, and is less sure where days differ more", () => {
  const even = new Array(90).fill(10);
  const first = Array.from({ length: 30 }, (_, day) => day);
  const second = Array.from({ length: 60 }, (_, day) => day + 30);
  const calm = comparePeriods([even, even.map((n) => n * 2)], [first, second]);
  assert.equal(calm.ratio, 0.5);
  // Of even counts the variance is that of Poisson: 1.96 standard errors of the logarithm.
  const error = Math.sqrt(1 / 300 + 1 / 1200);
  assert.ok(Math.abs(Math.log(calm.high! / 0.5) - 1.99 * error) < 0.003, `${calm.high}`);
  const wild = even.map((_, day) => day % 2 === 0 ? 0 : 20);
  const unsure = comparePeriods([wild, wild], [first, second]);
  assert.ok(unsure.ratio === 1 && unsure.high! > 1.4, `${unsure.high}`);
});

Deno.test("latestPeriods() compares with the same weekdays a year earlier, or halves", () => {
  const { period, against } = latestPeriods({ from: "2016-12-29", to: "2018-11-12" });
  assert.deepEqual(period, { from: "2017-12-28", to: "2018-11-12" });
  assert.deepEqual(against, { from: "2016-12-29", to: "2017-11-13" });
  assert.deepEqual(latestPeriods({ from: "2018-01-01", to: "2018-01-31" }), {
    period: { from: "2018-01-17", to: "2018-01-31" },
    against: { from: "2018-01-02", to: "2018-01-16" },
  });
});
