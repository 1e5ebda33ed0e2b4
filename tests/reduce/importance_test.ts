import assert from "node:assert/strict";
import { createRandom } from "lib/numeric/random.ts";
import { crossProducts } from "lib/reduce/cross_products.ts";
import {
  componentImportance,
  describeOrder,
  permutationImportance,
} from "lib/reduce/importance.ts";

/** Columns 0 and 1 go together; 2 decides the label with 0, not linearly; 3 is noise. */
function drawRows(n: number) {
  const random = createRandom(6);
  const values = new Float64Array(n * 4);
  for (let i = 0; i < n; i++) {
    values[4 * i] = random.normal();
    values[4 * i + 1] = values[4 * i]! + 0.3 * random.normal();
    values[4 * i + 2] = random.normal();
    values[4 * i + 3] = random.normal();
  }
  const labels = Array.from(
    { length: n },
    (_, i) => (values[4 * i]! > 0) === (values[4 * i + 2]! > 0) ? "same" : "other",
  );
  const columns = [0, 1, 2, 3].map((d) =>
    Float64Array.from({ length: n }, (_, i) => values[4 * i + d]!)
  );
  return { rows: { nDims: 4, values }, labels, columns };
}

const { rows, labels, columns } = drawRows(3000);
const NAMES = ["twin", "copy", "switch", "noise"];

Deno.test("componentImportance() puts columns first that go together, within bootstraps of parts", () => {
  const parts = Array.from(
    { length: 30 },
    (_, p) => crossProducts(columns, p * 100, p * 100 + 100),
  );
  const options = { nComponents: 1, bootstraps: 50, seed: 1 };
  const { columns: found, groups } = componentImportance(
    { names: NAMES, groups: ["pair", "pair", "alone", "alone"] },
    parts,
    crossProducts(columns),
    options,
  );
  assert.deepEqual(found.slice(0, 2).map(({ name }) => name).sort(), ["copy", "twin"]);
  assert.ok(found[1]!.low > found[2]!.high);
  assert.ok(found.every(({ share, low, high }) => low <= share + 0.01 && share <= high + 0.01));
  assert.deepEqual(groups.map(({ name }) => name), ["pair", "alone"]);
  const [twin, copy] = ["twin", "copy"].map((name) =>
    found.find((row) => row.name === name)!.share
  );
  assert.ok(Math.abs(groups[0]!.share - (twin! + copy!) / 2) < 1e-12);
  assert.equal(describeOrder(groups), "pair > alone");
});

const OPTIONS = {
  nTrain: 2000,
  nChoosing: 1500,
  weights: [0, 1, 3],
  k: 9,
  repeats: 2,
  bootstraps: 40,
  seed: 1,
};

Deno.test("permutationImportance() finds what no linear importance sees, and gives noise less weight", async () => {
  const groups = { twins: [0, 1], switch: [2], noise: [3] };
  const found = await permutationImportance(rows, labels, groups, OPTIONS);
  const [twins, by, noise] = ["twins", "switch", "noise"]
    .map((name) => found.groups.find((row) => row.name === name)!);
  assert.ok(found.accuracy > 0.85, String(found.accuracy));
  assert.ok(twins!.low > 0.2 && by!.low > 0.2, JSON.stringify(found.groups));
  assert.ok(noise!.weight < twins!.weight && noise!.weight < by!.weight);
  assert.ok(Math.abs(noise!.loss) < 0.03, String(noise!.loss));
  assert.ok([twins, by].every((row) => row!.low < row!.loss && row!.loss < row!.high));
  assert.deepEqual([found.nTested, found.groups.at(-1)!.name], [1000, "noise"]);
  assert.deepEqual(await permutationImportance(rows, labels, groups, OPTIONS), found);
});

Deno.test("permutationImportance() is balanced: a label that is nearly always there is no merit", async () => {
  const rare = labels.map((_, i) => i % 20 === 0 ? "rare" : "usual");
  const found = await permutationImportance(rows, rare, { all: [0, 1, 2, 3] }, OPTIONS);
  assert.ok(Math.abs(found.accuracy - 0.5) < 0.05, String(found.accuracy));
  assert.ok(found.nRarest > 25 && found.nRarest < 75, String(found.nRarest));
});

Deno.test("permutationImportance() refuses to test on no rows", async () => {
  await assert.rejects(
    permutationImportance(rows, labels, {}, { ...OPTIONS, nTrain: 3000 }),
    { name: "RangeError", message: /more than 3000 rows, current value is 3000/ },
  );
});
