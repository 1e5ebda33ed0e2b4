import assert from "node:assert/strict";
import { agreement } from "lib/cluster/agreement.ts";
import { adjustedRand } from "lib/cluster/scores.ts";
import { createRandom, type Random } from "lib/numeric/random.ts";
import type { WeightedPlaces } from "lib/space/grid.ts";
import { assertClose } from "../numeric/reference.ts";
import { placesOf } from "./scored.ts";

/** Places on a line, an incident each. */
const at = (...x: number[]) => placesOf(x, x.map(() => 0), x.map(() => 1));

/** Some of the 6 x 6 places of a lattice, ascending, with labels from -1 to 2. */
function draw(random: Random): { places: WeightedPlaces; labels: Int32Array } {
  const cells = Array.from({ length: 36 }, (_, i) => i).filter(() => random.unit() < 0.7);
  return {
    places: placesOf(
      cells.map((cell) => 10 * Math.floor(cell / 6)),
      cells.map((cell) => 10 * (cell % 6)),
      cells.map(() => 1 + random.integer(4)),
    ),
    labels: Int32Array.from(cells, () => random.integer(4) - 1),
  };
}

/** Adjusted Rand index by looking at every pair of incidents. */
function byPairs(incidents: readonly (readonly [number, number])[]): number {
  let [all, inA, inB, inBoth] = [0, 0, 0, 0];
  incidents.forEach(([a, b], i) => {
    for (const [otherA, otherB] of incidents.slice(0, i)) {
      all++;
      inA += Number(a === otherA);
      inB += Number(b === otherB);
      inBoth += Number(a === otherA && b === otherB);
    }
  });
  const chance = inA * inB / all;
  return (inBoth - chance) / ((inA + inB) / 2 - chance);
}

Deno.test("agreement() compares incidents at shared places that one of both puts in a cluster", () => {
  const random = createRandom(31);
  for (let trial = 0; trial < 30; trial++) {
    const [first, second] = [draw(random), draw(random)];
    const other = new Map(
      [...second.labels].map((label, i) => [
        `${second.places.x[i]},${second.places.y[i]}`,
        label,
      ]),
    );
    const incidents = [...first.labels].flatMap((label, i) => {
      const theirs = other.get(`${first.places.x[i]},${first.places.y[i]}`);
      if (theirs === undefined || (label === -1 && theirs === -1)) return [];
      return new Array<[number, number]>(first.places.weight[i]!).fill([label, theirs]);
    });
    const found = agreement(first.places, first.labels, second.places, second.labels);
    assert.equal(found.n, incidents.length);
    assertClose(found.adjustedRand, byPairs(incidents), 1e-12);
  }
});

Deno.test("agreement() of clusterings of the same places without noise is their Rand index", () => {
  const { places, labels } = draw(createRandom(32));
  const [a, b] = [labels.map((label) => label + 1), labels.map((label, i) => (label + i) % 3 + 1)];
  const { adjustedRand: index, n } = agreement(places, a, places, b);
  assert.equal(index, adjustedRand(a, b, places.weight));
  assert.equal(n, places.weight.reduce((sum, each) => sum + each, 0));
  assert.equal(agreement(places, a, places, a.map((label) => 3 - label)).adjustedRand, 1);
});

Deno.test("agreement() of a hand-made example is 4/7", () => {
  // places 0 to 5 against 0 to 4 and 9; 4 is noise in both, 5 and 9 are known to one of both.
  // Left are 0 to 3: pairs 01 and 23 in the first, 01 in the second and in both, of 6 in all.
  // By chance 2 x 1 / 6 = 1/3: (1 - 1/3) / ((2 + 1) / 2 - 1/3) = 4/7.
  const found = agreement(
    at(0, 1, 2, 3, 4, 5),
    Int32Array.of(0, 0, 1, 1, -1, 0),
    at(0, 1, 2, 3, 4, 9),
    Int32Array.of(2, 2, 0, -1, -1, 0),
  );
  assertClose(found.adjustedRand, 4 / 7, 1e-15);
  assert.equal(found.n, 4);
});

Deno.test("agreement() is not made better by places that both call noise", () => {
  const few = [Int32Array.of(0, 0, 1, 1), Int32Array.of(0, 1, 0, 1)] as const;
  const many = few.map((labels) => Int32Array.from({ length: 400 }, (_, i) => labels[i] ?? -1));
  const places = at(...many[0]!.keys());
  const found = agreement(places, many[0]!, places, many[1]!);
  // Hubert and Arabie: pairs crosswise are -0.5; with the noise they would look like 0.9.
  assert.deepEqual(found, { adjustedRand: -0.5, n: 4 });
  assert.ok(adjustedRand(many[0]!, many[1]!, places.weight) > 0.4);
});

Deno.test("agreement() is undefined where there is nothing to compare", () => {
  const nothing = { adjustedRand: null, n: 0 };
  const label = Int32Array.of(0);
  assert.deepEqual(agreement(at(1), label, at(2), label), nothing);
  assert.deepEqual(agreement(at(1), Int32Array.of(-1), at(1), Int32Array.of(-1)), nothing);
  assert.deepEqual(agreement(at(), new Int32Array(), at(1), label), nothing);
});

Deno.test("agreement() refuses places that are not in ascending order, or twice there", () => {
  const [sorted, labels] = [at(0, 1), Int32Array.of(0, 0)];
  const twice = at(1, 1);
  const southward = placesOf([0, 0], [5, 4], [1, 1]);
  for (const places of [at(1, 0), twice, southward]) {
    const refused = {
      name: "RangeError",
      message: `Cannot compare clusterings: places must ascend by x, then y, ` +
        `current value of place 1 is ${places.x[1]}, ${places.y[1]}`,
    };
    assert.throws(() => agreement(places, labels, sorted, labels), refused);
    assert.throws(() => agreement(sorted, labels, places, labels), refused);
  }
});
