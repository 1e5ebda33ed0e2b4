import assert from "node:assert/strict";
import { stabilityIndex } from "lib/drift/psi.ts";
import { createMultinomial } from "lib/numeric/multinomial.ts";
import { assertClose } from "../numeric/reference.ts";

Deno.test("stabilityIndex() is the sum of (a - e) ln(a / e), as worked out by hand", () => {
  const { value, byChance, excess } = stabilityIndex(
    { A: 500, B: 300, C: 200 },
    { A: 40, B: 30, C: 30 },
  );
  // -0.1 ln(0.8) + 0 ln(1) + 0.1 ln(1.5) = 0.1 ln(1.875)
  assertClose(value, 0.1 * Math.log(1.875), 1e-14);
  assertClose(byChance, 2 * (1 / 1000 + 1 / 100), 1e-15);
  assert.equal(excess, value - byChance);
});

Deno.test("stabilityIndex() is 0 for the same shares, and the same both ways", () => {
  assert.equal(stabilityIndex({ A: 1, B: 3 }, { A: 2, B: 6 }).value, 0);
  const [a, b] = [{ A: 10, B: 20, C: 0 }, { A: 7, B: 1, D: 2 }];
  assertClose(stabilityIndex(a, b).value, stabilityIndex(b, a).value, 1e-14);
});

Deno.test("stabilityIndex() names what each category adds, the largest first", () => {
  const { value, contributions } = stabilityIndex(
    { A: 500, B: 300, C: 200 },
    { A: 40, B: 30, C: 30 },
  );
  assert.deepEqual(contributions.map(({ category }) => category), ["C", "A", "B"]);
  assertClose(contributions[0]!.contribution, 0.1 * Math.log(1.5), 1e-14);
  assert.deepEqual([contributions[0]!.trainingShare, contributions[0]!.freshShare], [0.2, 0.3]);
  assertClose(contributions.reduce((sum, { contribution }) => sum + contribution, 0), value, 1e-15);
});

Deno.test("stabilityIndex() rises with a category that training did not have", () => {
  const training = { A: 6000, B: 4000 };
  const withNew = (n: number) => stabilityIndex(training, { A: 600, B: 400, NEW: n });
  const [one, ten, hundred] = [1, 10, 100].map((n) => withNew(n).value);
  assert.ok(stabilityIndex(training, { A: 600, B: 400 }).value < one!);
  assert.ok(one! < ten! && ten! < hundred!);
  assert.equal(withNew(100).contributions[0]!.category, "NEW");
  assert.equal(withNew(100).contributions[0]!.trainingShare, 0);
  // Half a record of 10,000.5 there, 100 of 1,100 here.
  const [e, a] = [0.5 / 10_000.5, 100 / 1100];
  assertClose(withNew(100).contributions[0]!.contribution, (a - e) * Math.log(a / e), 1e-13);
});

Deno.test("stabilityIndex() does not miss a category of which less than half a record is expected", () => {
  // Expected: 1 x 100 / 1001 of a record.
  const { contributions } = stabilityIndex({ A: 1000, RARE: 1 }, { A: 100 });
  assert.ok(contributions.find(({ category }) => category === "RARE")!.contribution < 1e-9);
  // Expected: 20; all are missed.
  const missed = stabilityIndex({ A: 800, B: 200 }, { A: 100 });
  assert.equal(missed.contributions[0]!.category, "B");
  assert.ok(missed.excess > 0.5);
});

Deno.test("stabilityIndex() leaves out categories that have records in neither set", () => {
  const some = stabilityIndex({ A: 5, B: 5 }, { A: 4, B: 6 });
  assert.deepEqual(stabilityIndex({ A: 5, B: 5, C: 0 }, { A: 4, B: 6, D: 0 }), some);
});

Deno.test("stabilityIndex() by chance is what random samples show on average", () => {
  const weights = [400, 300, 200, 60, 40];
  const [before, after] = [createMultinomial(weights, 5000), createMultinomial(weights, 1000)];
  const toCounts = (drawn: ArrayLike<number>) =>
    Object.fromEntries(Array.from(drawn, (n, i) => [`type ${i}`, n]));
  let [mean, expected] = [0, 0];
  for (let seed = 0; seed < 1000; seed++) {
    const { value, byChance } = stabilityIndex(
      toCounts(before(seed)),
      toCounts(after(9000 + seed)),
    );
    mean += value / 1000;
    expected = byChance;
  }
  // Its standard error is byChance sqrt(2 / 4 / 1000), a 45th.
  assertClose(mean, expected, 0.08);
});

Deno.test("stabilityIndex() takes names that objects know, and refuses what cannot be counts", () => {
  const odd = JSON.parse('{"__proto__": 5, "constructor": 5}');
  assert.deepEqual(stabilityIndex(odd, odd).contributions.length, 2);
  assert.throws(
    () => stabilityIndex({}, { A: 1 }),
    /Cannot compare counts: neither set may be empty/,
  );
  assert.throws(() => stabilityIndex({ A: 1 }, { A: 0 }), /neither set may be empty/);
  assert.throws(() => stabilityIndex({ A: -1 }, { A: 1 }), /count of A must be a whole number/);
  assert.throws(() => stabilityIndex({ A: 1 }, { A: 0.5 }), RangeError);
});
