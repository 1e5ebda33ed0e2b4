import assert from "node:assert/strict";
import { cellTime, N_TIME_CELLS, timeCellOf } from "lib/data/time_cells.ts";
import { patternRows, profilePatterns } from "lib/patterns/pattern_profile.ts";

/** Nights are pattern 1, days pattern 0. */
const LABELS = Int32Array.from(
  { length: N_TIME_CELLS },
  (_, cell) => cellTime(cell).hour < 6 ? 1 : 0,
);
const row = (hour: number, primary_type: string, n: number, arrests = 0) => (
  { hour, weekday: 2, month: 5, primary_type, n, arrests, domestic: 0 }
);
const ROWS = [
  row(3, "ROBBERY", 30, 15),
  row(4, "THEFT", 10),
  row(12, "THEFT", 50),
  row(13, "ROBBERY", 10),
];

Deno.test("profilePatterns() counts each incident in the pattern of its time", () => {
  const [days, nights] = profilePatterns(LABELS, ROWS);
  assert.deepEqual([days!.n, nights!.n], [60, 40]);
  assert.deepEqual([days!.share, nights!.arrestShare], [0.6, 15 / 40]);
  assert.equal(nights!.counts.hour[3], 30);
  assert.deepEqual([days!.name, nights!.name], ["midday", "late night"]);
});

Deno.test("profilePatterns() compares a type's share in a pattern with its share in all", () => {
  const [, nights] = profilePatterns(LABELS, ROWS);
  assert.deepEqual(nights!.types, [
    { primary_type: "ROBBERY", n: 30, quotient: 0.75 / 0.4 },
    { primary_type: "THEFT", n: 10, quotient: 0.25 / 0.6 },
  ]);
});

Deno.test("profilePatterns() refuses incidents that are in no pattern", () => {
  const labels = LABELS.with(timeCellOf(3, 2, 5), -1);
  assert.throws(() => profilePatterns(labels, ROWS), {
    name: "RangeError",
    message: /hour 3 of weekday 2 in month 5 is in none/,
  });
});

Deno.test("patternRows() tells what is typical only of types with enough incidents", () => {
  const rows = patternRows(profilePatterns(LABELS, ROWS), { minN: 20, nameOf: (type) => type });
  assert.equal(rows[1]!["most frequent"], "ROBBERY, THEFT");
  assert.equal(rows[1]!["most typical"], "ROBBERY (1.88)");
});
