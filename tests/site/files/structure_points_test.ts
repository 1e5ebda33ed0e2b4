import assert from "node:assert/strict";
import type { LayoutPoints } from "lib/data/layout_points.ts";
import { createRandom } from "lib/numeric/random.ts";
import { stepPoints } from "lib/site/files/structure_points.ts";

/** Points at random, half of them with a twin. */
function samplePoints(n: number): LayoutPoints {
  const random = createRandom(5);
  const numbers = () => Float64Array.from({ length: n }, () => random.normal());
  const codes = (most: number) => Uint8Array.from({ length: n }, () => random.integer(most));
  return {
    n,
    leftOut: { sensitive: 3, inHiddenCell: 4, ofRareTypes: 5 },
    x: numbers(),
    y: numbers(),
    scores: [numbers(), numbers()],
    type: codes(2),
    types: [
      { label: "MOTOR VEHICLE THEFT", group: "property" },
      { label: null, group: "police_initiated" },
    ],
    block: codes(6),
    year: codes(2),
    years: ["2017", "2018"],
    zone: codes(3),
    area: codes(78),
  };
}

const OPTIONS = { explained: [0.3, 0.2], zones: new Map([[1, "Loop"]]) };

/** All that is known of each point, as texts. */
function rowsOf(columns: ReadonlyMap<string, ArrayLike<number>>, n: number): string[] {
  return Array.from(
    { length: n },
    (_, i) => [...columns.values()].map((values) => values[i]).join(),
  );
}

Deno.test("stepPoints(): points in any order give the same file", () => {
  const points = samplePoints(200);
  const turn = <V extends { reverse(): V; slice(): V }>(values: V): V => values.slice().reverse();
  const turned = {
    ...points,
    ...{ x: turn(points.x), y: turn(points.y), scores: points.scores.map(turn) },
    ...{ type: turn(points.type), block: turn(points.block), year: turn(points.year) },
    ...{ zone: turn(points.zone), area: turn(points.area) },
  };
  const [one, other] = [points, turned].map((each) => stepPoints(each, OPTIONS));
  assert.deepEqual(rowsOf(one!.columns, 200), rowsOf(other!.columns, 200));
  assert.deepEqual(one!.meta, other!.meta);
});

Deno.test("stepPoints(): a step gives back the position, to its width", () => {
  const points = samplePoints(300);
  const { meta, columns } = stepPoints(points, OPTIONS);
  const middles = (
    name: string,
    { low, high, steps }: { low: number; high: number; steps: number },
  ) =>
    Array.from(columns.get(name)!, (at) => low + (at + 0.5) * (high - low) / steps)
      .sort((a, b) => a - b);
  const axes = [
    ["umapX", meta.umap.x, points.x],
    ["umapY", meta.umap.y, points.y],
    ["score0", meta.components[0]!, points.scores[0]!],
    ["score1", meta.components[1]!, points.scores[1]!],
  ] as const;
  for (const [name, axis, values] of axes) {
    const half = (axis.high - axis.low) / axis.steps / 2;
    values.toSorted().forEach((value, i) => {
      assert.ok(Math.abs(middles(name, axis)[i]! - value) <= half + 1e-12, name);
    });
  }
});

Deno.test("stepPoints(): the file tells how many are left out, not how many for which reason", () => {
  const { meta } = stepPoints(samplePoints(300), OPTIONS);
  assert.equal(meta.nLeftOut, 12);
  assert.ok(!("leftOut" in meta));
});

Deno.test("stepPoints(): names are for readers", () => {
  const { meta } = stepPoints(samplePoints(300), OPTIONS);
  assert.deepEqual(meta.types.map(({ name }) => name), [
    "Motor vehicle theft",
    "Rarer types, police initiated",
  ]);
  assert.deepEqual(meta.zones, ["No zone", "Zone 1: Loop", "Zone 2"]);
  assert.equal(meta.areas[32], "Loop");
});

Deno.test("stepPoints(): no points, and points that all lie at one place", () => {
  const none = stepPoints(samplePoints(0), OPTIONS);
  assert.deepEqual([none.meta.n, none.meta.umap.x.steps], [0, 1]);
  const one = samplePoints(4);
  const { columns } = stepPoints({ ...one, x: one.x.fill(7) }, OPTIONS);
  assert.deepEqual([...columns.get("umapX")!], [0, 0, 0, 0]);
});
