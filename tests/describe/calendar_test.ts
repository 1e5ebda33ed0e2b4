import assert from "node:assert/strict";
import { calendarDay, calendarDays } from "lib/describe/calendar.ts";
import { daysIn, type Grouping } from "lib/describe/periods.ts";
import { wholeDays } from "lib/describe/whole_days.ts";

// 2016-12-30 (a Friday) to 2018-11-12 (a Monday): 2 + 365 + 316 = 683 days.
const STUDY = calendarDays("2016-12-30", "2018-11-12");

Deno.test("calendarDays() holds every date once, across years and leap days", () => {
  assert.equal(STUDY.length, 683);
  assert.equal(new Set(STUDY.map(({ date }) => date)).size, 683);
  assert.equal(calendarDays("2020-01-01", "2020-12-31").length, 366);
  assert.equal(calendarDays("1900-01-01", "1900-12-31").length, 365);
  assert.equal(calendarDays("2000-01-01", "2000-12-31").length, 366);
  assert.equal(calendarDays("2018-11-12T23:50:00", "2018-11-12").length, 1);
});

Deno.test("calendarDay() knows weekdays and seasons", () => {
  // 2016-12-30 was a Friday; 2018-11-11 a Sunday.
  const friday = calendarDay("2016-12-30");
  assert.deepEqual(friday, {
    date: "2016-12-30",
    year: 2016,
    month: 12,
    day: 30,
    weekday: 5,
    season: "winter",
    is_weekend: false,
  });
  assert.deepEqual([calendarDay("2018-11-11").weekday, calendarDay("2018-11-11").is_weekend], [
    7,
    true,
  ]);
  const seasons = [2, 3, 5, 6, 8, 9, 11, 12].map((month) =>
    calendarDay(`2018-${String(month).padStart(2, "0")}-01`).season
  );
  const [winter, spring, summer, autumn] = ["winter", "spring", "summer", "autumn"];
  assert.deepEqual(seasons, [winter, spring, spring, summer, summer, autumn, autumn, winter]);
});

Deno.test("calendarDays() refuses what is no date or runs backwards", () => {
  for (const date of ["2018-02-29", "2018-13-01", "11/12/2018", ""]) {
    assert.throws(() => calendarDay(date), RangeError);
  }
  assert.throws(() => calendarDays("2018-01-02", "2018-01-01"), RangeError);
});

Deno.test("daysIn() adds up to all days in every grouping", () => {
  for (const by of ["month", "weekday", "day_kind", "month_of_year", "season"] as Grouping[]) {
    const rows = daysIn(STUDY, by);
    assert.equal(rows.reduce((sum, row) => sum + row.n_days, 0), 683, by);
    assert.deepEqual(rows.map((row) => row.order), rows.map((_, i) => i + 1), by);
  }
});

Deno.test("daysIn() flags the months at both ends, and what they are part of", () => {
  const months = daysIn(STUDY, "month");
  assert.equal(months.length, 24);
  assert.deepEqual(months.filter((row) => !row.complete).map((row) => [row.period, row.n_days]), [
    ["2016-12", 2],
    ["2018-11", 12],
  ]);
  // November has 30 + 12 days, December 2 + 31.
  const ofYear = daysIn(STUDY, "month_of_year");
  assert.deepEqual(ofYear[10], {
    period: "November",
    order: 11,
    n_days: 42,
    occurrences: 2,
    complete: false,
  });
  assert.deepEqual([ofYear[11]?.n_days, ofYear[0]?.n_days, ofYear[1]?.n_days], [33, 62, 56]);
  // Winters: 2 + 31 + 28 days of 2016/17, which is cut, and 31 + 31 + 28 of 2017/18.
  const seasons = daysIn(STUDY, "season");
  assert.deepEqual(seasons.map((row) => [row.period, row.n_days, row.complete]), [
    ["winter", 151, false],
    ["spring", 184, true],
    ["summer", 184, true],
    ["autumn", 164, false],
  ]);
});

Deno.test("daysIn() takes a leap winter for whole with 91 days", () => {
  const winter = daysIn(calendarDays("2019-12-01", "2020-02-29"), "season");
  assert.deepEqual([winter[0]?.n_days, winter[0]?.complete], [91, true]);
  assert.equal(daysIn(calendarDays("2019-12-01", "2020-02-28"), "season")[0]?.complete, false);
});

Deno.test("wholeDays() drops ends that are not whole and counts what it dropped", () => {
  const days = STUDY.slice(0, 16).map(({ date }) => ({ date, n: 10, arrests: 0, domestic: 0 }));
  const cut = (first: string, last: string) =>
    wholeDays({ first: `2016-12-30T${first}`, last: `2017-01-14T${last}`, days });
  assert.equal(cut("00:01:00", "23:59:00").dropped.length, 0);
  assert.deepEqual(cut("20:22:00", "12:00:00").dropped.map((day) => day.date), [
    "2016-12-30",
    "2017-01-14",
  ]);
  assert.equal(cut("00:59:59", "23:00:00").dropped.length, 0);
  assert.equal(cut("01:00:00", "22:59:59").dropped.length, 2);
  const whole = cut("20:22:00", "23:10:00");
  assert.deepEqual([whole.days.first, whole.days.last], [
    "2016-12-31T00:00:00",
    "2017-01-14T23:59:59",
  ]);
  assert.equal(whole.days.days.length + whole.dropped.length, 16);
  const first = "2016-12-30T05:00:00";
  const last = "2017-01-13T23:59:00";
  assert.equal(wholeDays({ first, last, days: days.slice(0, 15) }).days.days.length, 14);
  assert.throws(
    () => wholeDays({ first, last, days: days.slice(0, 14) }),
    { name: "UserError", message: /cover 13 whole days, and their times need 14.*--rows/ },
  );
});
