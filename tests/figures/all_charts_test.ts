import assert from "node:assert/strict";
import { openTable } from "lib/figures/columns.ts";
import { toPng } from "lib/figures/png.ts";
import { assertReadable, readSvg } from "./read_svg.ts";
import { SAMPLES, WORDS } from "./sample_charts.ts";

for (const [name, { rows, column, marks, draw }] of Object.entries(SAMPLES)) {
  const { svg, width, height, alt } = draw(rows);
  const root = readSvg(svg);

  Deno.test(`${name}: the same rows give the same bytes, whatever was drawn before`, () => {
    Object.values(SAMPLES).forEach((other) => other.draw(other.rows));
    assert.equal(draw(rows).svg, svg);
  });

  Deno.test(`${name}: a complete, lean document with title and alternative text`, () => {
    const { xmlns, viewBox, role, "aria-labelledby": ids } = root.attributes;
    assert.equal(xmlns, "http://www.w3.org/2000/svg");
    assert.equal(viewBox, `0 0 ${width} ${height}`);
    assert.equal(role, "img");
    const [title, description] = root.children;
    assert.equal(title?.text, WORDS.title);
    assert.equal(description?.text, alt);
    assert.equal(ids, `${title?.attributes.id} ${description?.attributes.id}`);
    assert.ok(alt.includes(WORDS.title) && /\d/.test(alt.slice(WORDS.title.length)), alt);
    assert.ok(svg.length < 60_000, `${svg.length} characters`);
    assert.ok(!/NaN|undefined|Infinity|\d\.\d{7}/.test(svg));
    assert.ok(!/currentColor|<style|class=/.test(svg));
    assert.ok(toPng(svg, 1).length > 3000, "resvg reads it as strict XML");
  });

  Deno.test(`${name}: all text is at least 11 px, inside the picture, and none on another`, () => {
    assertReadable(draw(rows));
  });

  Deno.test(`${name}: as a panel it has a smaller title, no bar, and text that still fits`, () => {
    const panel = draw(rows, { panel: true, width: 460 });
    assert.equal(panel.width, 460);
    assert.ok(panel.svg.includes('font-size="15"') && !panel.svg.includes('font-size="19"'));
    assertReadable(panel);
  });

  Deno.test(`${name}: the table is the rows, which stay as they were; marks are counted`, () => {
    const before = structuredClone(rows);
    const figure = draw(rows);
    assert.deepEqual(figure.table, rows);
    assert.notEqual(figure.table[0], rows[0]);
    assert.deepEqual(rows, before);
    assert.equal(figure.marks, marks);
  });

  Deno.test(`${name}: of no rows it says that there is nothing to show`, () => {
    const figure = draw([]);
    assert.deepEqual([figure.marks, figure.table, figure.title], [0, [], WORDS.title]);
    assert.match(figure.svg, />Nothing to show\.<\/text>/);
    assertReadable(figure);
  });

  Deno.test(`${name}: refuses a missing column and numbers that are none`, () => {
    const without = rows.map(({ [column]: _, ...others }) => others);
    assert.throws(() => draw(without), {
      name: "RangeError",
      message: new RegExp(`unknown column ${column}, the columns are `),
    });
    const spoiled = rows.map((row, i) => i === 1 ? { ...row, [column]: NaN } : row);
    assert.throws(() => draw(spoiled), {
      name: "RangeError",
      message: new RegExp(`${column} must be a finite number, current value in row \\d is NaN`),
    });
  });

  Deno.test(`${name}: made-up records are marked in the picture, below it and in its words`, () => {
    const figure = draw(rows, { synthetic: true });
    assert.match(figure.svg, />SYNTHETIC DATA<\/text>/);
    assert.match(figure.svg, />SYNTHETIC: made-up records/);
    assert.match(figure.alt, /^Synthetic data\./);
    assert.ok(!/synthetic/i.test(svg));
  });

  Deno.test(`${name}: ids are its own`, () => {
    const ids = (text: string) => [...text.matchAll(/\bid="([^"]+)"/g)].map((match) => match[1]!);
    const own = ids(svg);
    assert.equal(new Set(own).size, own.length);
    const other = ids(draw(rows, { title: "Another title" }).svg);
    assert.deepEqual(own.filter((id) => other.includes(id)), []);
    for (const [, id] of svg.matchAll(/url\(#([^)]+)\)/g)) assert.ok(own.includes(id!), id);
  });
}

Deno.test("openTable() refuses no rows: it would not know the columns", () => {
  assert.throws(() => openTable([], "map"), { name: "RangeError", message: /at least one row/ });
});
