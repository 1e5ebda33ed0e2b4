import assert from "node:assert/strict";

/** The theme asks the page, of which this is as much as it needs. */
Object.assign(globalThis, {
  document: { documentElement: { dataset: { theme: "light" } } },
});
const { colorChange, colorCounts } = await import("lib/site/browser/filter/cell_colors.ts");

const colorOf = (colors: Uint8Array, cell: number) => [...colors.subarray(4 * cell, 4 * cell + 4)];

Deno.test("colorCounts() has one color for all small counts, and none for none", () => {
  const { colors, legend } = colorCounts([99, 0, 1, 4, 5, 60]);
  assert.equal(colorOf(colors, 0)[3], 0);
  assert.deepEqual(colorOf(colors, 1), colorOf(colors, 2));
  assert.notDeepEqual(colorOf(colors, 2), colorOf(colors, 3));
  assert.deepEqual(legend.map(({ label }) => label), ["<5", "5", "10", "20", "50 or more"]);
});

Deno.test("colorCounts() leaves out incidents without a cell, however many there are", () => {
  assert.deepEqual(colorCounts([5000, 6]), colorCounts([0, 6]));
});

Deno.test("colorCounts() has at most seven classes beside that of few, with round starts", () => {
  const { legend } = colorCounts([0, 3_000_000]);
  assert.ok(legend.length <= 8, `${legend.length}`);
  assert.deepEqual(legend.map(({ label }) => label), [
    "<5",
    "5",
    "50",
    "500",
    "5,000",
    "50,000",
    "500,000 or more",
  ]);
  assert.ok(legend.slice(1).every(({ label }) => /^[125][0,]*( or more)?$/.test(label)));
});

Deno.test("colorChange() compares rates, and leaves out cells with few incidents in both", () => {
  const { colors, legend } = colorChange([0, 9, 40, 20, 10], [0, 10, 20, 20, 20], [10, 10]);
  assert.equal(colorOf(colors, 0)[3], 0);
  assert.deepEqual(colorOf(colors, 1).slice(0, 3), legend.at(-1)!.color);
  assert.deepEqual(colorOf(colors, 2).slice(0, 3), legend[3]!.color);
  assert.deepEqual(colorOf(colors, 3).slice(0, 3), legend[0]!.color);
  const longer = colorChange([0, 40], [0, 20], [20, 10]);
  assert.deepEqual(colorOf(longer.colors, 0).slice(0, 3), legend[3]!.color);
});
