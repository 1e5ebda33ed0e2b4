import assert from "node:assert/strict";
import { cellTime, N_TIME_CELLS, type TimeCell } from "lib/data/time_cells.ts";
import { patternCalendars } from "lib/site/files/times_patterns.ts";

const labels = (labelOf: (time: TimeCell) => number) =>
  Int32Array.from({ length: N_TIME_CELLS }, (_, cell) => labelOf(cellTime(cell)));

Deno.test("patternCalendars() puts months with the same week together", () => {
  const calendars = patternCalendars(labels(({ hour, weekday, month }) => {
    if (month >= 6 && month <= 8) return 2;
    return weekday >= 6 || hour >= 22 ? 1 : 0;
  }));
  assert.deepEqual(calendars.map(({ months }) => months), [
    [1, 2, 3, 4, 5, 9, 10, 11, 12],
    [6, 7, 8],
  ]);
  const [usual, summer] = calendars;
  assert.deepEqual(usual!.weekdays[0], [
    { pattern: 0, from: 0, to: 22 },
    { pattern: 1, from: 22, to: 24 },
  ]);
  assert.deepEqual(usual!.weekdays[6], [{ pattern: 1, from: 0, to: 24 }]);
  assert.ok(summer!.weekdays.every((spans) => spans.length === 1 && spans[0]!.pattern === 2));
});

Deno.test("patternCalendars() keeps hours without incidents apart, and leaves such months out", () => {
  const calendars = patternCalendars(
    labels(({ hour, month }) => month !== 2 ? -1 : hour === 4 ? -1 : 0),
  );
  assert.deepEqual(calendars.map(({ months }) => months), [[2]]);
  assert.deepEqual(calendars[0]!.weekdays[3], [
    { pattern: 0, from: 0, to: 4 },
    { pattern: -1, from: 4, to: 5 },
    { pattern: 0, from: 5, to: 24 },
  ]);
});
