import assert from "node:assert/strict";
import { createPlaceTree, type PlaceTree } from "lib/cluster/kmeans_tree.ts";
import { kmeansPlusPlus } from "lib/cluster/kmeans_plus_plus.ts";
import { createRandom, type Random } from "lib/numeric/random.ts";

function treeOf(x: number[], y: number[], weight: number[]): PlaceTree {
  const places = {
    x: Float64Array.from(x),
    y: Float64Array.from(y),
    weight: Uint32Array.from(weight),
  };
  return createPlaceTree(places, weight.reduce((sum, each) => sum + each));
}

/** Greedy k-means++ that goes through all places for every draw and candidate. */
function plainPlusPlus({ x, y, weight }: PlaceTree, k: number, random: Random): number[] {
  const places = [...x.keys()];
  const sumOf = (squares: number[]) => squares.reduce((sum, d, i) => sum + weight[i]! * d, 0);
  const draw = (squares: number[]) => {
    let rest = random.unit() * sumOf(squares);
    return places.find((i) => (rest -= weight[i]! * squares[i]!) < 0)!;
  };
  const withCenter = (squares: number[], c: number) =>
    squares.map((square, i) => {
      const dx = x[i]! - x[c]!;
      const dy = y[i]! - y[c]!;
      return Math.min(square, dx * dx + dy * dy);
    });
  const centers = [draw(places.map(() => 1))];
  let squares = withCenter(places.map(() => Infinity), centers[0]!);
  while (centers.length < k) {
    const drawn = Array.from({ length: 2 + Math.floor(Math.log(k)) }, () => draw(squares));
    const sums = drawn.map((place) => sumOf(withCenter(squares, place)));
    centers.push(drawn[sums.indexOf(Math.min(...sums))]!);
    squares = withCenter(squares, centers.at(-1)!);
  }
  return centers;
}

Deno.test("kmeansPlusPlus() draws what going through all places draws", () => {
  const random = createRandom(31);
  for (let seed = 0; seed < 60; seed++) {
    const n = 30 + random.integer(700);
    const values = () => Array.from({ length: n }, () => 5000 * random.normal());
    const tree = treeOf(
      values(),
      values(),
      Array.from({ length: n }, () => 1 + random.poisson(2)),
    );
    const k = 1 + random.integer(25);
    const plain = plainPlusPlus(tree, k, createRandom(seed));
    const { x, y } = kmeansPlusPlus(tree, k, createRandom(seed));
    assert.deepEqual([...x], plain.map((i) => tree.x[i]));
    assert.deepEqual([...y], plain.map((i) => tree.y[i]));
  }
});

Deno.test("kmeansPlusPlus() draws the first center by incidents", () => {
  const tree = treeOf([0, 10, 20], [0, 0, 0], [1, 7, 2]);
  const random = createRandom(1);
  const drawn = new Map<number, number>();
  for (let i = 0; i < 10_000; i++) {
    const place = Math.round(kmeansPlusPlus(tree, 1, random).x[0]! + tree.originX);
    drawn.set(place, (drawn.get(place) ?? 0) + 1);
  }
  // Within 5 standard deviations, at most 5 · √(10,000 · .7 · .3) = 229.
  for (const [place, n] of [[0, 1000], [10, 7000], [20, 2000]] as const) {
    assert.ok(Math.abs(drawn.get(place)! - n) < 230, `${place}: ${drawn.get(place)}`);
  }
});

Deno.test("kmeansPlusPlus() takes a place twice only where there are too few distinct ones", () => {
  const tree = treeOf([3, 3, 5], [0, 0, 0], [1, 1, 1]);
  for (let seed = 0; seed < 20; seed++) {
    const { x } = kmeansPlusPlus(tree, 3, createRandom(seed));
    assert.deepEqual(new Set(x.subarray(0, 2)).size, 2);
  }
});

Deno.test("createPlaceTree() keeps every place, its incidents, and exact sums", () => {
  const random = createRandom(2);
  for (const n of [1, 2, 16, 17, 1000]) {
    const values = () => Array.from({ length: n }, () => 350_000 + 9000 * random.unit());
    const [x, y] = [values(), values()];
    const weight = x.map(() => 1 + random.integer(1000));
    const tree = treeOf(x, y, weight);
    assert.deepEqual([...tree.order].sort((a, b) => a - b), [...x.keys()]);
    tree.order.forEach((place, i) => {
      assert.equal(tree.weight[i], weight[place]);
      assert.ok(Math.abs(tree.x[i]! + tree.originX - x[place]!) < 1e-5);
      assert.ok(Math.abs(tree.y[i]! + tree.originY - y[place]!) < 1e-5);
    });
    const product = (i: number) => tree.weight[i]! * tree.x[i]!;
    const forth = tree.x.reduce((sum, _, i) => sum + product(i), 0);
    assert.equal(tree.x.reduceRight((sum, _, i) => sum + product(i), 0), forth);
    assert.equal(tree.nodeX[1], forth);
    assert.equal(tree.nodeWeight[1], weight.reduce((sum, each) => sum + each));
    for (let leaf = 0; leaf < tree.nLeaves; leaf++) {
      assert.ok(tree.starts[leaf + 1]! > tree.starts[leaf]!, "no leaf is empty");
    }
  }
});
