import assert from "node:assert/strict";
import { toPng } from "lib/figures/png.ts";
import { allOf, readSvg, textBoxes } from "./read_svg.ts";
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
    const sizes = allOf(root, "text").map(({ attributes }) => Number(attributes["font-size"]));
    assert.ok(sizes.every((size) => size >= 11), String(sizes));
    const boxes = textBoxes(root);
    for (const box of boxes) {
      assert.ok(box.left >= 0 && box.right <= width, `${box.text}: ${box.left} to ${box.right}`);
      assert.ok(box.top >= 0 && box.bottom <= height, `${box.text}: ${box.top} to ${box.bottom}`);
    }
    boxes.forEach((a, i) =>
      boxes.slice(i + 1).forEach((b) => {
        const beside = a.right <= b.left || b.right <= a.left;
        assert.ok(
          beside || a.bottom <= b.top + 1 || b.bottom <= a.top + 1,
          `"${a.text}" on "${b.text}"`,
        );
      })
    );
  });

  Deno.test(`${name}: the table is the rows, which stay as they were; marks are counted`, () => {
    const before = structuredClone(rows);
    const figure = draw(rows);
    assert.deepEqual(figure.table, rows);
    assert.notEqual(figure.table[0], rows[0]);
    assert.deepEqual(rows, before);
    assert.equal(figure.marks, marks);
  });

  Deno.test(`${name}: refuses no rows, a missing column and numbers that are none`, () => {
    assert.throws(() => draw([]), { name: "RangeError", message: /at least one row/ });
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
