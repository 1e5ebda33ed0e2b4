import assert from "node:assert/strict";
import {
  chosenPoints,
  describeChoice,
  EVERYTHING,
  isPart,
} from "lib/site/browser/structure/choice.ts";
import { colorings } from "lib/site/browser/structure/coloring.ts";
import { fitFrame, toScreen } from "lib/site/browser/structure/frame.ts";
import { describeHere } from "lib/site/browser/structure/here.ts";
import {
  changeRectangle,
  middleRectangle,
  type Outline,
  outlineOf,
  pointsWithin,
} from "lib/site/browser/structure/outline.ts";
import { samplePoints } from "./sample_points.ts";

const points = samplePoints();
const all = colorings(points);
const left: Outline = [[-1, -1], [0.5, -1], [0.5, 1], [-1, 1]];
const region = { outline: left, picture: points.umap, name: "UMAP" };
const count = (mask: Uint8Array) => mask.reduce((sum, each) => sum + each, 0);

Deno.test("chosenPoints(): all, by outline, by categories, and by both", () => {
  const choose = (choice: Parameters<typeof chosenPoints>[0]) =>
    count(chosenPoints(choice, all, points.n));
  assert.equal(choose(EVERYTHING), points.n);
  assert.equal(choose({ region, picks: {} }), 80);
  assert.equal(choose({ region: null, picks: { type: new Set([1, 2]) } }), 41);
  const inZone = { zone: new Set([1]), type: new Set([0, 2]) };
  assert.equal(choose({ region: null, picks: inZone }), 3);
  assert.equal(choose({ region, picks: inZone }), 2);
  assert.equal(choose({ region: null, picks: { type: new Set() } }), points.n);
});

Deno.test("describeChoice(): says how, and nothing where nothing is chosen", () => {
  assert.equal(
    describeChoice({ region, picks: { type: new Set([0, 1]) } }, all),
    "by an outline in the picture by UMAP and by type of offense (Theft; Assault)",
  );
  assert.deepEqual([isPart(EVERYTHING), describeChoice(EVERYTHING, all)], [false, ""]);
});

Deno.test("pointsWithin(): as by looking at every point, for an outline with a bay", () => {
  const bay: Outline = [[0, 0], [0.1, 0], [0.1, 0.1], [0.05, 0.02], [0, 0.1]];
  const isBelow = (x: number, y: number) =>
    y <= (x < 0.05 ? 0.1 - 1.6 * x : 0.02 + 1.6 * (x - 0.05));
  const { x, y } = points.umap;
  const expected = Array.from(x, (each, i) => Number(each <= 0.1 && isBelow(each, y[i]!)));
  const found = [...pointsWithin(bay, points.umap)];
  assert.deepEqual(found, expected);
  assert.ok(expected.includes(1) && expected.slice(0, 80).includes(0));
});

Deno.test("outlineOf(): a slip of the hand is no outline", () => {
  const frame = fitFrame({ width: 400, height: 300 }, points.umap);
  assert.equal(outlineOf([[10, 10], [12, 11], [11, 13]], frame), null);
  assert.equal(outlineOf([[10, 10], [200, 12]], frame), null);
  assert.equal(outlineOf([[10, 10], [200, 12], [100, 90]], frame)?.length, 3);
});

Deno.test("changeRectangle(): keys move it by pixels, and size it from its lower left corner", () => {
  const frame = fitFrame({ width: 400, height: 300 }, points.umap);
  const before = middleRectangle(frame).map(([x, y]) => toScreen(frame, x, y).map(Math.round));
  const after = (change: Parameters<typeof changeRectangle>[1]) => {
    const corners = changeRectangle(middleRectangle(frame), change, frame)
      .map(([x, y]) => toScreen(frame, x, y).map(Math.round));
    const xs = corners.map(([x]) => x!);
    const ys = corners.map(([, y]) => y!);
    return [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  };
  assert.deepEqual(before, [[100, 75], [300, 75], [300, 225], [100, 225]]);
  assert.deepEqual(after({ byX: 10, byY: 20, isSize: false }), [110, 310, 55, 205]);
  assert.deepEqual(after({ byX: 10, byY: 20, isSize: true }), [100, 310, 55, 225]);
  assert.deepEqual(after({ byX: -999, byY: -999, isSize: true }), [100, 112, 213, 225]);
});

Deno.test("describeHere(): what most points are, unless that tells of a few", () => {
  const { umap } = points;
  const here = (at: [number, number], radius: number) => describeHere(umap, all.type, at, radius);
  assert.match(here([0.05, 0.03], 0.2)!, /^80 points here: Theft 100 %$/);
  assert.equal(here([umap.x[120]!, umap.y[120]!], 0.01), "<5 points here");
  assert.equal(here([0.3, 0.45], 0.01), null);
  const own = Array.from({ length: points.n }, (_, i) => ({ name: `${i}`, n: 1, color: 0 }));
  const unlike = { ...all.type, codes: Uint8Array.from(own.keys()), categories: own };
  const mixed = describeHere(umap, unlike, [0.05, 0.03], 0.2);
  assert.match(mixed!, /of many kinds$/);
});
