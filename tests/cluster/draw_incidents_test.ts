import assert from "node:assert/strict";
import { drawIncidents } from "lib/cluster/draw_incidents.ts";

const PLACES = {
  x: Float64Array.of(1, 2, 3),
  y: Float64Array.of(4, 5, 6),
  weight: Uint32Array.of(70, 20, 10),
};
const total = (weight: Uint32Array) => weight.reduce((sum, n) => sum + n, 0);

Deno.test("drawIncidents() draws so many, from no place more than it has, and none twice", () => {
  for (let seed = 0; seed < 50; seed++) {
    const { x, weight } = drawIncidents(PLACES, 95, seed);
    assert.equal(total(weight), 95);
    x.forEach((at, i) => assert.ok(weight[i]! <= PLACES.weight[at - 1]!));
  }
  assert.deepEqual(drawIncidents(PLACES, 100, 7), PLACES);
});

Deno.test("drawIncidents() draws places in proportion to their incidents", () => {
  const drawn = [0, 0, 0];
  for (let seed = 0; seed < 2000; seed++) {
    const { x, weight } = drawIncidents(PLACES, 10, seed);
    x.forEach((at, i) => drawn[at - 1]! += weight[i]!);
  }
  // Hypergeometric: standard errors below 0.4 % of 20,000.
  [0.7, 0.2, 0.1].forEach((share, i) => assert.ok(Math.abs(drawn[i]! / 20_000 - share) < 0.015));
});

Deno.test("drawIncidents() refuses more than there are", () => {
  assert.throws(() => drawIncidents(PLACES, 101, 1), {
    name: "RangeError",
    message: "Cannot draw incidents: n must be an integer in 1 .. 100, current value is 101",
  });
});
