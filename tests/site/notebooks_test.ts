import assert from "node:assert/strict";
import type { CodeCell, Notebook, Output } from "lib/notebook/notebook_file.ts";
import { formatNotebook } from "lib/notebook/notebook_file.ts";
import { writeFile } from "lib/files/write_file.ts";
import { cellHref, describeNotebook } from "lib/site/notebooks.ts";
import { zoneTown } from "./files/zone_town.ts";

const shown = (data: Record<string, string>): Output => ({
  output_type: "display_data",
  data,
  metadata: {},
});

function code(id: string, source: string, outputs: Output[] = []): CodeCell {
  return { cell_type: "code", id, metadata: {}, source, execution_count: 1, outputs };
}

const TITLE =
  "# Places: where\n\n> **Question.** Where, and\n> how *sure*?\n\nReads `01`.\n\n> Not this.";
const NOTEBOOK: Notebook = {
  cells: [
    { cell_type: "markdown", id: "title", metadata: {}, source: TITLE },
    code("imports", 'import assert from "node:assert/strict";'),
    code("table", "show();", [shown({ "text/markdown": "| a | b |\n| --: | :-- |\n| 1 | 2 |" })]),
    code("figure", "draw();", [
      shown({ "image/png": "AA==", "text/plain": "A map" }),
      shown({ "text/markdown": "As vectors: `a.svg`" }),
    ]),
    code("checks", "assert.equal(1, 1);\nassert(true);\nchapter.recordFit(fit);"),
  ],
  metadata: {},
  nbformat: 4,
  nbformat_minor: 5,
};

Deno.test("notebooks: what is in one is counted, and its question is the first quotation", () => {
  const { title, question, nCodeCells, nFigures, nTables, nChecks, recordsIn } = describeNotebook(
    "02_eda",
    NOTEBOOK,
  );
  assert.deepEqual([title, question], ["Places: where", "Where, and how sure?"]);
  assert.deepEqual([nCodeCells, nFigures, nTables, nChecks, recordsIn], [4, 1, 1, 2, 4]);
});

Deno.test("notebooks: cells are linked by identity or number, and to the page where they are gone", () => {
  const site = zoneTown({ hasZones: false });
  writeFile(site.path("notebooks/02_eda.ipynb"), formatNotebook(NOTEBOOK));
  const hrefs = ["figure", 2, "lost", 99].map((cell) => cellHref(site, "02_eda", cell));
  assert.deepEqual(hrefs, [
    "notebooks/02_eda.html#cell-3",
    "notebooks/02_eda.html#cell-2",
    "notebooks/02_eda.html",
    "notebooks/02_eda.html",
  ]);
  assert.equal(cellHref(site, "03_features", "imports"), undefined);
});
