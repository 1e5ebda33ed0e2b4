import assert from "node:assert/strict";
import { representativeness } from "lib/describe/representativeness.ts";
import { createRandom, sampleIndices } from "lib/numeric/random.ts";

const NAMES = ["A", "B", "C", "D"];
const SOURCE = [6000, 2500, 1000, 500];
const toRows = (counts: number[], arrested = 0.2) =>
  counts.map((n, i) => ({
    type: NAMES[i]!,
    n,
    arrests: Math.round(n * arrested),
    domestic: 0,
  }));

/** Counts by category of a simple random sample of SOURCE. */
function draw(seed: number, n: number): number[] {
  const counts = [0, 0, 0, 0];
  for (const i of sampleIndices(createRandom(seed), 10_000, n)) {
    counts[i < 6000 ? 0 : i < 8500 ? 1 : i < 9500 ? 2 : 3]! += 1;
  }
  return counts;
}

Deno.test("representativeness() takes a random sample for noise", () => {
  const source = toRows(SOURCE);
  let beyond = 0;
  for (let seed = 0; seed < 100; seed++) {
    const [row] = representativeness([{ key: "type", sample: toRows(draw(seed, 1000)), source }]);
    if (row!.beyond_chance) beyond++;
  }
  // At 5 % the count of false calls in 100 is below 12 in 99.6 % of tries; the seeds are fixed.
  assert.ok(beyond < 12, `${beyond}`);
});

Deno.test("representativeness() takes a shifted sample for more, and names what is off", () => {
  const sample = toRows([500, 350, 100, 50]);
  const [row, arrest] = representativeness([
    { key: "type", sample, source: toRows(SOURCE) },
    { key: "arrest", sample, source: toRows(SOURCE) },
  ]);
  assert.ok(Math.abs(row!.distance - 0.1) < 1e-12 && row!.ratio! > 5 && row!.beyond_chance);
  assert.equal(Math.abs(row!.difference).toFixed(3), "0.100");
  assert.ok(["A", "B"].includes(row!.largest_category));
  assert.deepEqual([arrest?.dimension, arrest?.categories, arrest?.beyond_chance], [
    "arrest",
    2,
    false,
  ]);
});

Deno.test("representativeness() of a source with itself is nothing", () => {
  const rows = toRows(SOURCE);
  const [row] = representativeness([{ key: "type", sample: rows, source: rows }]);
  assert.deepEqual(
    [row?.distance, row?.distance_by_chance, row?.ratio, row?.p_value, row?.beyond_chance],
    [0, 0, null, null, false],
  );
});

Deno.test("representativeness() counts categories that the sample lacks and refuses others", () => {
  const source = toRows(SOURCE);
  const [row] = representativeness([{ key: "type", sample: toRows([600, 250]), source }]);
  assert.equal(row?.categories, 4);
  assert.equal(row?.sample_n, 850);
  const stranger = [{ type: "E", n: 1, arrests: 0, domestic: 0 }];
  assert.throws(() => representativeness([{ key: "type", sample: stranger, source }]), RangeError);
  assert.throws(() => representativeness([{ key: "hour", sample: source, source }]), TypeError);
});

Deno.test("representativeness() tells records with an arrest from domestic ones", () => {
  const [sample, source] = [
    [{ n: 100, arrests: 50, domestic: 10 }],
    [{ n: 1000, arrests: 250, domestic: 100 }],
  ];
  const rows = representativeness([
    { key: "arrest", sample, source },
    { key: "domestic", sample, source },
  ]);
  assert.deepEqual(rows.map((row) => [row.dimension, row.distance, row.beyond_chance]), [
    ["arrest", 0.25, true],
    ["domestic", 0, false],
  ]);
});
