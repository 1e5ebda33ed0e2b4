import assert from "node:assert/strict";
import crossfilter from "crossfilter2";
import { createCounter } from "lib/explore/counter.ts";
import type { Dimension } from "lib/explore/dimensions.ts";
import { createRandom, type Random } from "lib/numeric/random.ts";

/** Dimensions of rows by chance, with codes of one or two bytes. */
function drawDimensions(random: Random, nRows: number, sizes: readonly number[]): Dimension[] {
  return sizes.map((nCodes, i) => {
    const codes = nCodes > 256 || i % 3 === 1 ? new Uint16Array(nRows) : new Uint8Array(nRows);
    return { id: `d${i}`, codes: codes.map(() => random.integer(nCodes)), nCodes };
  });
}

/** A filter by chance: lifted, nothing, everything, one code, or any. */
function drawFilter(random: Random, nCodes: number): Uint8Array | null {
  const one = random.integer(nCodes);
  switch (random.integer(8)) {
    case 0:
    case 1:
      return null;
    case 2:
      return new Uint8Array(nCodes);
    case 3:
      return new Uint8Array(nCodes).fill(1);
    case 4:
      return new Uint8Array(nCodes).map((_, code) => code === one ? 1 : 0);
    default:
      return new Uint8Array(nCodes).map(() => random.integer(4) === 0 ? 0 : 1);
  }
}

/** Rows that pass the filters of all dimensions but some, looked at one by one. */
function passing(
  dimensions: readonly Dimension[],
  filters: ReadonlyMap<string, Uint8Array | null>,
  except?: string,
): number[] {
  const rows = Array.from(dimensions[0]!.codes.keys());
  return rows.filter((row) =>
    dimensions.every(({ id, codes }) => id === except || filters.get(id)?.[codes[row]!] !== 0)
  );
}

function tally(codes: readonly number[], nCodes: number): number[] {
  const counts = Array<number>(nCodes).fill(0);
  for (const code of codes) counts[code]!++;
  return counts;
}

Deno.test("counter: counts, selected, total and tables equal brute force after every change", () => {
  const random = createRandom(11);
  for (const sizes of [[2, 5, 3, 7], [4], Array(16).fill(3), [300, 2, 24]]) {
    const dimensions = drawDimensions(random, 200, sizes);
    const counter = createCounter(dimensions);
    const filters = new Map<string, Uint8Array | null>();
    for (let step = 0; step < 120; step++) {
      const { id, nCodes } = dimensions[random.integer(sizes.length)]!;
      const filter = drawFilter(random, nCodes);
      counter.setFilter(id, filter);
      filters.set(id, filter);
      const all = passing(dimensions, filters);
      assert.equal(counter.total, all.length);
      for (const each of dimensions) {
        const others = passing(dimensions, filters, each.id).map((row) => each.codes[row]!);
        assert.deepEqual([...counter.counts(each.id)], tally(others, each.nCodes));
        const own = all.map((row) => each.codes[row]!);
        assert.deepEqual([...counter.selected(each.id)], tally(own, each.nCodes));
      }
      const [a, b] = [dimensions[0]!, dimensions.at(-1)!];
      const pairs = all.map((row) => a.codes[row]! * b.nCodes + b.codes[row]!);
      assert.deepEqual([...counter.tabulate(a.id, b.id)], tally(pairs, a.nCodes * b.nCodes));
    }
  }
});

Deno.test("counter: counts are those of the package crossfilter2, on more rows than a block", () => {
  const random = createRandom(12);
  const dimensions = drawDimensions(random, 20_000, [24, 7, 40, 2, 500]);
  const counter = createCounter(dimensions);
  const records = crossfilter(Array.from({ length: 20_000 }, (_, row) => row));
  const peers = dimensions.map(({ id, codes, nCodes }) => {
    const dimension = records.dimension((row) => codes[row]!);
    return { id, nCodes, dimension, group: dimension.group() };
  });
  const everything = records.groupAll();
  for (let step = 0; step < 60; step++) {
    const { id, nCodes, dimension } = peers[random.integer(peers.length)]!;
    const filter = drawFilter(random, nCodes);
    counter.setFilter(id, filter);
    if (filter === null) dimension.filterAll();
    else dimension.filterFunction((code) => filter[Number(code)] === 1);
    assert.equal(counter.total, everything.value());
    for (const peer of peers) {
      const counts = Array<unknown>(peer.nCodes).fill(0);
      for (const { key, value } of peer.group.all()) counts[Number(key)] = value;
      assert.deepEqual([...counter.counts(peer.id)], counts);
    }
  }
});

Deno.test("counter: lifting every filter restores all counts, also after one that leaves nothing", () => {
  const random = createRandom(13);
  const dimensions = drawDimensions(random, 500, [6, 6, 6]);
  const counter = createCounter(dimensions);
  const state = () => dimensions.map(({ id }) => [counter.counts(id), counter.selected(id)]);
  const before = state();
  for (const { id } of dimensions) counter.setFilter(id, new Uint8Array(6));
  assert.equal(counter.total, 0);
  assert.ok(dimensions.every(({ id }) => counter.counts(id).every((n) => n === 0)));
  for (const { id } of dimensions) counter.setFilter(id, null);
  assert.equal(counter.total, 500);
  assert.deepEqual(state(), before);
});

Deno.test("counter: what it gives and what it was given stay apart", () => {
  const codes = Uint8Array.of(0, 1, 1);
  const counter = createCounter([{ id: "a", codes, nCodes: 2 }, { id: "b", codes, nCodes: 2 }]);
  const allowed = Uint8Array.of(0, 1);
  counter.setFilter("a", allowed);
  allowed.fill(1);
  counter.counts("b").fill(9);
  assert.deepEqual([...counter.selected("a")], [0, 2]);
  assert.deepEqual([...counter.counts("b")], [0, 2]);
  assert.deepEqual([...codes], [0, 1, 1]);
});

Deno.test("counter: no rows give zeros", () => {
  const counter = createCounter([{ id: "type", codes: new Uint8Array(0), nCodes: 2 }]);
  counter.setFilter("type", Uint8Array.of(0, 1));
  assert.deepEqual([counter.nRows, counter.total], [0, 0]);
  assert.deepEqual([...counter.counts("type")], [0, 0]);
  assert.deepEqual([...counter.tabulate("type", "type")], [0, 0, 0, 0]);
});

Deno.test("counter: refuses what is no dimension or filter, and names it", () => {
  const two = { id: "two", codes: Uint8Array.of(0, 1), nCodes: 2 };
  const refused: [Dimension[], RegExp][] = [
    [[], /1 to 16 dimensions, current number is 0/],
    [Array.from({ length: 17 }, (_, i) => ({ ...two, id: `${i}` })), /current number is 17/],
    [[two, two], /two dimensions are named two/],
    [[two, { ...two, id: "one", codes: Uint8Array.of(0) }], /one: it has 1 rows, two has 2/],
    [[{ ...two, nCodes: 1 }], /two: code 1 of row 1 must be below 1/],
    [[{ ...two, nCodes: 0 }], /two: nCodes must be in 1 \.\. 65536, current value is 0/],
  ];
  for (const [dimensions, message] of refused) {
    assert.throws(() => createCounter(dimensions), { name: "RangeError", message });
  }
  const counter = createCounter([two]);
  const none = { name: "RangeError", message: /by three: the dimensions are two/ };
  assert.throws(() => counter.counts("three"), none);
  assert.throws(() => counter.selected("three"), none);
  assert.throws(() => counter.tabulate("two", "three"), none);
  assert.throws(() => counter.setFilter("three", null), none);
  assert.throws(() => counter.setFilter("two", Uint8Array.of(1)), /there must be 2 numbers/);
  assert.throws(() => counter.setFilter("two", Uint8Array.of(1, 2)), /must be 1 or 0, one is 2/);
  assert.equal(counter.total, 2);
});
