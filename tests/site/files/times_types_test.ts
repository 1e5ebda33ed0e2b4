import assert from "node:assert/strict";
import { calendarDays } from "lib/describe/calendar.ts";
import { typeDifferences, type TypeWeek, weekOfAll } from "lib/site/files/times_types.ts";
import { hourRows } from "./time_rows.ts";

const DAYS = calendarDays("2018-01-01", "2018-01-14");

const flat = (primary_type: string, n: number, kind: TypeWeek["kind"] = "shaped"): TypeWeek => ({
  primary_type,
  n,
  kind,
  week: Array.from({ length: 168 }, (_, i) => i === 30 ? 3 / 170 : 1 / 170),
});

Deno.test("typeDifferences() has those first that differ most beyond chance, and only shapes", () => {
  const rows = [
    ...hourRows("EVEN", DAYS, () => 4),
    ...hourRows("NIGHT", DAYS, (hour) => hour < 12 ? 4 : 0),
    ...hourRows("FEW", DAYS, (hour, { day }) => day === 1 && hour === 3 ? 2 : 0),
  ];
  const weeks = [flat("EVEN", 1344), flat("NIGHT", 672), flat("FEW", 2, "small")];
  const [first, second, ...others] = typeDifferences(weeks, rows);
  assert.deepEqual([first!.primary_type, second!.primary_type, others.length], [
    "NIGHT",
    "EVEN",
    0,
  ]);
  // All have 4 + 4 in 84 hours of the week and 4 in the others, the two of FEW aside: a third of
  // NIGHT's incidents would have to move from its half to the other.
  assert.ok(Math.abs(first!.distance - 1 / 3) < 0.002);
  // The normal distribution of 168 counts of a draw of one in three.
  const nearly = Math.sqrt(168 / (2 * Math.PI * 672) * 2 / 3);
  assert.ok(Math.abs(first!.byChance / nearly - 1) < 0.1 && first!.p! < 1e-9);
  assert.deepEqual(first!.top.weekday, "Tuesday");
  assert.equal(first!.top.hour, 6);
  assert.ok(Math.abs(first!.top.times - 3 * 168 / 170) < 1e-12);
});

Deno.test("weekOfAll() weighs types by their incidents", () => {
  const of = (n: number, week: number[]): TypeWeek => ({
    primary_type: "A",
    n,
    kind: "shaped",
    week,
  });
  assert.deepEqual(weekOfAll([of(3, [1, 0]), of(1, [0, 1])]), [0.75, 0.25]);
  assert.deepEqual(weekOfAll([]), []);
});
