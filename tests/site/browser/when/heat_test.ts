import assert from "node:assert/strict";
import { largestValue, weekHeat } from "lib/site/browser/when/heat.ts";

const WEEKDAYS = [2, 2, 2, 2, 2, 1, 1];

Deno.test("weekHeat() makes rates per hour of the days that a cell stands for", () => {
  const week = Array.from({ length: 42 }, (_, i) => 8 * (i + 1));
  const heat = weekHeat(
    { weekdays: WEEKDAYS },
    { hoursPerCell: 4, week, defaults: week.map(() => 0) },
    false,
  );
  assert.deepEqual([heat.cells.length, heat.cells[0]!.length], [7, 6]);
  assert.deepEqual(
    [heat.cells[0]![1]!.hours, heat.cells[0]![1]!.rate, heat.cells[6]![5]!.rate],
    [8, 2, 84],
  );
  const total = 8 * 42 * 43 / 2;
  assert.equal(heat.all.n, total);
  assert.equal(heat.all.rate, total / (24 * 12));
  const sum = (cells: typeof heat.blocks) => cells.reduce((n, cell) => n + cell.n, 0);
  assert.deepEqual([sum(heat.weekdays), sum(heat.blocks)], [total, total]);
  assert.equal(heat.blocks[0]!.hours, 12 * 4);
  assert.equal(heat.all.relative, 1);
  assert.equal(largestValue([heat], "rate"), 84);
});

Deno.test("weekHeat() counts default times only where it is asked to", () => {
  const week = Array<number>(168).fill(6);
  const defaults = week.map((_, i) => i % 24 === 12 ? 30 : 0);
  const series = { hoursPerCell: 1, week, defaults };
  const at = (withDefaults: boolean) => weekHeat({ weekdays: WEEKDAYS }, series, withDefaults);
  assert.deepEqual([at(false).blocks[12]!.n, at(true).blocks[12]!.n], [42, 252]);
  assert.equal(at(true).all.n - at(false).all.n, 210);
});

Deno.test("weekHeat() says which numbers are estimates: hidden counts, and sums that hold them", () => {
  const week = Array<number>(168).fill(6);
  week[0] = 2.5;
  const defaults = week.map((_, i) => i === 12 ? 2.5 : 0);
  const heat = weekHeat({ weekdays: WEEKDAYS }, { hoursPerCell: 1, week, defaults }, false);
  const flags = [heat.cells[0]![0]!, heat.cells[0]![1]!, heat.weekdays[0]!, heat.weekdays[1]!];
  assert.deepEqual(flags.map(({ isAbout }) => isAbout), [true, false, true, false]);
  assert.equal(heat.cells[0]![12]!.isAbout, false);
  const both = weekHeat({ weekdays: WEEKDAYS }, { hoursPerCell: 1, week, defaults }, true);
  assert.equal(both.cells[0]![12]!.isAbout, true);
});

Deno.test("weekHeat() has no relative value where nothing happened", () => {
  const none = Array<number>(168).fill(0);
  const heat = weekHeat(
    { weekdays: WEEKDAYS },
    { hoursPerCell: 1, week: none, defaults: none },
    true,
  );
  assert.deepEqual([heat.all.relative, largestValue([heat], "relative")], [null, 0]);
});
