import assert from "node:assert/strict";
import { mersenne } from "pure-rand";
import { createRandom, sampleIndices } from "lib/numeric/random.ts";

const fixture: {
  unit: Record<string, number[]>;
  normal: Record<string, number[]>;
  poisson: Record<string, number[]>;
} = JSON.parse(Deno.readTextFileSync(new URL("../fixtures/random.json", import.meta.url)));

/** Values 1, 2, 3 and 1000 of a sequence, as the fixture has them. */
function drawFour(draw: () => number): number[] {
  return Array.from({ length: 1000 }, draw).filter((_, i) => i < 3 || i === 999);
}

/** Pearson's chi-square of counts against equal expectations. */
function chiSquareUniform(counts: number[]): number {
  const expected = counts.reduce((sum, n) => sum + n) / counts.length;
  return counts.reduce((sum, n) => sum + (n - expected) * (n - expected) / expected, 0);
}

Deno.test("pure-rand's mersenne is MT19937 of its authors", () => {
  // std::mt19937 with its default seed 5489: the C++ standard ([rand.predef]) demands that the
  // 10,000th value be 4123659995; the first ones are of the authors' mt19937ar.c.
  const generator = mersenne(5489);
  const values = Array.from({ length: 10_000 }, () => generator.unsafeNext() >>> 0);
  assert.deepEqual(values.slice(0, 3), [3499211612, 581869302, 3890346734]);
  assert.equal(values[9_999], 4123659995);
});

Deno.test("random.unit() gives the numbers of numpy.random.RandomState", () => {
  for (const [seed, values] of Object.entries(fixture.unit)) {
    assert.deepEqual(drawFour(createRandom(Number(seed)).unit), values);
  }
});

Deno.test("random.normal() gives the numbers of numpy.random.RandomState", () => {
  // The logarithms of two runtimes may differ in their last digit.
  for (const [seed, values] of Object.entries(fixture.normal)) {
    drawFour(createRandom(Number(seed)).normal).forEach((value, i) =>
      assert.ok(Math.abs(value - values[i]!) < 1e-14, `seed ${seed}: ${value}, ${values[i]}`)
    );
  }
});

Deno.test("random.poisson() gives the numbers of numpy.random.RandomState, small means and large", () => {
  for (const [lambda, values] of Object.entries(fixture.poisson)) {
    const random = createRandom(42);
    assert.deepEqual(Array.from(values, () => random.poisson(Number(lambda))), values);
  }
});

Deno.test("random.integer() is uniform, also where n does not divide 2^32", () => {
  const random = createRandom(1);
  const counts = Array<number>(100).fill(0);
  for (let i = 0; i < 100_000; i++) counts[random.integer(100)]!++;
  // Chi-square with 99 degrees of freedom lies in [45.8, 180.8] but for 2 in a million.
  const chiSquare = chiSquareUniform(counts);
  assert.ok(chiSquare > 45.8 && chiSquare < 180.8, String(chiSquare));
  // n = 3 x 2^30: a modulo without rejection would give the lowest third twice as often.
  let low = 0;
  for (let i = 0; i < 10_000; i++) if (random.integer(3 * 2 ** 30) < 2 ** 30) low++;
  // Binomial(10000, 1/3): six standard deviations are 283.
  assert.ok(Math.abs(low - 3333) < 283, String(low));
});

Deno.test("random.integer() reaches both ends, also of ranges above 2^32", () => {
  const random = createRandom(2);
  assert.deepEqual(
    new Set(Array.from({ length: 100 }, () => random.integer(3))),
    new Set([0, 1, 2]),
  );
  assert.equal(random.integer(1), 0);
  const wide = Array.from({ length: 1000 }, () => random.integer(Number.MAX_SAFE_INTEGER));
  assert.ok(wide.every(Number.isSafeInteger) && Math.max(...wide) > 0.99 * 2 ** 53);
  assert.ok(Math.min(...wide) >= 0 && Math.min(...wide) < 0.01 * 2 ** 53);
});

Deno.test("random.poisson() has mean and variance lambda", () => {
  const random = createRandom(3);
  for (const lambda of [0.5, 9.5, 10.5, 400]) {
    const n = 20_000;
    const draws = Array.from({ length: n }, () => random.poisson(lambda));
    const mean = draws.reduce((sum, value) => sum + value) / n;
    const variance = draws.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (n - 1);
    // Six standard errors; the variance of the sample variance is (lambda + 2 lambda^2) / n.
    assert.ok(Math.abs(mean - lambda) < 6 * Math.sqrt(lambda / n), `mean ${mean} of ${lambda}`);
    const error = 6 * Math.sqrt((lambda + 2 * lambda * lambda) / n);
    assert.ok(Math.abs(variance - lambda) < error, `variance ${variance} of ${lambda}`);
  }
});

Deno.test("createRandom() gives each source its own sequence", () => {
  const first = createRandom(7);
  const second = createRandom(7);
  first.unit();
  const expected = createRandom(7).unit();
  assert.equal(second.unit(), expected);
  assert.notEqual(createRandom(8).unit(), expected);
});

Deno.test("createRandom() and its draws refuse what is out of range", () => {
  for (const seed of [-1, 1.5, 2 ** 32, NaN]) assert.throws(() => createRandom(seed), RangeError);
  const random = createRandom(1);
  for (const n of [0, -1, 1.5, NaN, 2 ** 53]) assert.throws(() => random.integer(n), RangeError);
  for (const lambda of [-1, NaN, Infinity]) assert.throws(() => random.poisson(lambda), RangeError);
});

Deno.test("sampleIndices() gives every subset equally often, sorted and distinct", () => {
  const random = createRandom(5);
  const counts = new Map<string, number>();
  for (let i = 0; i < 10_000; i++) {
    const subset = sampleIndices(random, 5, 2).join();
    counts.set(subset, (counts.get(subset) ?? 0) + 1);
  }
  const pairs = [0, 1, 2, 3, 4].flatMap((a) =>
    [1, 2, 3, 4].filter((b) => b > a).map((b) => `${a},${b}`)
  );
  assert.deepEqual([...counts.keys()].sort(), pairs);
  // Chi-square with 9 degrees of freedom is below 44.9 but for 1 in a million.
  assert.ok(chiSquareUniform([...counts.values()]) < 44.9, String([...counts]));
});

Deno.test("sampleIndices() takes none, all, and refuses more than there are", () => {
  const random = createRandom(6);
  assert.deepEqual(sampleIndices(random, 5, 0), new Uint32Array(0));
  assert.deepEqual(sampleIndices(random, 4, 4), new Uint32Array([0, 1, 2, 3]));
  assert.deepEqual(sampleIndices(random, 0, 0), new Uint32Array(0));
  for (const [n, k] of [[4, 5], [4, -1], [4, 1.5], [-1, 0]] as const) {
    assert.throws(() => sampleIndices(random, n, k), RangeError);
  }
});
