import assert from "node:assert/strict";
import { cutTree } from "lib/cluster/linkage.ts";
import { shareOfLastMerge, upperTree } from "lib/cluster/upper_tree.ts";
import { wardLinkage } from "lib/cluster/ward.ts";
import type { WeightedPlaces } from "lib/space/grid.ts";
import { assertClose } from "../numeric/reference.ts";
import { drawBlobs, placesOf } from "./scored.ts";

const { places: PLACES } = drawBlobs(61, [
  { x: 0, y: 0, spread: 300, nPlaces: 30 },
  { x: 1500, y: 400, spread: 200, nPlaces: 25 },
]);
const LINKAGE = wardLinkage(PLACES);

/** Sum over incidents of the squared distance to the mean of their cluster. */
function inertia({ x, y, weight }: WeightedPlaces, labels: Int32Array): number {
  const clusters = Map.groupBy(labels.keys(), (i) => labels[i]!);
  return [...clusters.values()].reduce((total, members) => {
    const n = members.reduce((sum, i) => sum + weight[i]!, 0);
    const meanX = members.reduce((sum, i) => sum + weight[i]! * x[i]!, 0) / n;
    const meanY = members.reduce((sum, i) => sum + weight[i]! * y[i]!, 0) / n;
    return members.reduce((sum, i) => {
      const [dx, dy] = [x[i]! - meanX, y[i]! - meanY];
      return sum + weight[i]! * (dx * dx + dy * dy);
    }, total);
  }, 0);
}

Deno.test("upperTree() starts from the clusters of cutTree(), and keeps their incidents", () => {
  for (const nLeaves of [1, 2, 5, 12, PLACES.x.length]) {
    const { leaves, merges } = upperTree(LINKAGE, PLACES.weight, nLeaves);
    const { labels } = cutTree(LINKAGE, nLeaves);
    assert.deepEqual(
      leaves.map(({ cluster }) => cluster).toSorted((a, b) => a - b),
      Array.from({ length: nLeaves }, (_, i) => i),
    );
    for (const { cluster, n } of leaves) {
      const own = PLACES.weight.filter((_, i) => labels[i] === cluster);
      assert.equal(n, own.reduce((sum, weight) => sum + weight, 0));
    }
    assert.deepEqual(
      merges.map(({ height }) => height),
      [...LINKAGE.height].slice(LINKAGE.height.length - (nLeaves - 1)),
    );
  }
});

Deno.test("upperTree() orders leaves so that no branches cross, the larger side first", () => {
  const { leaves, merges } = upperTree(LINKAGE, PLACES.weight, 12);
  // where in the row of leaves each node stands, and the incidents in it
  const spans = new Map(leaves.map(({ node, n }, i) => [node, { first: i, last: i, n }]));
  for (const { node, left, right } of merges) {
    const [one, other] = [spans.get(left)!, spans.get(right)!];
    assert.equal(one.last + 1, other.first, `merge ${node}`);
    assert.ok(one.n > other.n || (one.n === other.n && left < right));
    spans.set(node, { first: one.first, last: other.last, n: one.n + other.n });
  }
  const total = PLACES.weight.reduce((sum, weight) => sum + weight, 0);
  assert.deepEqual(spans.get(merges.at(-1)!.node), { first: 0, last: 11, n: total });
});

Deno.test("upperTree() puts the lower node first where both sides have as many incidents", () => {
  const weight = Uint32Array.of(2, 1, 1);
  const linkage = wardLinkage({ x: Float64Array.of(0, 90, 92), y: new Float64Array(3), weight });
  const { leaves, merges } = upperTree(linkage, weight, 3);
  assert.deepEqual(merges.map(({ left, right }) => [left, right]), [[1, 2], [0, 3]]);
  assert.deepEqual(leaves.map(({ node }) => node), [0, 1, 2]);
});

Deno.test("upperTree() of one place is a leaf without merges", () => {
  const one = placesOf([3], [4], [9]);
  const { leaves, merges } = upperTree(wardLinkage(one), one.weight, 1);
  assert.deepEqual([leaves, merges], [[{ node: 0, cluster: 0, n: 9 }], []]);
});

Deno.test("upperTree() refuses more leaves than places, and parts of one", () => {
  for (const nLeaves of [0, 1.5, PLACES.x.length + 1]) {
    assert.throws(() => upperTree(LINKAGE, PLACES.weight, nLeaves), RangeError);
  }
});

Deno.test("shareOfLastMerge() is what two clusters leave out of the inertia around one center", () => {
  const { labels } = cutTree(LINKAGE, 2);
  const [two, one] = [inertia(PLACES, labels), inertia(PLACES, new Int32Array(labels.length))];
  assertClose(shareOfLastMerge(LINKAGE), 1 - two / one, 1e-11);
  assert.equal(shareOfLastMerge(wardLinkage(placesOf([3], [4], [9]))), 0);
  assert.equal(shareOfLastMerge(wardLinkage(placesOf([3, 3], [4, 4], [9, 1]))), 0);
});
