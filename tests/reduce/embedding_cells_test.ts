import assert from "node:assert/strict";
import { createRandom } from "lib/numeric/random.ts";
import { embeddingCells } from "lib/reduce/embedding_cells.ts";

const random = createRandom(4);
const POINTS = {
  x: Float64Array.from({ length: 500 }, () => random.normal()),
  y: Float64Array.from({ length: 500 }, () => 3 * random.normal()),
};
const LABELS = Array.from({ length: 500 }, (_, i) => "abc"[i % 3]!);

Deno.test("embeddingCells() holds each point once in each view", () => {
  const { rows } = embeddingCells(POINTS, { one: LABELS, other: LABELS.toReversed() }, 20);
  for (const view of ["one", "other"]) {
    const own = rows.filter((row) => row.view === view);
    assert.equal(own.reduce((sum, { n }) => sum + n, 0), 500);
    assert.ok(own.every(({ share }) => share >= 1 / 3 && share <= 1));
  }
});

Deno.test("embeddingCells() puts points into the cell that they are in", () => {
  const { rows, cellSize } = embeddingCells(POINTS, { one: LABELS }, 20);
  for (let i = 0; i < 500; i += 37) {
    assert.ok(rows.some(({ x, y }) =>
      Math.abs(x - POINTS.x[i]!) <= cellSize / 2 + 1e-12 &&
      Math.abs(y - POINTS.y[i]!) <= cellSize / 2 + 1e-12
    ));
  }
});

Deno.test("embeddingCells() takes points that coincide, and refuses labels that are not theirs", () => {
  const same = { x: Float64Array.of(1, 1), y: Float64Array.of(2, 2) };
  assert.equal(embeddingCells(same, { one: ["b", "a"] }, 5).rows[0]!.category, "a");
  assert.throws(() => embeddingCells(same, { one: ["a"] }, 5), { name: "RangeError" });
  assert.throws(() => embeddingCells({ x: [], y: [] }, {}, 5), { name: "RangeError" });
});

Deno.test("embeddingCells() takes space as well, and leaves out points without a label", () => {
  const points = { a: [0, 0, 9, 9], b: [0, 0.1, 0, 9], c: [0, 0, 0, 9] };
  const { rows, cellSize } = embeddingCells(points, { is: ["x", "y", null, "x"] }, 3);
  assert.equal(cellSize, 3);
  assert.deepEqual(rows, [
    { view: "is", a: 1.5, b: 1.5, c: 1.5, category: "x", n: 2, share: 0.5 },
    { view: "is", a: 7.5, b: 7.5, c: 7.5, category: "x", n: 1, share: 1 },
  ]);
});
