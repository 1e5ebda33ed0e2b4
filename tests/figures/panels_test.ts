import assert from "node:assert/strict";
import { panels } from "lib/figures/panels.ts";
import { assertReadable } from "./read_svg.ts";
import { SAMPLES, WORDS } from "./sample_charts.ts";

const part = (name: string) =>
  SAMPLES[name]!.draw(SAMPLES[name]!.rows, { panel: true, width: 420 });

Deno.test("panels() places figures without letting their text or ids meet", () => {
  const [map, chart, bars] = [part("cell_map"), part("heat_map"), part("bar_chart")];
  const figure = panels([[map], [chart, bars]], WORDS);
  assert.deepEqual([figure.width, figure.marks], [840, map.marks + chart.marks + bars.marks]);
  assertReadable(figure);
  const ids = [...figure.svg.matchAll(/\bid="([^"]+)"/g)].map((match) => match[1]);
  assert.equal(new Set(ids).size, ids.length);
  for (const [, id] of figure.svg.matchAll(/url\(#([^)]+)\)/g)) assert.ok(ids.includes(id));
  assert.equal(figure.svg.match(/role="img"/g)?.length, 1);
  assert.throws(() => panels([], WORDS), RangeError);
});

Deno.test("panels() speaks for its parts: their words are in its alternative text", () => {
  const [map, bars] = [part("cell_map"), part("bar_chart")];
  const { alt, table } = panels([[map], [bars]], WORDS);
  assert.ok(alt.includes(map.alt) && alt.includes(bars.alt));
  assert.deepEqual(table.map(({ marks }) => marks), [64, 4]);
});
