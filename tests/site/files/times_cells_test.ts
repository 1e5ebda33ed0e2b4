import assert from "node:assert/strict";
import { calendarDays } from "lib/describe/calendar.ts";
import { cellDispersion, countsByWeekHour, weekCells } from "lib/site/files/times_cells.ts";
import { hourRows } from "./time_rows.ts";

const NONE: number[] = Array(168).fill(0);

Deno.test("weekCells() ships no count from 1 to 4, at known times or default ones", () => {
  const known = Array.from({ length: 168 }, (_, i) => i < 5 ? i : 40);
  const defaults = NONE.map((_, i) => i % 24 === 0 ? (i < 48 ? 3 : 20) : 0);
  const cells = weekCells(known, defaults)!;
  assert.equal(cells.hoursPerCell, 1);
  for (const n of [...cells.week, ...cells.defaults]) {
    assert.ok(n === 0 || n === 2.5 || n >= 5, `a cell has ${n}`);
  }
  assert.deepEqual(cells.week.slice(0, 6), [0, 2.5, 2.5, 2.5, 2.5, 40]);
  assert.deepEqual([cells.defaults[0], cells.defaults[48]], [2.5, 20]);
});

Deno.test("weekCells() widens cells until hardly one is small, and gives up in the end", () => {
  const widthOf = (perHour: number) => {
    const known = NONE.map((_, i) => Math.floor((i + 1) * perHour) - Math.floor(i * perHour));
    return weekCells(known, NONE)?.hoursPerCell ?? null;
  };
  assert.deepEqual([6, 3, 2.5, 1.5].map(widthOf), [1, 2, 2, null]);
  const atNight = NONE.map((_, i) => i % 24 < 6 ? 1 : 9);
  assert.equal(weekCells(atNight, NONE)?.hoursPerCell, 8);
});

Deno.test("weekCells() keeps the incidents, whatever the width", () => {
  const known = NONE.map((_, i) => i % 24 < 4 ? 2 : 12);
  const cells = weekCells(known, NONE)!;
  assert.equal(cells.hoursPerCell, 4);
  assert.deepEqual(cells.week.slice(0, 3), [8, 48, 48]);
});

Deno.test("cellDispersion() is that of weeks of one cell, days without incidents included", () => {
  const days = calendarDays("2018-01-01", "2018-01-28");
  // 1 January 2018 is a Monday; every second Monday has 8 incidents at nine, the others none.
  const rows = hourRows(
    "A",
    days,
    (hour, { weekday, day }) => hour === 9 && weekday === 1 && day % 2 === 1 ? 8 : 0,
  );
  assert.equal(countsByWeekHour(rows)[9], 16);
  // 8, 0, 8, 0: the mean is 4, the squares sum to 64, over three degrees of freedom.
  assert.ok(Math.abs(cellDispersion(rows, days, 1) - 64 / 4 / 3) < 1e-12);
  const even = hourRows("A", days, () => 3);
  assert.equal(cellDispersion(even, days, 4), 1);
});

Deno.test("weekCells() ships a number that is about as one that is not whole", () => {
  // Two ones could be computed, so the largest hides them.
  const known = NONE.map((_, i) => i < 2 ? 1 : i === 9 ? 300 : 20);
  const { hoursPerCell, week } = weekCells(known, NONE)!;
  assert.equal(hoursPerCell, 1);
  assert.deepEqual([week[0], week[1], week[2]], [2.5, 2.5, 20]);
  assert.ok(!Number.isInteger(week[9]) && Math.abs(week[9]! - 300) <= 4, `${week[9]}`);
});
