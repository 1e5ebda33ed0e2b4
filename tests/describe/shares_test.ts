import assert from "node:assert/strict";
import { overallProportion, proportions } from "lib/describe/proportions.ts";
import { toShares } from "lib/describe/shares.ts";
import { wilsonInterval } from "lib/numeric/wilson.ts";
import offenses from "../fixtures/offense_types.json" with { type: "json" };

const N = 500_000;
const counts = { arrests: 0, domestic: 0 };

Deno.test("toShares() adds up to all records, with and without a pool", () => {
  for (const options of [{}, { top: 10 }, { minN: 1000 }, { top: 0 }, { top: 10, minN: 40_000 }]) {
    const rows = toShares(offenses.counts, "primary_type", options);
    assert.equal(rows.reduce((sum, { n }) => sum + n, 0), N);
    assert.equal(rows.reduce((sum, { categories }) => sum + categories, 0), 32);
    assert.equal(rows.at(-1)?.cumulative_share, 1);
  }
});

Deno.test("toShares() ranks by count, then by name, and puts the pool last", () => {
  const rows = toShares(
    [
      { type: "b", n: 2, ...counts },
      { type: "a", n: 2, ...counts },
      { type: "c", n: 5, ...counts },
      { type: null, n: 1, ...counts },
      { type: "d", n: 1, ...counts },
    ],
    "type",
    { top: 3 },
  );
  assert.deepEqual(rows.map(({ rank, category, n }) => [rank, category, n]), [
    [1, "c", 5],
    [2, "a", 2],
    [3, "b", 2],
    [4, "All other", 2],
  ]);
  assert.equal(rows[3]?.categories, 2);
});

Deno.test("toShares() of nothing is nothing, and of zeros has no share", () => {
  assert.deepEqual(toShares([], "type"), []);
  assert.equal(toShares([{ type: "a", n: 0, ...counts }], "type")[0]?.share, null);
});

Deno.test("toShares() does not depend on the order of rows and leaves them alone", () => {
  const rows = structuredClone(offenses.counts);
  const shares = toShares(rows.toReversed(), "primary_type", { top: 7 });
  assert.deepEqual(shares, toShares(rows, "primary_type", { top: 7 }));
  assert.deepEqual(rows, offenses.counts);
});

Deno.test("proportions() gives counts, shares and Wilson intervals, the highest share first", () => {
  const rows = proportions(offenses.counts, "primary_type", "arrests", { minN: 100 });
  assert.equal(rows.reduce((sum, { n }) => sum + n, 0), N);
  const [first] = rows;
  // All 441 liquor law violations and all 387 gambling records end in an arrest.
  assert.equal(first?.share, 1);
  assert.equal(first?.high, 1);
  const homicide = rows.find(({ category }) => category === "HOMICIDE");
  assert.equal(homicide?.n, 1182);
  assert.deepEqual(
    { low: homicide?.low, high: homicide?.high },
    wilsonInterval(homicide!.successes, 1182),
  );
  const own = rows.slice(0, -1).map((row) => row.share!);
  assert.deepEqual(own, own.toSorted((a, b) => b - a));
  assert.equal(rows.at(-1)?.category, "All other");
});

Deno.test("proportions() has no share of no records, and every share is possible", () => {
  const [row] = proportions([{ type: "a", n: 0, ...counts }], "type", "domestic");
  assert.deepEqual(row, {
    category: "a",
    categories: 1,
    n: 0,
    successes: 0,
    share: null,
    low: 0,
    high: 1,
  });
});

Deno.test("overallProportion() is the share over all rows", () => {
  const arrests = offenses.counts.reduce((sum, row) => sum + row.arrests, 0);
  assert.equal(overallProportion(offenses.counts, "arrests").share, arrests / N);
  assert.equal(overallProportion([], "arrests").share, null);
});
