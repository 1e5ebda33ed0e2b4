import assert from "node:assert/strict";
import { associations } from "lib/describe/association.ts";
import { riskRatio } from "lib/numeric/ratio.ts";
import offenses from "../fixtures/offense_types.json" with { type: "json" };

const N = 500_000;

Deno.test("associations() compares each type with the rest, and counts every record in both", () => {
  const rows = associations(offenses.counts, "primary_type", "domestic", { minN: 100 });
  const domestic = offenses.counts.reduce((sum, row) => sum + row.domestic, 0);
  for (const row of rows) {
    assert.equal(row.n + row.rest_n, N);
    assert.equal(row.successes + row.rest_successes, domestic);
  }
  const battery = rows.find((row) => row.category === "BATTERY")!;
  const own = offenses.counts.find((row) => row.primary_type === "BATTERY")!;
  const expected = riskRatio(own.domestic, own.n, domestic - own.domestic, N - own.n);
  assert.deepEqual([battery.risk_ratio, battery.low, battery.high], [
    expected.ratio,
    expected.low,
    expected.high,
  ]);
  assert.equal(battery.differs, true);
  assert.ok(battery.risk_ratio! > 3);
  const ratios = rows.slice(0, -1).map((row) => row.risk_ratio!);
  assert.deepEqual(ratios, ratios.toSorted((a, b) => b - a));
});

Deno.test("associations() flags nothing where outcomes fall by chance alone", () => {
  // 20 categories of 1,000 with 98 to 102 successes: within one standard error of 9.5.
  const rows = Array.from({ length: 20 }, (_, i) => ({
    type: `T${i}`,
    n: 1000,
    arrests: 98 + i % 5,
    domestic: 0,
  }));
  assert.ok(associations(rows, "type", "arrests").every((row) => !row.differs));
});

Deno.test("associations() says null, not infinity, where the rest or the category has none", () => {
  const rows = [
    { type: "A", n: 10, arrests: 4, domestic: 0 },
    { type: "B", n: 10, arrests: 0, domestic: 0 },
  ];
  const [b, a] = associations(rows, "type", "arrests");
  assert.deepEqual([b?.category, b?.risk_ratio, b?.low, b?.differs], ["B", 0, null, false]);
  assert.deepEqual([a?.category, a?.risk_ratio, a?.p_holm], ["A", null, null]);
  assert.deepEqual(associations([], "type", "arrests"), []);
});

Deno.test("associations() has 95 % intervals, and flags a difference at 5 % of chance and not above", () => {
  const compare = (arrests: number) =>
    associations(
      [
        { type: "A", n: 400, arrests, domestic: 0 },
        { type: "B", n: 400, arrests: 100, domestic: 0 },
      ],
      "type",
      "arrests",
    )[0]!;
  // The z of log(a / 100) is 1.957 for 125, 2.03 for 126, 2.18 for 128 and 2.26 for 129 arrests;
  // an end of the interval is at 1.96, and of two rows each is read at 2.5 %, which is 2.24.
  assert.ok(compare(125).low! < 1 && compare(126).low! > 1);
  assert.deepEqual([compare(128), compare(129)].map((row) => [row.category, row.differs]), [
    ["A", false],
    ["A", true],
  ]);
});
