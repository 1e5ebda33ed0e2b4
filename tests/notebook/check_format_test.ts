import assert from "node:assert/strict";
import { join } from "node:path";
import { ROOT } from "lib/config.ts";
import { checkFormat } from "lib/notebook/check_format.ts";
import { formatNotebook, readNotebook } from "lib/notebook/notebook_file.ts";

Deno.test("checkFormat() names the notebooks that deno fmt would change, and leaves them alone", async () => {
  const tidy = join(ROOT, "notebooks", "01_preprocessing.ipynb");
  const notebook = await readNotebook(tidy);
  const cell = notebook.cells.find(({ cell_type }) => cell_type === "code")!;
  cell.source = "const   n=1";
  const untidy = await Deno.makeTempFile({ suffix: ".ipynb" });
  await Deno.writeTextFile(untidy, formatNotebook(notebook));
  const problems = await checkFormat([tidy, untidy]);
  assert.deepEqual(problems.map((problem) => problem.notebook), [untidy]);
  assert.equal(await Deno.readTextFile(untidy), formatNotebook(notebook));
  await Deno.remove(untidy);
});
