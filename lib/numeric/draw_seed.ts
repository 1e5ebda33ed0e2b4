/**
 * Seeds of numbered draws, so that each has random numbers of its own.
 *
 * @module
 */

/**
 * Seed of a numbered draw: draws 0, 1, 2 ... of one seed, and of others, have unrelated numbers.
 *
 * Draws can so be made in any order, or apart from each other.
 *
 * @param seed Whole number in 0 .. 2^32 - 1.
 * @param draw Number of the draw, from 0 on.
 * @returns Whole number in 0 .. 2^32 - 1: both through the finalizer of MurmurHash3.
 *
 * @example Two draws
 * ```ts
 * import assert from "node:assert/strict";
 * import { drawSeed } from "lib/numeric/draw_seed.ts";
 * assert.notEqual(drawSeed(1, 0), drawSeed(1, 1));
 * assert.equal(drawSeed(1, 0), drawSeed(1, 0));
 * ```
 */
export function drawSeed(seed: number, draw: number): number {
  return mixBits(mixBits(seed) + draw);
}

function mixBits(value: number): number {
  value = Math.imul(value ^ value >>> 16, 0x85ebca6b);
  value = Math.imul(value ^ value >>> 13, 0xc2b2ae35);
  return (value ^ value >>> 16) >>> 0;
}
