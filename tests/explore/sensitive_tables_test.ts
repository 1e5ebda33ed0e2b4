import assert from "node:assert/strict";
import { RARE_TYPES, type SensitiveRow, sensitiveTables } from "lib/explore/sensitive_tables.ts";
import { createRandom } from "lib/numeric/random.ts";

const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);

function row(primary_type: string, area: number, month: string, n: number): SensitiveRow {
  return { primary_type, area, month, n };
}

Deno.test("sensitiveTables() has no count from 1 to 4, and loses no incident, of rows by chance", () => {
  const random = createRandom(5);
  const below = (limit: number) => random.integer(limit);
  for (let trial = 0; trial < 300; trial++) {
    const rows = Array.from({ length: 1 + below(60) }, () => {
      const n = 1 + below(trial % 3 === 0 ? 4 : 30);
      return row(`TYPE ${below(5)}`, below(6), `2017-0${1 + below(4)}`, n);
    });
    const { types, areas, byArea, months, monthTypes, byMonth } = sensitiveTables(rows);
    const total = sum(rows.map(({ n }) => n));
    const expected = total < 5 ? 0 : total;
    for (const count of [...byArea, ...byMonth ?? []].flat()) {
      assert.ok(count === 0 || count >= 5, `trial ${trial} has the count ${count}`);
    }
    assert.equal(sum(byArea.flat()), expected);
    if (byMonth) assert.equal(sum(byMonth.flat()), expected);
    assert.deepEqual([byArea.length, byArea[0]!.length], [areas.length, types.length]);
    for (const each of byMonth ?? []) assert.equal(each.length, monthTypes.length + 1);
    if (byMonth) assert.equal(byMonth.length, months.length);
  }
});

Deno.test("sensitiveTables() leaves counts of five and more where they are", () => {
  const table = sensitiveTables([
    row("BATTERY", 8, "2017-01", 7),
    row("BATTERY", 25, "2017-02", 90),
    row("ASSAULT", 25, "2017-01", 11),
  ]);
  assert.deepEqual(table.types, ["ASSAULT", "BATTERY"]);
  assert.deepEqual(table.areas, [0, 8, 25]);
  assert.deepEqual(table.byArea, [[0, 0], [0, 7], [11, 90]]);
  assert.deepEqual(table.months, ["2017-01", "2017-02"]);
  assert.deepEqual([table.monthTypes, table.byMonth], [["ASSAULT", "BATTERY"], [[11, 7, 0], [
    0,
    90,
    0,
  ]]]);
});

Deno.test("sensitiveTables() counts rare types as one, with another where they are few together", () => {
  const rows = [
    row("STALKING", 8, "2017-01", 1),
    row("KIDNAPPING", 25, "2017-01", 2),
    row("ROBBERY", 25, "2017-01", 6),
    row("BATTERY", 25, "2017-01", 50),
  ];
  const { types, byArea } = sensitiveTables(rows);
  assert.deepEqual(types, ["BATTERY", RARE_TYPES]);
  assert.deepEqual(byArea, [[0, 9], [0, 0], [50, 0]]);
});

Deno.test("sensitiveTables() counts months of common types one by one, and the others together", () => {
  const { monthTypes, byMonth } = sensitiveTables([
    row("ASSAULT", 1, "2017-01", 2),
    row("ASSAULT", 1, "2017-02", 30),
    row("BATTERY", 1, "2017-01", 50),
    row("BATTERY", 1, "2017-02", 60),
    row("THEFT", 1, "2017-01", 9),
    row("THEFT", 1, "2017-02", 8),
  ]);
  assert.deepEqual(monthTypes, ["BATTERY"]);
  assert.deepEqual(byMonth, [[50, 11], [60, 38]]);
});

Deno.test("sensitiveTables() has no table of months where a month has few of all types", () => {
  const { byMonth } = sensitiveTables([
    row("BATTERY", 1, "2017-01", 3),
    row("BATTERY", 1, "2017-02", 9),
  ]);
  assert.equal(byMonth, null);
});
