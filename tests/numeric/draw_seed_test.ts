import assert from "node:assert/strict";
import { drawSeed } from "lib/numeric/draw_seed.ts";

Deno.test("drawSeed() is the finalizer of MurmurHash3, taken of the seed and then of the draw", () => {
  // MurmurHash3_x86_32 of no bytes is its finalizer of the seed: the known hashes of the empty
  // text with seeds 0, 1 and 2^32 - 1 are 0, 514e28b7 and 81f16f39.
  assert.equal(drawSeed(0, 0), 0);
  assert.equal(drawSeed(0, 1), 0x514e28b7);
  assert.equal(drawSeed(0, 0xffffffff), 0x81f16f39);
  // and so the finalizer of seed 1 plus any draw is that of the sum, seen from seed 0
  assert.equal(drawSeed(1, 5), drawSeed(0, 0x514e28b7 + 5));
});

Deno.test("drawSeed() gives draws of one seed, and of neighboring seeds, seeds of their own", () => {
  const seen = new Set<number>();
  for (let seed = 0; seed < 20; seed++) {
    for (let draw = 0; draw < 1000; draw++) {
      const found = drawSeed(seed, draw);
      assert.ok(Number.isInteger(found) && found >= 0 && found < 2 ** 32);
      seen.add(found);
    }
  }
  // 20,000 of 2^32: were they thrown at random, two would be the same with probability 5 %.
  assert.equal(seen.size, 20_000);
});
