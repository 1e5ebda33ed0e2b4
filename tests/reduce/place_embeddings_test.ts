import assert from "node:assert/strict";
import { createRandom } from "lib/numeric/random.ts";
import {
  embedPlaces,
  placeCells,
  placePositions,
  whyNoEmbedding,
} from "lib/reduce/place_embeddings.ts";

/** Places of two kinds: those of theft and those of battery. */
function drawPlaces(nPlaces: number) {
  const random = createRandom(3);
  const n = Float64Array.from({ length: nPlaces }, (_, i) => 500 + 10 * i);
  const counts = [0, 1, 2, 3].map((d) =>
    n.map((each, i) =>
      Math.round(each * (i % 2 === d % 2 ? 0.4 : 0.1) * (1 + 0.1 * random.normal()))
    )
  );
  const names = ["THEFT", "BATTERY", "BURGLARY", "ASSAULT"];
  return { places: Array.from(n, (_, i) => `place ${i}`), n, names, nTypes: 4, counts };
}

const OPTIONS = {
  umap: { nNeighbors: 10, minDist: 0.1, nEpochs: 200, seed: 1 },
  tsne: { perplexity: 30, steps: 200, epsilon: 10 },
};
const PLACES = { areas: drawPlaces(60), few: drawPlaces(20) };
const FOUND = await embedPlaces(PLACES, OPTIONS);

Deno.test("embedPlaces() keeps planted kinds of places apart, by each method", () => {
  assert.deepEqual(FOUND.map(({ kind, method }) => [kind, method]), [
    ["areas", "UMAP"],
    ["areas", "t-SNE"],
    ["areas", "first two components"],
  ]);
  for (const { layout: { x, y }, method } of FOUND) {
    const center = (kind: number) => {
      const own = [...x.keys()].filter((i) => i % 2 === kind);
      const mean = (values: Float64Array) =>
        own.reduce((sum, i) => sum + values[i]!, 0) / own.length;
      return [mean(x), mean(y)] as const;
    };
    const [even, odd] = [center(0), center(1)];
    const right = [...x.keys()].filter((i) => {
      const [toEven, toOdd] = [even, odd].map(([cx, cy]) => Math.hypot(x[i]! - cx, y[i]! - cy));
      return (toEven! < toOdd!) === (i % 2 === 0);
    });
    assert.equal(right.length, 60, method);
  }
});

Deno.test("embedPlaces() takes a perplexity that so many places allow, and leaves out too few", () => {
  const ofTsne = FOUND.find(({ method }) => method === "t-SNE")!;
  assert.equal((ofTsne.options as { perplexity: number }).perplexity, 19);
  assert.equal(
    whyNoEmbedding(PLACES.few, 10),
    "20 places are too few for 10 neighbors, which need 21",
  );
  assert.equal(whyNoEmbedding(PLACES.areas, 10), null);
});

Deno.test("placeCells() draws every place in each view of each method", () => {
  const { rows, cellSize } = placeCells(PLACES, FOUND, 50);
  const views = Map.groupBy(rows, ({ view }) => view);
  assert.equal(views.size, 4);
  for (const own of views.values()) assert.equal(own.reduce((sum, { n }) => sum + n, 0), 60);
  assert.ok(rows.every(({ x, y }) => x > 0 && x < 1 && y > 0 && y < 1));
  assert.equal(cellSize, 0.02);
});

Deno.test("placePositions() has each place at its own position", () => {
  const rows = placePositions(PLACES, FOUND);
  assert.equal(rows.length, 180);
  assert.deepEqual(rows[65], {
    kind: "areas",
    place: "place 5",
    n: 550,
    method: "t-SNE",
    x: FOUND[1]!.layout.x[5],
    y: FOUND[1]!.layout.y[5],
  });
});
