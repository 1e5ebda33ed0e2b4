import assert from "node:assert/strict";
import { compareProfiles } from "lib/drift/compare_profiles.ts";
import { leaveOneOut, scoreMonths, trainingFor } from "lib/drift/month_scores.ts";
import { addProfiles } from "lib/drift/profile.ts";
import { drawMonths, drawProfile, plainProfile } from "./made_months.ts";

const MONTHS = drawMonths(24);

/** Months that name themselves as their only type. */
const NAMED = MONTHS.map(({ month }) => ({
  month,
  profile: { ...plainProfile(1), type: { [month]: 1 } },
}));

Deno.test("leaveOneOut() puts each month beside all others, never beside itself", () => {
  const pairs = leaveOneOut(NAMED);
  assert.deepEqual(pairs.map(({ month }) => month), NAMED.map(({ month }) => month));
  for (const { month, training, fresh } of pairs) {
    assert.deepEqual(Object.keys(fresh.type), [month]);
    const others = NAMED.map((each) => each.month).filter((each) => each !== month);
    assert.deepEqual(Object.keys(training.type), others);
  }
});

Deno.test("leaveOneOut() by season takes the months beside it in the calendar of other years", () => {
  const seasons = new Map(
    leaveOneOut(NAMED, "season").map(({ month, training }) => [month, Object.keys(training.type)]),
  );
  assert.deepEqual(seasons.get("2016-07"), ["2017-06", "2017-07", "2017-08"]);
  assert.deepEqual(seasons.get("2017-07"), ["2016-06", "2016-07", "2016-08"]);
  assert.deepEqual(seasons.get("2017-01"), ["2016-01", "2016-02", "2017-12"]);
});

Deno.test("trainingFor() takes every month that is the season of one of the fresh months", () => {
  const taken = (fresh: string[]) => Object.keys(trainingFor(NAMED, fresh, "season").type);
  assert.deepEqual(taken(["2018-05", "2018-06"]), [
    ...["2016-04", "2016-05", "2016-06", "2016-07"],
    ...["2017-04", "2017-05", "2017-06", "2017-07"],
  ]);
  const all = trainingFor(MONTHS, ["2018-05"]);
  assert.deepEqual(all, addProfiles(MONTHS.map(({ profile }) => profile)));
});

Deno.test("trainingFor() refuses months out of reach, and what is no month", () => {
  const short = NAMED.slice(0, 5);
  assert.throws(() => leaveOneOut(short, "season"), /training must have the season of 2016-01/);
  assert.throws(() => leaveOneOut(short.slice(0, 1)), /training must have months of 2016-01/);
  assert.throws(() => trainingFor(NAMED, ["2018-13"]), /must be YYYY-MM, current value is 2018-13/);
});

Deno.test("leaveOneOut() refuses months out of order or twice", () => {
  const [a, b] = [NAMED[0]!, NAMED[1]!];
  assert.throws(() => leaveOneOut([b, a]), /must ascend, current values are 2016-02 and 2016-01/);
  assert.throws(() => leaveOneOut([a, a]), RangeError);
});

Deno.test("scoreMonths() scores each month against its training, after altering it", () => {
  const pairs = leaveOneOut(MONTHS.slice(0, 3));
  const scores = scoreMonths(pairs);
  assert.deepEqual(scores.map(({ month }) => month), ["2016-01", "2016-02", "2016-03"]);
  assert.deepEqual(scores[1]!.scores, compareProfiles(pairs[1]!.training, pairs[1]!.fresh));
  const other = drawProfile(99);
  const altered = scoreMonths(pairs, () => other);
  assert.deepEqual(altered[2]!.scores, compareProfiles(pairs[2]!.training, other));
});
