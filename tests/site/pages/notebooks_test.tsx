import assert from "node:assert/strict";
import type { VNode } from "preact";
import { renderToString } from "preact-render-to-string";
import { writeFile } from "lib/files/write_file.ts";
import { formatNotebook } from "lib/notebook/notebook_file.ts";
import { notebooksPage } from "lib/site/pages/notebooks.tsx";
import { zoneTown } from "../files/zone_town.ts";

Deno.test("notebooks: those that were executed are listed, and how to run the others", () => {
  const site = zoneTown({ hasZones: false });
  const title = {
    cell_type: "markdown",
    id: "title",
    metadata: {},
    source: "# Exploration: a look\n\n> **Question.** What is there?",
  } as const;
  const notebook = { cells: [title], metadata: {}, nbformat: 4, nbformat_minor: 5 } as const;
  writeFile(
    site.path("notebooks/02_eda.ipynb"),
    formatNotebook({ ...notebook, cells: [...notebook.cells] }),
  );
  const html = renderToString(notebooksPage(site).body as VNode);
  assert.match(html, /<a href="02_eda\.html"><span class="muted">02<\/span> Exploration<\/a>/);
  assert.match(html, /What is there\?/);
  assert.match(html, /deno task run --only 01,03,04,05,06,07/);
});
