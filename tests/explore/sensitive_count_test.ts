import assert from "node:assert/strict";
import type { SensitiveAreas } from "lib/explore/sensitive_areas.ts";
import { countSensitive, type SensitiveCount } from "lib/explore/sensitive_count.ts";
import { emptyView, type View } from "lib/explore/view.ts";

const TABLE: SensitiveAreas = {
  types: ["ASSAULT", "BATTERY", "STALKING"],
  areas: [
    { area: 8, counts: [30, 50, null], others: 6 },
    { area: 25, counts: [69, 148, 8], others: 0 },
    { area: 32, counts: [null, 20, null], others: 9 },
  ],
  few: { areas: [3, 9], n: 11 },
  city: { counts: [110, 223, 18], others: 0 },
};
const RECORD = { from: "2016-12-29", to: "2018-11-12" };

const count = (view: Partial<View>) => countSensitive({ ...emptyView(), ...view }, TABLE, RECORD);

/** Counts in short: those that are not exact with a plus. */
function inShort(counted: SensitiveCount): unknown {
  if (counted.reason !== null) return counted.reason;
  const short = ({ n, isExact }: { n: number; isExact: boolean }) => isExact ? n : `${n}+`;
  return {
    total: short(counted.total),
    byArea: counted.byArea.map((each) => [each.areas.join(), short(each)]),
    byType: counted.byType.map((each) => [each.type, short(each)]),
  };
}

Deno.test("countSensitive() counts all areas and types, each way to the same total", () => {
  assert.deepEqual(inShort(count({})), {
    total: 351,
    byArea: [["25", 225], ["8", 86], ["32", 29], ["3,9", 11]],
    byType: [["BATTERY", 223], ["ASSAULT", 110], ["STALKING", 18]],
  });
});

Deno.test("countSensitive() counts at least so many where a type is hidden, and never 0 for it", () => {
  assert.deepEqual(inShort(count({ types: ["ASSAULT", "STALKING"] })), {
    total: 128,
    byArea: [["25", 77], ["8", "30+"], ["32", "0+"], ["3,9", "0+"]],
    byType: [["ASSAULT", 110], ["STALKING", 18]],
  });
  assert.deepEqual(inShort(count({ types: ["STALKING"], areas: [8, 25] })), {
    total: "8+",
    byArea: [["25", 8], ["8", "0+"]],
    byType: [["STALKING", "8+"]],
  });
});

Deno.test("countSensitive() of chosen areas has their types, and what is hidden of them together", () => {
  assert.deepEqual(inShort(count({ areas: [8] })), {
    total: 86,
    byArea: [["8", 86]],
    byType: [["BATTERY", 50], ["ASSAULT", 30], [null, 6]],
  });
  assert.deepEqual(inShort(count({ areas: [8, 32, 3, 9] })), {
    total: 126,
    byArea: [["8", 86], ["32", 29], ["3,9", 11]],
    byType: [["BATTERY", "70+"], ["ASSAULT", "30+"], [null, 26]],
  });
});

Deno.test("countSensitive() does not count a part of the areas that are counted together", () => {
  assert.deepEqual(inShort(count({ areas: [8, 9] })), {
    total: "86+",
    byArea: [["8", 86], ["3,9", "0+"]],
    byType: [["BATTERY", "50+"], ["ASSAULT", "30+"], [null, "6+"]],
  });
});

Deno.test("countSensitive() counts 0 for a type and for an area that no such incident has", () => {
  const byType = inShort(count({ types: ["GAMBLING"] })) as { total: number };
  assert.equal(byType.total, 0);
  assert.deepEqual(inShort(count({ areas: [77] })), {
    total: 0,
    byArea: [],
    byType: [
      ["ASSAULT", 0],
      ["BATTERY", 0],
      ["STALKING", 0],
    ],
  });
});

Deno.test("countSensitive() counts nothing under other filters, and names them", () => {
  const region: View["region"] = [[0, 0], [1, 0], [0, 1]];
  const refused: [Partial<View>, string][] = [
    [{ from: "2016-12-30" }, "a filter by period; lift it"],
    [{ to: "2018-11-11" }, "a filter by period; lift it"],
    [{ hours: ["3"], places: ["STREET"] }, "filters by hour and place; lift them"],
    [{ weekdays: [1], months: [1] }, "filters by weekday and month; lift them"],
    [{ arrest: false, types: ["BATTERY"] }, "a filter by arrest; lift it"],
    [
      { districts: [1], region, zone: { fit: "a", zone: 1 } },
      "filters by police district, outline and zone; lift them",
    ],
  ];
  for (const [view, filters] of refused) {
    assert.deepEqual(count(view), {
      reason: "These incidents are counted by community area and type only, and not under " +
        `${filters} to see the counts.`,
    });
  }
});

Deno.test("countSensitive() takes the whole record for no filter, and no heed of a second period", () => {
  const whole = { ...RECORD, against: { from: "2017-01-05", to: "2017-01-06" } };
  assert.deepEqual(count(whole), count({}));
});

Deno.test("countSensitive() does not say how many have no area", () => {
  const { total } = inShort(count({ areas: [0, 8] })) as { total: string };
  assert.equal(total, "86+");
});
