import assert from "node:assert/strict";
import { toMarkdownTable } from "lib/notebook/markdown_table.ts";

Deno.test("toMarkdownTable() shows as many rows as asked and counts the rest", () => {
  const rows = Array.from({ length: 1200 }, (_, n) => ({ n }));
  const text = toMarkdownTable(rows, { limit: 2 });
  assert.equal(text, "| n |\n| --: |\n| 0 |\n| 1 |\n\n… and 1,198 more rows\n");
});

Deno.test("toMarkdownTable() picks and names columns, and gives a column one number of decimals", () => {
  const rows = [{ a: 1, b: null, c: "x" }, { a: 0.125, b: true, c: "y" }];
  assert.equal(
    toMarkdownTable(rows, { columns: { c: "C", a: "A" }, decimals: 3 }),
    "| C | A |\n| :-- | --: |\n| x | 1.000 |\n| y | 0.125 |\n",
  );
  assert.match(toMarkdownTable(rows), /\| 1\.00 \| — \| x \|\n\| 0\.13 \| yes \| y \|/);
});

Deno.test("toMarkdownTable() says that there are no rows", () => {
  assert.equal(toMarkdownTable([]), "No rows.\n");
});
