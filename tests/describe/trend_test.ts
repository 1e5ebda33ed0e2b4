import assert from "node:assert/strict";
import { calendarDays } from "lib/describe/calendar.ts";
import { dayCountsBy } from "lib/describe/day_counts.ts";
import { monthlyRates } from "lib/describe/trend.ts";
import { comparableYears, yearChanges } from "lib/describe/year_change.ts";
import { poissonChange } from "lib/numeric/poisson_change.ts";
import { createRandom } from "lib/numeric/random.ts";
import { assertClose, reference } from "../numeric/reference.ts";

const counts = { arrests: 0, domestic: 0 };
const STUDY = calendarDays("2016-12-30", "2018-11-12");

Deno.test("monthlyRates() gives every category every month, partial ones flagged", () => {
  const rows = [
    { type: "A", year: 2016, month: 12, day: 31, n: 4, ...counts },
    { type: "A", year: 2018, month: 11, day: 12, n: 12, ...counts },
    { type: "B", year: 2017, month: 2, day: 1, n: 56, ...counts },
  ];
  const rates = monthlyRates(dayCountsBy(rows, "type", STUDY));
  assert.equal(rates.length, 2 * 24);
  assert.equal(rates.reduce((sum, row) => sum + row.n, 0), 72);
  assert.deepEqual(rates.slice(0, 24).map((row) => row.category), Array(24).fill("B"));
  const [first, second] = rates.slice(24);
  assert.deepEqual([first?.period, first?.rate, first?.complete], ["2016-12", 2, false]);
  assert.deepEqual([second?.year, second?.month, second?.rate], [2017, 1, 0]);
  assert.deepEqual([rates[47]?.rate, rates[47]?.n_days, rates[47]?.complete], [1, 12, false]);
  assert.equal(rates.find((row) => row.n === 56)?.rate, 2);
});

Deno.test("comparableYears() takes whole months that both years have", () => {
  assert.deepEqual(comparableYears(STUDY), {
    first_year: 2017,
    second_year: 2018,
    months: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
    first_days: 304,
    second_days: 304,
    months_text: "January to October",
  });
  // 2020 has 29 days in February; 2021 ends before its first whole month.
  const leap = comparableYears(calendarDays("2019-02-01", "2021-01-15"));
  assert.deepEqual([leap?.first_year, leap?.second_days, leap?.first_days], [2019, 335, 334]);
  assert.equal(comparableYears(calendarDays("2018-01-01", "2018-12-31")), null);
  assert.equal(
    comparableYears(calendarDays("2017-03-01", "2018-04-30"))?.months_text,
    "March and April",
  );
});

Deno.test("yearChanges() agrees with statsmodels' quasi-Poisson model of months and years", () => {
  const { years, change } = reference.models;
  const rows = years.flatMap((months, year) =>
    months.map((n, i) => ({ type: "A", year: 2017 + year, month: i + 1, n, ...counts }))
  );
  const outside = { type: "A", year: 2018, month: 11, n: 999, ...counts };
  const [row] = yearChanges([...rows, outside], "type", comparableYears(STUDY)!);
  assertClose(row!.ratio, change.ratio, 1e-9);
  assertClose(row!.dispersion, change.dispersion, 1e-9);
  assertClose(row!.low_scaled, change.low, 1e-8);
  assertClose(row!.high_scaled, change.high, 1e-8);
  assertClose(row!.p_value, change.p, 0.02);
  assert.ok(row!.low! > row!.low_scaled! && row!.high! < row!.high_scaled!);
  assertClose(row!.change! + 1, change.ratio, 1e-9);
});

Deno.test("yearChanges() finds a planted change, and few among many that do not change", () => {
  const random = createRandom(10);
  const rows = Array.from(
    { length: 40 },
    (_, type) =>
      [2017, 2018].flatMap((year) =>
        Array.from({ length: 10 }, (_, i) => ({
          type: String(type),
          year,
          month: i + 1,
          n: random.poisson(type === 0 && year === 2018 ? 130 : 100),
          ...counts,
        }))
      ),
  ).flat();
  const changes = yearChanges(rows, "type", comparableYears(STUDY)!);
  assert.deepEqual(changes.filter((row) => row.differs).map((row) => row.category), ["0"]);
  assert.equal(changes.find((row) => row.category === "0")?.flagged, true);
});

Deno.test("yearChanges() takes months that vary little for Poisson counts, no less", () => {
  const rows = [2017, 2018].flatMap((year) =>
    Array.from({ length: 10 }, (_, i) => ({
      type: "EVEN",
      year,
      month: i + 1,
      n: year === 2017 ? 100 : 110,
      ...counts,
    }))
  );
  const [row] = yearChanges(rows, "type", comparableYears(STUDY)!);
  assert.deepEqual([row?.dispersion, row?.low_scaled], [1, row?.low]);
  assertClose(row!.p_value, poissonChange(1000, 1100).pValue, 1e-12);
});

Deno.test("yearChanges() keeps categories that appear or vanish", () => {
  const rows = [
    { type: "GONE", year: 2017, month: 3, n: 20, ...counts },
    { type: "NEW", year: 2018, month: 3, n: 20, ...counts },
  ];
  const [gone, fresh] = yearChanges(rows, "type", comparableYears(STUDY)!);
  assert.deepEqual([gone?.change, gone?.low, gone?.dispersion, gone?.differs], [-1, null, 1, true]);
  assert.deepEqual([fresh?.change, fresh?.ratio, fresh?.flagged], [null, null, true]);
  assert.equal(gone!.poisson_z, -fresh!.poisson_z);
});
