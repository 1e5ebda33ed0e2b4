import assert from "node:assert/strict";
import { createRandom } from "lib/numeric/random.ts";
import { crossProducts } from "lib/reduce/cross_products.ts";
import { componentImportance, permutationImportance } from "lib/reduce/importance.ts";

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
  const found = componentImportance(NAMES, parts, crossProducts(columns), options);
  assert.deepEqual(found.slice(0, 2).map(({ name }) => name).sort(), ["copy", "twin"]);
  assert.ok(found[1]!.low > found[2]!.high);
  assert.ok(found.every(({ share, low, high }) => low <= share + 0.01 && share <= high + 0.01));
});

Deno.test("permutationImportance() finds what no linear importance sees, and nothing in noise", async () => {
  const groups = { twins: [0, 1], switch: [2], noise: [3] };
  const options = { nTrain: 2000, k: 9, repeats: 2, bootstraps: 40, seed: 1 };
  const [whole, twins, by, noise] = await permutationImportance(rows, labels, groups, options);
  assert.ok(whole!.accuracy > 0.8, String(whole!.accuracy));
  assert.ok(twins!.loss > 0.2 && by!.loss > 0.2, JSON.stringify([twins, by]));
  assert.ok(Math.abs(noise!.loss) < 0.05, String(noise!.loss));
  assert.ok(noise!.low < 0.01 && noise!.high > -0.01 && by!.low > 0.1, JSON.stringify([noise, by]));
  assert.ok([twins, by].every((row) => row!.low < row!.loss && row!.loss < row!.high));
  assert.deepEqual((await permutationImportance(rows, labels, groups, options))[1], twins);
});

Deno.test("permutationImportance() is balanced: a label that is nearly always there is no merit", async () => {
  const rare = labels.map((_, i) => i % 20 === 0 ? "rare" : "usual");
  const options = { nTrain: 2000, k: 9, repeats: 1, bootstraps: 2, seed: 1 };
  const [whole] = await permutationImportance(rows, rare, {}, options);
  assert.ok(Math.abs(whole!.accuracy - 0.5) < 0.05, String(whole!.accuracy));
});

Deno.test("permutationImportance() refuses to test on no rows", async () => {
  await assert.rejects(
    permutationImportance(rows, labels, {}, {
      nTrain: 3000,
      k: 9,
      repeats: 1,
      bootstraps: 2,
      seed: 1,
    }),
    { name: "RangeError", message: /more than 3000 rows, current value is 3000/ },
  );
});
