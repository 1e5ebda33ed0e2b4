import assert from "node:assert/strict";
import { domesticArrests, domesticArrestsBy } from "lib/describe/domestic_arrests.ts";

const ROWS = [
  { type: "BATTERY", arrest: true, n: 30, arrests: 30, domestic: 20 },
  { type: "BATTERY", arrest: false, n: 70, arrests: 0, domestic: 30 },
  { type: "GAMBLING", arrest: true, n: 40, arrests: 40, domestic: 0 },
];

Deno.test("domesticArrests() compares like with like, and says how many records that leaves", () => {
  const [all, within] = domesticArrests(ROWS, "type");
  // Battery: 20 of 50 domestic, 10 of 50 others. Gambling has no domestic record to compare.
  assert.deepEqual(
    [all!.domestic_n, all!.domestic_arrests, all!.other_n, all!.other_arrests],
    [50, 20, 90, 50],
  );
  assert.ok(all!.ratio! < 1);
  assert.equal(within!.ratio, 2);
  assert.ok(within!.low! > 1 && within!.high! < 4);
  assert.equal(within!.domestic_n + within!.other_n, 100);
});

Deno.test("domesticArrestsBy() keeps opposite ratios apart that a pooled ratio hides", () => {
  const opposite = (type: string, domestic: [number, number]) => [
    { type, arrest: true, n: 200, arrests: 200, domestic: domestic[0] },
    { type, arrest: false, n: 800, arrests: 0, domestic: domestic[1] },
  ];
  // UP: 150 of 300 domestic, 50 of 700 others. DOWN: 10 of 300 domestic, 190 of 700 others.
  const rows = [...opposite("UP", [150, 150]), ...opposite("DOWN", [10, 290])];
  const [up, down] = domesticArrestsBy(rows, "type");
  assert.equal(up!.ratio!.toFixed(6), (0.5 / (50 / 700)).toFixed(6));
  assert.equal(down!.ratio!.toFixed(6), (10 / 300 / (190 / 700)).toFixed(6));
  assert.deepEqual([up!.differs, down!.differs], [true, true]);
  const certain = [{ type: "CERTAIN", arrest: true, n: 900, arrests: 900, domestic: 20 }];
  assert.equal(domesticArrestsBy([...rows, ...certain], "type").length, 2);
  assert.deepEqual(domesticArrestsBy(rows, "type", 11).map(({ category }) => category), ["UP"]);
});
