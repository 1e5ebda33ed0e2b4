import assert from "node:assert/strict";
import { poissonInterval } from "lib/numeric/poisson_interval.ts";
import { weekHeat } from "lib/site/browser/when/heat.ts";
import {
  cellAt,
  describeCell,
  describeInterval,
  heatSteps,
  heatTable,
} from "lib/site/browser/when/heat_words.ts";

const WEEK = Array.from({ length: 168 }, (_, i) => i === 0 ? 2.5 : i === 1 ? 2.5 : 20);
const HEAT = weekHeat(
  { weekdays: Array(7).fill(10) },
  { hoursPerCell: 1, week: WEEK, defaults: WEEK.map((_, i) => i === 0 ? 2.5 : 0) },
  false,
);

Deno.test("heatTable() has weekdays, hours and totals, and hides small counts in text and label", () => {
  const steps = heatSteps([HEAT], "rate");
  const { rows, columns, cells } = heatTable(HEAT, "rate", steps);
  assert.deepEqual([rows.length, columns.length, cells.length, cells[0]!.length], [8, 25, 8, 25]);
  const [hidden, , plain] = cells[0]!;
  assert.equal(hidden!.text, "<0.5");
  assert.equal(
    hidden!.label,
    "Monday, 00:00 to 01:00: <0.5 incidents an hour; <5 in 10 hours of the record",
  );
  assert.equal(plain!.text, "2.0");
  assert.equal(plain!.step, "heat-10");
  assert.equal(cells[0]![24]!.bar! < 1, true);
  assert.match(cells[0]![24]!.label, /about 445 in 240 hours/);
  assert.equal(cells[7]![24]!.bar, undefined);
});

Deno.test("heatTable() of a week in blocks names their hours", () => {
  const week = Array<number>(21).fill(80);
  const heat = weekHeat(
    { weekdays: Array(7).fill(10) },
    { hoursPerCell: 8, week, defaults: week },
    false,
  );
  const { columns } = heatTable(heat, "relative", heatSteps([heat], "relative"));
  assert.deepEqual(columns[2], { name: "16:00 to 00:00", short: "16–00" });
});

Deno.test("describeCell() and describeInterval() give a rate with what it stands on", () => {
  const cell = cellAt(HEAT, { row: 2, column: 5 });
  assert.equal(
    describeCell(cell),
    "2.0 incidents an hour, 1.01 times the average hour; 20 in 10 hours of the record",
  );
  const { low, high } = poissonInterval(20, { dispersion: 1.5 });
  assert.equal(
    describeInterval(cell, 1.5),
    `95 % interval ${(low / 10).toFixed(1)} to ${(high / 10).toFixed(1)} an hour`,
  );
  const hidden = cellAt(HEAT, { row: 0, column: 0 });
  assert.equal(describeCell(hidden), "<5 incidents in 10 hours of the record");
  assert.equal(describeInterval(hidden, 1), "");
});

Deno.test("cellAt() finds totals in the last row and column", () => {
  assert.equal(cellAt(HEAT, { row: 7, column: 3 }), HEAT.blocks[3]);
  assert.equal(cellAt(HEAT, { row: 3, column: 24 }), HEAT.weekdays[3]);
  assert.equal(cellAt(HEAT, { row: 7, column: 24 }), HEAT.all);
});
