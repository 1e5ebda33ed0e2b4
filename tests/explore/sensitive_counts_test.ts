import assert from "node:assert/strict";
import { countSensitive, type SensitiveCounts } from "lib/explore/sensitive_counts.ts";
import { emptyView, type View } from "lib/explore/view.ts";

/** Assaults and batteries: 100 and 200 in both tables. */
const TABLE: SensitiveCounts = {
  types: ["ASSAULT", "BATTERY"],
  areas: [0, 8, 25],
  byArea: [[1, 2], [30, 50], [69, 148]],
  months: ["2016-12", "2017-01", "2017-02", "2018-01", "2018-11"],
  monthTypes: ["ASSAULT", "BATTERY"],
  byMonth: [[5, 10, 0], [15, 40, 0], [20, 50, 0], [35, 60, 0], [25, 40, 0]],
};
const RECORD = { from: "2016-12-29", to: "2018-11-12" };

const count = (view: Partial<View>) => countSensitive({ ...emptyView(), ...view }, TABLE, RECORD);

Deno.test("countSensitive() counts by type and area", () => {
  assert.deepEqual(count({}), {
    n: 300,
    byArea: new Map([[0, 3], [8, 80], [25, 217]]),
    byType: new Map([["ASSAULT", 100], ["BATTERY", 200]]),
    reason: null,
  });
  assert.deepEqual(count({ types: ["BATTERY", "THEFT"], areas: [25, 77] }), {
    n: 148,
    byArea: new Map([[25, 148]]),
    byType: new Map([["BATTERY", 148]]),
    reason: null,
  });
  assert.equal(count({ types: ["THEFT"] }).n, 0);
});

Deno.test("countSensitive() counts whole months, those that the record cuts included", () => {
  const expected: [Partial<View>, number][] = [
    [{ from: "2017-01-01", to: "2017-02-28" }, 125],
    [{ from: "2017-01-01" }, 285],
    [{ to: "2016-12-31" }, 15],
    [{ from: "2018-11-01" }, 65],
    [{ from: "2018-11-01", types: ["ASSAULT"] }, 25],
    [{ from: "2017-03-01", to: "2017-12-31" }, 0],
    [{ months: [1] }, 150],
    [{ months: [1, 12], to: "2017-12-31" }, 70],
  ];
  for (const [view, n] of expected) {
    const counted = count(view);
    assert.equal(counted.n, n, JSON.stringify(view));
    assert.equal(counted.reason === null && counted.byArea, null);
  }
  // The whole record as a period is no filter.
  assert.deepEqual(count({ ...RECORD, areas: [8] }).n, 80);
});

Deno.test("countSensitive() does not guess under filters that the tables do not have", () => {
  const region: View["region"] = [[0, 0], [1, 0], [0, 1]];
  const refused: [Partial<View>, string][] = [
    [{ hours: ["3"] }, "under a filter by hour"],
    [{ weekdays: [1], arrest: false, months: [1] }, "under filters by weekday and arrest"],
    [{ places: ["STREET"] }, "under a filter by place"],
    [
      { districts: [1], region, zone: { fit: "a", zone: 1 } },
      "under filters by police district, outline and zone",
    ],
    [{ areas: [8], from: "2017-01-01" }, "under filters by area and period at once"],
    [{ areas: [8], months: [1] }, "under filters by area and month at once"],
    [
      { areas: [8], months: [1], to: "2018-10-31" },
      "under filters by area, period and month at once",
    ],
    [{ from: "2017-01-02" }, "in a period that is not of whole months"],
    [{ to: "2017-02-27" }, "in a period that is not of whole months"],
    [{ from: "2016-12-30" }, "in a period that is not of whole months"],
  ];
  for (const [view, where] of refused) {
    assert.deepEqual(count(view), {
      n: null,
      reason: `Domestic and sexual incidents cannot be counted ${where}.`,
    });
  }
});

Deno.test("countSensitive() does not look at the period compared with", () => {
  assert.equal(count({ against: { from: "2017-01-05", to: "2017-01-06" } }).n, 300);
});
