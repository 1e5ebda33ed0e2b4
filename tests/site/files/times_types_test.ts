import assert from "node:assert/strict";
import { calendarDays } from "lib/describe/calendar.ts";
import {
  typeDifferences,
  type TypeWeek,
  typeWeeks,
  weekOfAll,
} from "lib/site/files/times_types.ts";
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

Deno.test("typeWeeks() smooths the week of each type, the most frequent first, and says which are few", () => {
  const rows = [
    ...hourRows("FEW", DAYS, (hour) => hour === 12 ? 100 : 0),
    ...hourRows("NIGHT", DAYS, (hour) => hour < 12 ? 20 : 1),
    ...hourRows("EVEN", DAYS, () => 10),
  ];
  const weeks = typeWeeks(rows, Array(7).fill(2));
  assert.deepEqual(weeks.map(({ primary_type, n, kind }) => [primary_type, n, kind]), [
    ["NIGHT", 14 * 12 * 21, "shaped"],
    ["EVEN", 14 * 240, "near-uniform"],
    ["FEW", 1400, "small"],
  ]);
  const [night] = weeks;
  assert.ok(Math.abs(night!.week.reduce((sum, share) => sum + share, 0) - 1) < 1e-12);
  // Six hours from the edge, a bandwidth of 1.5 hours is four away: hardly smoothed.
  assert.ok(Math.abs(night!.week[6]! - 20 / (7 * 12 * 21)) < 1e-4);
});
