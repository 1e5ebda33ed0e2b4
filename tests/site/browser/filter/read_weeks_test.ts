import assert from "node:assert/strict";
import { readWeeks } from "lib/site/browser/filter/read_weeks.ts";
import { weeksOf } from "lib/site/browser/filter/weeks.ts";

const RECORD = { from: "2018-01-01", to: "2018-02-11" };

/** Six weeks with so many incidents on their first days. */
const countsOf = (...perWeek: number[]) => perWeek.flatMap((n) => [n, 0, 0, 0, 0, 0, 0]);

function read(counts: number[], days: { from: string; to: string } | null = null) {
  const against = days && { from: "2018-01-01", to: "2018-01-21" };
  const reader = readWeeks({
    weeks: weeksOf(counts),
    counts,
    record: RECORD,
    period: days,
    against,
  });
  return [0, 1, 2, 3, 4, 5].map(reader);
}

Deno.test("readWeeks() gives count and rate, and no rate where the count is hidden", () => {
  const readings = read(countsOf(70, 35, 3, 2, 2, 0));
  assert.deepEqual(readings.map(({ count }) => count), [
    "70 incidents, 10.0 a day",
    "35 incidents, 5.0 a day",
    "<5 incidents",
    "<5 incidents",
    "<5 incidents",
    "0 incidents, 0.0 a day",
  ]);
  assert.equal(readings[1]!.name, "8 January 2018 to 14 January 2018");
  assert.equal(readings[0]!.compared, undefined);
  // One small count alone could be computed from the total, so the largest is given as about.
  assert.equal(read(countsOf(70, 35, 3, 10, 10, 0))[0]!.count, "about 71 incidents");
});

Deno.test("readWeeks() gives the days of the second period, hidden as any others", () => {
  const readings = read(countsOf(70, 3, 2, 9, 8, 7), { from: "2018-01-22", to: "2018-02-11" });
  assert.deepEqual(readings.map(({ compared }) => compared), [
    undefined,
    undefined,
    undefined,
    "70, 1 January 2018 to 7 January 2018",
    "<5, 8 January 2018 to 14 January 2018",
    "<5, 15 January 2018 to 21 January 2018",
  ]);
});
