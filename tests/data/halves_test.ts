import assert from "node:assert/strict";
import pl from "nodejs-polars";
import { halvesOf } from "lib/data/halves.ts";

/** Incidents at local times, numbered in the order given. */
function frameOf(...times: string[]): pl.DataFrame {
  return pl.DataFrame([
    pl.Series("date", times.map((time) => new Date(`${time}Z`))),
    pl.Series("id", times.map((_, i) => i)),
  ]);
}

const idsOf = (frame: pl.DataFrame) => frame.getColumn("id").toArray();

Deno.test("halvesOf() cuts at midnight in the middle, whatever the times and the numbers", () => {
  // 2018-02-26 to 2018-03-03 are six dates; five of the incidents are of the first one
  const { first, second, from } = halvesOf(frameOf(
    "2018-02-26T00:00:00",
    "2018-02-26T08:00:00",
    "2018-02-26T12:00:00",
    "2018-02-26T23:59:59",
    "2018-02-26T23:59:59.999",
    "2018-02-28T23:59:59.999",
    "2018-03-01T00:00:00",
    "2018-03-03T23:00:00",
  ));
  assert.equal(from, "2018-03-01");
  assert.deepEqual([idsOf(first), idsOf(second)], [[0, 1, 2, 3, 4, 5], [6, 7]]);
});

Deno.test("halvesOf() leaves no incident out, halves of a day's difference at most", () => {
  for (let days = 2; days <= 9; days++) {
    // from 2019-12-28 on, into the new year
    const times = Array.from({ length: days }, (_, i) => Date.UTC(2019, 11, 28 + i, 20));
    const dates = times.map((time) => new Date(time).toISOString().slice(0, 19));
    const { first, second, from } = halvesOf(frameOf(...dates));
    assert.deepEqual([...idsOf(first), ...idsOf(second)], dates.map((_, i) => i));
    assert.equal(first.height, Math.ceil(days / 2));
    assert.equal(from, dates[first.height]!.slice(0, 10));
  }
});

Deno.test("halvesOf() refuses a single date, and no incident", () => {
  const one = frameOf("2018-02-26T00:00:00", "2018-02-26T23:59:59");
  assert.throws(() => halvesOf(one), {
    name: "RangeError",
    message: "Cannot halve period: incidents must be of two dates or more, " +
      "current value is 2 incidents of one",
  });
  assert.throws(() => halvesOf(one.head(0)), RangeError);
});
