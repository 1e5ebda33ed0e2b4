import assert from "node:assert/strict";
import { chosenTable } from "lib/site/browser/structure/chosen.ts";
import type { Coloring } from "lib/site/browser/structure/coloring.ts";

/** Points of a number of categories, so many of each. */
function coloringOf(counts: readonly number[]): Coloring {
  return {
    id: "type",
    label: "Type",
    codes: Uint8Array.from(counts.flatMap((n, code) => Array(n).fill(code))),
    categories: counts.map((n, code) => ({ name: `type ${code}`, n, color: 0 })),
  };
}

/** Mask with so many points of each category. */
function maskOf({ codes }: Coloring, chosen: readonly number[]): Uint8Array {
  const left = [...chosen];
  return codes.map((code) => left[code]!-- > 0 ? 1 : 0);
}

Deno.test("chosenTable(): shares stand beside those of all points", () => {
  const coloring = coloringOf([60, 30, 10]);
  const { rows, nMore } = chosenTable(coloring, maskOf(coloring, [10, 30, 0]), 8);
  assert.deepEqual(rows.map(({ count }) => count), ["10", "30", "0"]);
  assert.deepEqual(rows.map(({ share }) => share), [0.25, 0.75, 0]);
  assert.deepEqual(rows.map(({ ofAll }) => ofAll), [0.6, 0.3, 0.1]);
  assert.deepEqual(rows.map(({ times }) => times?.toFixed(2)), ["0.42", "2.50", "0.00"]);
  assert.equal(nMore, 0);
});

Deno.test("chosenTable(): small counts and their shares are hidden, also from subtraction", () => {
  const coloring = coloringOf([60, 30, 10]);
  const { rows } = chosenTable(coloring, maskOf(coloring, [50, 20, 3]), 8);
  const [most, , few] = rows;
  assert.deepEqual([few!.count, few!.share, few!.times], ["<5", null, null]);
  assert.match(most!.count, /^about /);
  assert.ok(Math.abs(most!.share! - 50 / 73) < 0.05);
});

Deno.test("chosenTable(): of many categories the most frequent come first, and the rest is counted", () => {
  const coloring = coloringOf([50, 60, 70, 80]);
  const { rows, nMore } = chosenTable(coloring, maskOf(coloring, [40, 0, 30, 20]), 2);
  assert.deepEqual(rows.map(({ name }) => name), ["type 0", "type 2"]);
  assert.equal(nMore, 1);
});
