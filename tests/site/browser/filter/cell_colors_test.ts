import assert from "node:assert/strict";

/** The theme asks the page, of which this is as much as it needs. */
Object.assign(globalThis, {
  document: { documentElement: { dataset: { theme: "light" } } },
});
const { colorChange, colorCounts } = await import("lib/site/browser/filter/cell_colors.ts");

const colorOf = (colors: Uint8Array, cell: number) => [...colors.subarray(4 * cell, 4 * cell + 4)];

Deno.test("colorCounts() has one color for all small counts, and none for none", () => {
  const { colors, caption, legend } = colorCounts([99, 0, 1, 4, 5, 60], 250);
  assert.equal(colorOf(colors, 0)[3], 0);
  assert.deepEqual(colorOf(colors, 1), colorOf(colors, 2));
  assert.notDeepEqual(colorOf(colors, 2), colorOf(colors, 3));
  assert.deepEqual(legend.map(({ label }) => label), [
    "<5",
    "5 to 9",
    "10 to 19",
    "20 to 49",
    "50 or more",
  ]);
  assert.equal(caption, "Incidents per cell of 250 m");
});

Deno.test("colorCounts() leaves out incidents without a cell, however many there are", () => {
  assert.deepEqual(colorCounts([5000, 6], 250), colorCounts([0, 6], 250));
});

Deno.test("colorCounts() has at most seven classes beside that of few, with round starts", () => {
  const { legend } = colorCounts([0, 3_000_000], 250);
  assert.ok(legend.length <= 8, `${legend.length}`);
  assert.deepEqual(legend.map(({ label }) => label), [
    "<5",
    "5 to 49",
    "50 to 499",
    "500 to 4,999",
    "5,000 to 49,999",
    "50,000 to 499,999",
    "500,000 or more",
  ]);
  assert.ok(
    legend.slice(1).every(({ label }) => /^[125][0,]* (to [149][9,]*|or more)$/.test(label)),
  );
});

Deno.test("colorChange() compares rates, and leaves out cells with few incidents in both", () => {
  const { colors, caption, legend } = colorChange([0, 9, 40, 20, 10], [0, 10, 20, 20, 20], [
    10,
    10,
  ]);
  assert.equal(colorOf(colors, 0)[3], 0);
  assert.deepEqual(colorOf(colors, 1).slice(0, 3), legend.at(-1)!.color);
  assert.deepEqual(colorOf(colors, 2).slice(0, 3), legend[3]!.color);
  assert.deepEqual(colorOf(colors, 3).slice(0, 3), legend[0]!.color);
  assert.equal(caption, "Incidents a day over those of the compared period");
  const longer = colorChange([0, 40], [0, 20], [20, 10]);
  assert.deepEqual(colorOf(longer.colors, 0).slice(0, 3), legend[3]!.color);
});
