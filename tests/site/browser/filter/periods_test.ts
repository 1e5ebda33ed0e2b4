import assert from "node:assert/strict";
import type { IncidentMeta } from "lib/explore/incident_file.ts";
import { emptyView } from "lib/explore/view.ts";
import { comparedWeeks, latestPeriods, weeksOf } from "lib/site/browser/filter/weeks.ts";
import {
  caveatOf,
  comparePeriods,
  dayScales,
  daysOfView,
} from "lib/site/browser/filter/periods.ts";

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
  const calm = comparePeriods([even, even.map((n) => n * 2)], [first, second])!;
  assert.equal(calm.ratio, 0.5);
  // Of even counts the variance is that of Poisson: 1.96 standard errors of the logarithm.
  const error = Math.sqrt(1 / 300 + 1 / 1200);
  assert.ok(Math.abs(Math.log(calm.high! / 0.5) - 1.99 * error) < 0.003, `${calm.high}`);
  const wild = even.map((_, day) => day % 2 === 0 ? 0 : 20);
  const unsure = comparePeriods([wild, wild], [first, second])!;
  assert.ok(unsure.ratio === 1 && unsure.high! > 1.4, `${unsure.high}`);
});

Deno.test("comparePeriods() is less sure where days resemble the day before", () => {
  // In Poisson's standard deviations both periods have residuals -1, -1, 1, 1 up to a factor: squares
  // of 2 and 4, products of neighbors of 0.5 and 1, so a correlation of 1.5 / 6, and a dispersion of
  // 6 over 6 degrees of freedom. The variance of the logarithm is that of Poisson times 1.25 / 0.75.
  const counts = [1, 1, 3, 3, 0, 2, 2, 6, 6];
  const found = comparePeriods([counts, counts], [[0, 1, 2, 3], [5, 6, 7, 8]])!;
  assert.equal(found.ratio, 0.5);
  const error = Math.sqrt(5 / 3 * (1 / 8 + 1 / 16));
  // 2.446912 is the 97.5 % point of Student's t with 6 degrees of freedom.
  assert.ok(Math.abs(Math.log(found.high! / 0.5) - 2.446912 * error) < 1e-5, `${found.high}`);
  // The same days with a gap in the middle of the first period: 1 of its products is left out, that
  // of -1 and 1, so the correlation is 2 / 6, and the factor 4/3 over 2/3.
  const apart = [1, 1, 0, 3, 3, 2, 2, 6, 6];
  const gap = comparePeriods([apart, apart], [[0, 1, 3, 4], [5, 6, 7, 8]])!;
  const wider = Math.sqrt(2 * (1 / 8 + 1 / 16));
  assert.ok(Math.abs(Math.log(gap.high! / 0.5) - 2.446912 * wider) < 1e-5, `${gap.high}`);
});

Deno.test("comparePeriods() has no ratio of periods that share a day, and caveatOf() says why", () => {
  const even = new Array(90).fill(10);
  const days: [number[], number[]] = [[0, 1, 2, 3], [3, 4, 5]];
  assert.equal(comparePeriods([even, even], days), null);
  assert.match(caveatOf(days, META)!, /^The periods overlap: /);
});

Deno.test("caveatOf() says where periods are of other months of the year", () => {
  const january = [0, 1, 30];
  assert.match(caveatOf([january, [31, 32]], META)!, /^Other months of the year are compared: /);
  assert.match(caveatOf([january, [29, 31]], META)!, /^Other months/);
  assert.equal(caveatOf([january, [2, 3]], META), null);
  const years = { firstDate: "2017-12-31", nDays: 400 };
  assert.equal(caveatOf([[0, 1], [365, 367]], years), null);
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
