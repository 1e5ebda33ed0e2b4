/** Ward's tree of weighted places beside ml-hclust 4.0.0, cubic in its rows, one an incident. */

import assert from "node:assert/strict";
import { agnes } from "ml-hclust";
import { cutTree } from "lib/cluster/linkage.ts";
import { wardLinkage } from "lib/cluster/ward.ts";
import { assertClose } from "../numeric/reference.ts";
import { projectPlaces, toRows } from "./project_rows.ts";

const places = projectPlaces({ district: "011", month: 7, primary_type: "NARCOTICS" });
const { rows, place } = toRows(places);
const linkage = wardLinkage(places);

type Tree = ReturnType<typeof agnes<number[]>>;

/** Heights of the merges of different places, ascending: rows at one place merge at 0. */
function heightsOf(tree: Tree): number[] {
  const heights: number[] = [];
  tree.traverse((node) => {
    if (!node.isLeaf && node.height > 0) heights.push(node.height);
  });
  return heights.sort((a, b) => a - b);
}

/** Clusters of the rows when the tree is cut, numbered by their first rows. */
function cutRows(tree: Tree, nClusters: number): number[] {
  const labels = new Array<number>(rows.length);
  tree.group(nClusters).children
    .map((cluster) => cluster.indices().sort((a, b) => a - b))
    .sort(([a], [b]) => a! - b!)
    .forEach((members, label) => members.forEach((row) => labels[row] = label));
  return labels;
}

Deno.test("wardLinkage() has the heights and cuts of ml-hclust's ward2", () => {
  assert.deepEqual([places.x.length, rows.length], [476, 564]);
  const tree = agnes(rows, { method: "ward2" });
  const expected = heightsOf(tree);
  assert.equal(linkage.height.length, expected.length);
  linkage.height.forEach((height, i) => assertClose(height, expected[i]!, 1e-9));
  for (const k of [2, 3, 5, 8, 13, 40, 100]) {
    const { labels } = cutTree(linkage, k);
    assert.deepEqual(place.map((i) => labels[i]), cutRows(tree, k), `${k} clusters`);
  }
});

Deno.test("wardLinkage() has the roots of the heights of ml-hclust's ward on squared distances", () => {
  // Its `ward` is the recurrence of squares. On distances as they are, its default, it is not
  // Ward's method: that tree ends nine times as high here.
  const tree = agnes(rows, {
    method: "ward",
    distanceFunction: ([ax, ay], [bx, by]) => (ax! - bx!) * (ax! - bx!) + (ay! - by!) * (ay! - by!),
  });
  const expected = heightsOf(tree);
  linkage.height.forEach((height, i) => assertClose(height * height, expected[i]!, 1e-9));
  const top = linkage.height.at(-1)!;
  assert.ok(agnes(rows, { method: "ward" }).height / top > 9);
});
