import assert from "node:assert/strict";
import { calendarDays } from "lib/describe/calendar.ts";
import { peakHours } from "lib/describe/hours.ts";
import { hoursByDayKind } from "lib/describe/hours_of_week.ts";
import { weekendContrasts } from "lib/describe/weekend.ts";

Deno.test("weekendContrasts() does not take days that vary more than chance for a weekend effect", () => {
  // Two weeks from a Monday, 10 on a weekday and 15 on a weekend day in the mean.
  const varying = [5, 15, 5, 15, 5, 10, 20, 15, 5, 15, 5, 15, 10, 20];
  const steady = varying.map((_, i) => i % 7 < 5 ? 10 : 15);
  const [first, second] = [varying, steady].map((counts) => {
    const days = calendarDays("2018-01-01", "2018-01-14").map(({ date }, i) => (
      { date, n: counts[i]! }
    ));
    return weekendContrasts(new Map([["All records", days]]))[0]!;
  });
  // Squares over means are 10 * 25 / 10 and 4 * 25 / 15, with 9 and 3 degrees of freedom.
  assert.ok(Math.abs(first!.dispersion - (25 + 20 / 3) / 12) < 1e-12);
  assert.equal(second!.dispersion, 1);
  assert.deepEqual([first!.ratio, first!.low], [1.5, second!.low]);
  assert.ok(first!.low! > 1 && first!.low_scaled! < 1 && second!.low_scaled! > 1);
  assert.ok(first!.p_value! > 0.05 && second!.p_value! < 0.05);
  assert.deepEqual([first!.differs, second!.differs], [false, true]);
});

Deno.test("peakHours() leaves out an hour of two where a z of 1.96 tells it from the peak", () => {
  // Two ordered pairs share 5 %, 2.5 % on one side each: (n - m) / sqrt(n + m) is 2 and 1.9.
  assert.deepEqual(peakHours([220, 180]).tied, [0]);
  assert.deepEqual(peakHours([219, 181]).tied, [0, 1]);
  // Four times the variance halves them.
  assert.deepEqual(peakHours([220, 180], 4).tied, [0, 1]);
  assert.deepEqual(peakHours([240, 160], 4).tied, [0]);
});

Deno.test("hoursByDayKind() widens its intervals by the square root of the dispersion", () => {
  const days = calendarDays("2018-01-01", "2018-01-07");
  const rows = [{ is_weekend: false, hour: 9, n: 10_000, arrests: 0, domestic: 0 }];
  const at = (dispersion?: number) => hoursByDayKind(rows, days, dispersion)[9]!;
  const [plain, dispersed] = [at(), at(9)];
  assert.equal(dispersed.rate, plain.rate);
  // For large counts the interval is n ± 1.96 sqrt(n) over the days, here 5.
  assert.ok(Math.abs((plain.high - plain.low) * 5 / (2 * 1.96 * 100) - 1) < 0.01);
  assert.ok(Math.abs((dispersed.high - dispersed.low) / (plain.high - plain.low) / 3 - 1) < 0.01);
});
