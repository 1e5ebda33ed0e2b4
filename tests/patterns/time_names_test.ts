import assert from "node:assert/strict";
import { nameTimes, type TimeCounts } from "lib/patterns/time_names.ts";

const EVEN: TimeCounts = {
  hour: Array(24).fill(70),
  weekday: Array(7).fill(240),
  month: Array(12).fill(140),
};

/** All incidents of a group in some hours; weekdays and months even unless given. */
const group = (hours: readonly number[], other: Partial<TimeCounts> = {}): TimeCounts => ({
  ...EVEN,
  hour: Array.from({ length: 24 }, (_, hour) => hours.includes(hour) ? 10 : 0),
  ...other,
});
const WEEKDAYS = [10, 10, 10, 10, 10, 0, 0];
const WEEKEND = [0, 0, 0, 0, 0, 10, 10];

Deno.test("nameTimes() names the part of the day in which the middle of the hours lies", () => {
  const cases: [number[], string][] = [
    [[0, 1, 2, 3, 4], "late night"],
    [[5, 6, 7, 8, 9, 10], "morning"],
    [[10, 11, 12, 13], "midday"],
    [[14, 15, 16, 17, 18, 19], "afternoon"],
    [[18, 19, 20, 21], "evening"],
    [[21, 22, 23, 0], "night"],
    [[22, 23, 0, 1, 2, 3], "late night"],
  ];
  for (const [hours, name] of cases) assert.equal(nameTimes(group(hours), EVEN).name, name);
});

Deno.test("nameTimes() calls a few hours around the way to or from work rush hour", () => {
  assert.equal(nameTimes(group([7, 8, 9]), EVEN).name, "rush hour");
  assert.equal(
    nameTimes(group([16, 17, 18], { weekday: WEEKDAYS }), EVEN).name,
    "weekday rush hour",
  );
  assert.equal(nameTimes(group([14, 15, 16, 17, 18, 19, 20]), EVEN).name, "afternoon");
});

Deno.test("nameTimes() names weekend, weekday and season only where the group has clearly more", () => {
  assert.equal(nameTimes(group([0, 1], { weekday: WEEKEND }), EVEN).name, "weekend late night");
  const summer = Array.from({ length: 12 }, (_, i) => i >= 5 && i <= 7 ? 10 : 1);
  assert.equal(nameTimes(group([12, 13], { month: summer }), EVEN).name, "midday in summer");
  const winter = Array.from({ length: 12 }, (_, i) => i === 11 || i <= 1 ? 10 : 1);
  assert.equal(nameTimes(group([12, 13], { month: winter }), EVEN).name, "midday in winter");
  const slight = [10, 10, 10, 10, 10, 12, 12];
  assert.equal(nameTimes(group([12, 13], { weekday: slight }), EVEN).name, "midday");
});

Deno.test("nameTimes() measures against all incidents, not against an even week", () => {
  const all = { ...EVEN, weekday: [1, 1, 1, 1, 1, 10, 10] };
  assert.equal(nameTimes(group([12, 13], { weekday: all.weekday }), all).name, "midday");
});

Deno.test("nameTimes() gives no part of the day to what goes on all day", () => {
  const found = nameTimes(EVEN, EVEN);
  assert.deepEqual([found.name, found.window.length], ["any time", 18]);
});

Deno.test("nameTimes() tells the month that is most above all incidents", () => {
  const all = { ...EVEN, month: EVEN.month.map((n, i) => i === 6 ? 2 * n : n) };
  const group = { ...all, month: all.month.map((n, i) => i === 3 ? 3 * n : n) };
  const { topMonth } = nameTimes(group, all);
  assert.equal(topMonth.month, 4);
  assert.ok(Math.abs(topMonth.ratio - 3 * 13 / 15) < 1e-12);
});
