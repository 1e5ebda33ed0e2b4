import assert from "node:assert/strict";
import { calendarDays } from "lib/describe/calendar.ts";
import { periodsOf, timeSeries } from "lib/site/files/times_series.ts";
import { dateRows, hourRows } from "./time_rows.ts";

const DAYS = calendarDays("2017-12-30", "2018-02-12");

Deno.test("timeSeries() has all, groups, types by size, and rare types of a group together", () => {
  const hours = [
    ...hourRows("THEFT", DAYS, (hour) => hour === 15 ? 9 : 2),
    ...hourRows("THEFT", DAYS, (hour) => hour === 0 ? 4 : 0, true),
    ...hourRows("BATTERY", DAYS, () => 1),
    ...hourRows("STALKING", DAYS, (hour) => hour % 4 === 0 ? 1 : 0),
    ...hourRows("INTIMIDATION", DAYS, (hour) => hour % 4 === 0 ? 1 : 0),
  ];
  const series = timeSeries({ hours, dates: dateRows(hours), days: DAYS });
  assert.deepEqual(series.map(({ id }) => id), [
    "all",
    "violent",
    "property",
    "THEFT",
    "BATTERY",
    "rest of violent",
  ]);
  const of = (id: string) => series.find((each) => each.id === id)!;
  const n = (type: string) =>
    hours.filter((row) => row.primary_type === type && !row.time_is_default)
      .reduce((sum, row) => sum + row.n, 0);
  assert.deepEqual([of("THEFT").n, of("THEFT").nDefault], [n("THEFT"), 4 * DAYS.length]);
  assert.equal(of("rest of violent").n, n("STALKING") + n("INTIMIDATION"));
  assert.deepEqual(of("rest of violent").holds, ["Intimidation", "Stalking"]);
  assert.equal(of("all").n, of("violent").n + of("property").n);
  assert.ok(of("THEFT").peak.window.tied.includes(15));
});

Deno.test("timeSeries() tells months per day; edges of the record that are too short are left out", () => {
  const hours = hourRows("THEFT", DAYS, (_, { month }) => month === 1 ? 3 : 1);
  const [all] = timeSeries({ hours, dates: dateRows(hours), days: DAYS });
  const months = periodsOf(DAYS, "month");
  assert.deepEqual(months, [
    { period: "2018-01", n_days: 31, complete: true },
    { period: "2018-02", n_days: 12, complete: false },
  ]);
  assert.deepEqual(all!.months.map(({ n }, i) => n / months[i]!.n_days), [72, 24]);
  assert.ok(all!.months.every(({ low, high }, i) => {
    const rate = all!.months[i]!.n / months[i]!.n_days;
    return low < rate && rate < high;
  }));
  assert.equal(all!.seasons.length, periodsOf(DAYS, "season").length);
});

Deno.test("timeSeries() is empty where there are hardly any incidents", () => {
  const hours = hourRows("ARSON", DAYS, (hour) => hour === 3 ? 1 : 0);
  assert.deepEqual(timeSeries({ hours, dates: dateRows(hours), days: DAYS }), []);
});
