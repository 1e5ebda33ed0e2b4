import assert from "node:assert/strict";
import { createRandom } from "lib/numeric/random.ts";
import { typeProfiles } from "lib/patterns/type_profiles.ts";

const OPTIONS = { weekdays: Array(7).fill(100), bandwidthHours: 1.5, minN: 1000, maxUniform: 0.1 };

/** Rows of a type with so many incidents in each hour of the week. */
const week = (primary_type: string, countOf: (hour: number) => number) =>
  Array.from({ length: 168 }, (_, i) => ({
    primary_type,
    weekday: Math.floor(i / 24) + 1,
    hour: i % 24,
    n: countOf(i),
    arrests: 0,
    domestic: 0,
  }));

const wave = (i: number) => 100 * (1 + 0.6 * Math.sin(2 * Math.PI * i / 24));

Deno.test("typeProfiles() keeps what is smooth, and hides no incidents", () => {
  const [{ smoothed, shares, n }] = typeProfiles(week("A", wave), OPTIONS) as [
    ReturnType<typeof typeProfiles>[0],
  ];
  const total = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0);
  assert.ok(Math.abs(total(smoothed) - 1) < 1e-12 && Math.abs(total(shares) - 1) < 1e-12);
  assert.ok(Math.abs(n - 16_800) < 1e-6);
  // a Gaussian of 1.5 hours takes exp(-(2π 1.5 / 24)² / 2) of a daily wave's height
  const height = 0.6 * Math.exp(-(2 * Math.PI * 1.5 / 24) * (2 * Math.PI * 1.5 / 24) / 2);
  assert.ok(Math.abs(168 * Math.max(...smoothed) - 1 - height) < 0.003);
});

Deno.test("typeProfiles() divides by the days of each weekday", () => {
  const weekdays = [50, 100, 100, 100, 100, 100, 100];
  const rows = week("A", (i) => i < 24 ? 50 : 100);
  const [profile] = typeProfiles(rows, { ...OPTIONS, weekdays });
  assert.ok(profile!.unevenness < 1e-12);
  assert.equal(profile!.kind, "near-uniform");
});

Deno.test("typeProfiles() has bands that hold the truth about nineteen times in twenty", () => {
  const random = createRandom(3);
  const truth = typeProfiles(week("A", wave), OPTIONS)[0]!.smoothed;
  let [held, all] = [0, 0];
  for (let draw = 0; draw < 60; draw++) {
    const { low, high } = typeProfiles(week("A", (i) => random.poisson(wave(i))), OPTIONS)[0]!;
    // hours far enough apart to be nearly independent
    for (let i = 0; i < 168; i += 6) {
      all++;
      if (low[i]! <= truth[i]! && truth[i]! <= high[i]!) held++;
    }
  }
  assert.ok(held / all > 0.93 && held / all < 0.97, `${held} of ${all}`);
});

Deno.test("typeProfiles() sorts by incidents and says which types are small or near-uniform", () => {
  const rows = [
    ...week("SMALL", (i) => i % 24 === 3 ? 1 : 0),
    ...week("SHAPED", wave),
    ...week("FLAT", () => 200),
  ];
  const found = typeProfiles(rows, OPTIONS).map(({ primary_type, kind }) => [primary_type, kind]);
  assert.deepEqual(found, [["FLAT", "near-uniform"], ["SHAPED", "shaped"], ["SMALL", "small"]]);
});

Deno.test("typeProfiles() refuses a weekday without days that has incidents, and no bandwidth", () => {
  const weekdays = [0, 1, 1, 1, 1, 1, 1];
  assert.throws(() => typeProfiles(week("A", wave), { ...OPTIONS, weekdays }), {
    name: "RangeError",
    message: /current value of weekday 1 is 0/,
  });
  for (const bandwidthHours of [0, -1, NaN, 25]) {
    assert.throws(() => typeProfiles([], { ...OPTIONS, bandwidthHours }), { name: "RangeError" });
  }
});
