/**
 * Seeded random numbers: the Mersenne Twister of pure-rand, with the distributions we draw from.
 *
 * Uniform, normal and Poisson draws are those of `numpy.random.RandomState(seed)`, so that any
 * result that rests on chance can be checked in Python.
 *
 * @module
 */

import { mersenne, unsafeUniformIntDistribution } from "pure-rand";

/** Source of random numbers; each call moves it on, so pass one source through a computation. */
export interface Random {
  /** Uniform number in [0, 1) on a grid of 2^-53. */
  unit(): number;
  /**
   * Uniform whole number in 0 .. n - 1, without bias.
   *
   * @throws {RangeError} If n is not a whole number in 1 .. 2^53 - 1.
   */
  integer(n: number): number;
  /** Normal number with mean 0 and variance 1, by the polar method of Marsaglia. */
  normal(): number;
  /**
   * Poisson count with mean lambda.
   *
   * @throws {RangeError} If lambda is not in 0 .. 2^50.
   */
  poisson(lambda: number): number;
}

/**
 * Source of random numbers that gives the same numbers for the same seed, on every machine.
 *
 * @param seed Whole number in 0 .. 2^32 - 1.
 * @throws {RangeError} If the seed is not such a number.
 *
 * @example The first number of NumPy's generator with the same seed
 * ```ts
 * import assert from "node:assert/strict";
 * import { createRandom } from "lib/numeric/random.ts";
 * assert.equal(createRandom(42).unit(), 0.3745401188473625);
 * ```
 *
 * @see Matsumoto and Nishimura (1998), doi:10.1145/272991.272995
 */
export function createRandom(seed: number): Random {
  if (!Number.isInteger(seed) || seed < 0 || seed > 0xffffffff) {
    throw new RangeError(
      `Cannot create random source: seed must be an integer in 0 .. 2^32 - 1, current value is ${seed}`,
    );
  }
  const generator = mersenne(seed);
  let spare: number | undefined;

  function unit(): number {
    const high = generator.unsafeNext() >>> 5;
    const low = generator.unsafeNext() >>> 6;
    return (high * 0x4000000 + low) / 0x20000000000000;
  }

  function integer(n: number): number {
    if (!Number.isSafeInteger(n) || n < 1) {
      throw new RangeError(
        `Cannot draw integer: n must be a positive integer, current value is ${n}`,
      );
    }
    return unsafeUniformIntDistribution(0, n - 1, generator);
  }

  function normal(): number {
    if (spare !== undefined) {
      const value = spare;
      spare = undefined;
      return value;
    }
    let a: number;
    let b: number;
    let square: number;
    do {
      a = 2 * unit() - 1;
      b = 2 * unit() - 1;
      square = a * a + b * b;
    } while (square >= 1 || square === 0);
    const factor = Math.sqrt(-2 * Math.log(square) / square);
    spare = factor * a;
    return factor * b;
  }

  function poisson(lambda: number): number {
    if (!(lambda >= 0 && lambda <= 2 ** 50)) {
      throw new RangeError(
        `Cannot draw Poisson count: lambda must be in 0 .. 2^50, current value is ${lambda}`,
      );
    }
    return lambda < 10 ? poissonByProduct(unit, lambda) : poissonByRejection(unit, lambda);
  }

  return { unit, integer, normal, poisson };
}

/**
 * Indices of a simple random sample of k out of n, without replacement, in ascending order.
 *
 * Every subset of size k is equally likely (Floyd's algorithm): k draws, n bytes, O(n) time.
 *
 * @param n Size of the population, 0 .. 2^32 - 1.
 * @param k Size of the sample, 0 .. n.
 * @throws {RangeError} If k or n is outside its range.
 *
 * @example Three of ten rows
 * ```ts
 * import assert from "node:assert/strict";
 * import { createRandom, sampleIndices } from "lib/numeric/random.ts";
 * const rows = sampleIndices(createRandom(1), 10, 3);
 * assert.equal(new Set(rows).size, 3);
 * assert.deepEqual(rows, rows.toSorted());
 * ```
 *
 * @see Bentley and Floyd (1987), doi:10.1145/30401.315746
 */
export function sampleIndices(random: Random, n: number, k: number): Uint32Array {
  if (!Number.isInteger(n) || n < 0 || n > 0xffffffff) {
    throw new RangeError(
      `Cannot sample: n must be an integer in 0 .. 2^32 - 1, current value is ${n}`,
    );
  }
  if (!Number.isInteger(k) || k < 0 || k > n) {
    throw new RangeError(`Cannot sample: k must be an integer in 0 .. ${n}, current value is ${k}`);
  }
  const taken = new Uint8Array(n);
  for (let last = n - k; last < n; last++) {
    const index = random.integer(last + 1);
    taken[taken[index] === 1 ? last : index] = 1;
  }
  const sample = new Uint32Array(k);
  let filled = 0;
  for (let i = 0; i < n; i++) if (taken[i] === 1) sample[filled++] = i;
  return sample;
}

/** Poisson count as the number of uniform factors that keep their product above exp(-lambda). */
function poissonByProduct(unit: () => number, lambda: number): number {
  if (lambda === 0) return 0;
  const floor = Math.exp(-lambda);
  let product = unit();
  let count = 0;
  while (product > floor) {
    count++;
    product *= unit();
  }
  return count;
}

/** Poisson count by transformed rejection (PTRS), for lambda >= 10; Hörmann (1993). */
function poissonByRejection(unit: () => number, lambda: number): number {
  const b = 0.931 + 2.53 * Math.sqrt(lambda);
  const a = -0.059 + 0.02483 * b;
  const inverseAlpha = 1.1239 + 1.1328 / (b - 3.4);
  const squeeze = 0.9277 - 3.6224 / (b - 2);
  while (true) {
    const u = unit() - 0.5;
    const v = unit();
    const us = 0.5 - Math.abs(u);
    const count = Math.floor((2 * a / us + b) * u + lambda + 0.43);
    if (us >= 0.07 && v <= squeeze) return count;
    if (count < 0 || (us < 0.013 && v > us)) continue;
    const density = count * Math.log(lambda) - lambda - logFactorial(count);
    if (Math.log(v) + Math.log(inverseAlpha) - Math.log(a / (us * us) + b) <= density) return count;
  }
}

/** Natural logarithm of k!, by Stirling's series from 9 on (error below 1e-12). */
function logFactorial(k: number): number {
  let x = k + 1;
  let product = 1;
  while (x < 10) product *= x++;
  const square = 1 / (x * x);
  const series = (1 / 12 - square * (1 / 360 - square * (1 / 1260 - square / 1680))) / x;
  return (x - 0.5) * Math.log(x) - x + 0.5 * Math.log(2 * Math.PI) + series - Math.log(product);
}
