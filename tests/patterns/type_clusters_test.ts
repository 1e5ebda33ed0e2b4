import assert from "node:assert/strict";
import { cutTree } from "lib/cluster/linkage.ts";
import { createRandom } from "lib/numeric/random.ts";
import { clusterTypes, shapeOf } from "lib/patterns/type_clusters.ts";
import { typeProfiles } from "lib/patterns/type_profiles.ts";
import { typeTree } from "lib/patterns/type_tree.ts";

const PROFILING = {
  weekdays: Array(7).fill(50),
  bandwidthHours: 1.5,
  minN: 1000,
  maxUniform: 0.05,
};
const OPTIONS = { ks: [2, 3, 4], nInit: 5, seed: 1, draws: 19 };

/** Types whose incidents peak at the hours given, one type an hour. */
function typesAt(hours: readonly number[], noise: number) {
  const random = createRandom(7);
  return typeProfiles(
    hours.flatMap((peak, type) =>
      Array.from({ length: 168 }, (_, i) => {
        const mean = 100 * (1 + 0.8 * Math.cos(2 * Math.PI * (i % 24 - peak) / 24));
        return {
          primary_type: String.fromCharCode(65 + type),
          weekday: Math.floor(i / 24) + 1,
          hour: i % 24,
          n: Math.max(0, Math.round(mean + noise * random.normal())) + (type === 0 ? 50 : 0),
          arrests: 0,
          domestic: 0,
        };
      })
    ),
    PROFILING,
  );
}

const GROUPED = typesAt([3, 3, 3, 3, 11, 11, 11, 11, 19, 19, 19, 19], 10);
/** A to D peak at night, E to H before noon, I to L in the evening. */
const groupOf = (type: string) => Math.floor((type.charCodeAt(0) - 65) / 4);

Deno.test("clusterTypes() recovers planted groups of types, and chance does not score as high", async () => {
  const found = await clusterTypes(GROUPED, OPTIONS);
  const best = found.toSorted((a, b) => b.silhouette - a.silhouette)[0]!;
  assert.equal(best.k, 3);
  GROUPED.forEach(({ primary_type }, i) => {
    GROUPED.forEach((other, j) => {
      const together = groupOf(primary_type) === groupOf(other.primary_type);
      assert.equal(best.labels[i] === best.labels[j], together);
    });
  });
  assert.equal(best.null.p, 1 / 20);
  assert.ok(best.null.lift! > 0.3, String(best.null.lift));
});

Deno.test("clusterTypes() finds no groups where types are spread along the day", async () => {
  const spread = typesAt(Array.from({ length: 16 }, (_, i) => 8 + i / 2), 10);
  for (const { null: { lift } } of await clusterTypes(spread, OPTIONS)) {
    assert.ok(lift! < 0.2, String(lift));
  }
});

Deno.test("clusterTypes() gives the same groups each time, the largest type in group 0", async () => {
  const found = await clusterTypes(GROUPED, OPTIONS);
  assert.deepEqual(await clusterTypes(GROUPED, OPTIONS), found);
  assert.ok(found.every(({ labels }) => labels[0] === 0));
});

Deno.test("clusterTypes() refuses as many groups as types", async () => {
  await assert.rejects(clusterTypes(GROUPED.slice(0, 4), OPTIONS), {
    name: "RangeError",
    message: "Cannot group types: there must be more than 4, current value is 4",
  });
});

Deno.test("typeTree() cut into three has the planted groups, each pair merged at its distance", () => {
  const tree = typeTree(GROUPED);
  const { labels } = cutTree(tree, 3);
  GROUPED.forEach((one, i) =>
    GROUPED.forEach((other, j) =>
      assert.equal(
        labels[i] === labels[j],
        groupOf(one.primary_type) === groupOf(other.primary_type),
      )
    )
  );
  const [a, b] = [tree.left[0]!, tree.right[0]!].map((leaf) => shapeOf(GROUPED[leaf]!));
  const distance = Math.hypot(...a!.map((value, i) => value - b![i]!));
  assert.ok(Math.abs(tree.height[0]! - distance) < 1e-12);
  // all merges together: twice the squared distances from the mean
  const shapes = GROUPED.map(shapeOf);
  const inertia = shapes[0]!.reduce((sum, _, i) => {
    const mean = shapes.reduce((total, shape) => total + shape[i]!, 0) / shapes.length;
    return sum +
      shapes.reduce((total, shape) => total + (shape[i]! - mean) * (shape[i]! - mean), 0);
  }, 0);
  const merged = tree.height.reduce((sum, height) => sum + height * height / 2, 0);
  assert.ok(Math.abs(merged / inertia - 1) < 1e-9, `${merged} for ${inertia}`);
});
