import assert from "node:assert/strict";
import { join } from "node:path";
import { UserError } from "lib/errors.ts";
import { cellsToModule, importsOf } from "lib/notebook/cells_module.ts";
import { checkNotebooks } from "lib/notebook/check.ts";
import { type CheckProblem, formatProblem } from "lib/notebook/check_problem.ts";
import { parseErrors } from "lib/notebook/deno_diagnostics.ts";
import { formatNotebook, type Notebook } from "lib/notebook/notebook_file.ts";
import { code, notebookOf, text } from "./sample_cells.ts";

/** Problems of some notebooks, which are called `1.ipynb`, `2.ipynb`, ... in what is returned. */
async function check(...notebooks: Notebook[]): Promise<CheckProblem[]> {
  const folder = await Deno.makeTempDir();
  try {
    const paths = notebooks.map((_, i) => join(folder, `${i + 1}.ipynb`));
    for (const [i, path] of paths.entries()) {
      await Deno.writeTextFile(path, formatNotebook(notebooks[i]!));
    }
    const problems = await checkNotebooks(paths);
    return problems.map((one) => ({ ...one, notebook: one.notebook.slice(folder.length + 1) }));
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

Deno.test("cellsToModule() leads every line back to its cell, when texts and empty cells lie between", () => {
  const { source, lines } = cellsToModule(
    notebookOf(code("a\nb\n"), text("const c = 1;"), code(""), code("d")),
  );
  const own = source.split("\n").map((line, i) => [line, lines[i]?.cell, lines[i]?.line]);
  assert.deepEqual(own.filter(([line]) => line !== "export {};" && line !== ""), [
    ["a", 1, 1],
    ["b", 1, 2],
    ["d", 3, 1],
  ]);
});

Deno.test("importsOf() tells imports from work, when imports span lines or have comments", () => {
  const imports = [
    'import assert from "node:assert/strict";',
    "// Figures",
    "import {\n  type A,\n  b,\n} from 'lib/b.ts'",
    'import * as c from "c"; /* side effect */',
    'import "d";',
  ].join("\n");
  assert.equal(importsOf(imports), "only");
  assert.equal(importsOf(`${imports}\nb(c);`), "mixed");
  assert.equal(importsOf('const d = await import("d");'), "none");
  assert.equal(importsOf('// import a from "a";\nimportant();'), "none");
});

Deno.test("checkNotebooks() finds nothing, when cells keep to what the kernel and the house allow", async () => {
  const clean = notebookOf(
    code('import assert from "node:assert/strict";\nimport { SEED } from "lib/config.ts";'),
    text("Two cells later."),
    code("const primary_type = String(SEED)"),
    code("[primary_type].length"),
    code('import { join } from "node:path";'),
    code('console.log(join("a", "b"));\nassert(await Promise.resolve(true));'),
    code('await Deno.jupyter.display({ "text/plain": "x" }, { raw: true });\nprimary_type'),
  );
  assert.deepEqual(await check(clean), []);
});

Deno.test("checkNotebooks() names notebook, cell and line, when types, imports and rules are broken", async () => {
  const first = notebookOf(code("const a = 1;\na"), text("text"), code('\nlet b = "x" * a;\nb'));
  const second = notebookOf(
    code('import { NOTHING } from "lib/config.ts";'),
    code('import zip from "a-package-that-deno-json-lacks";\nzip(NOTHING);'),
    code("const n = 1;"),
    code("const n = 2;\nn;"),
    code("function f(row: { type: string }) {\n  return row.typ;\n}\nf;\nconst unused = 0;"),
  );
  const problems = await check(first, second);
  assert.deepEqual(problems.map((p) => [p.notebook, p.cell, p.line, p.code]), [
    ["1.ipynb", 2, 2, "prefer-const"],
    ["1.ipynb", 2, 2, "TS2362"],
    ["2.ipynb", 1, 1, "TS2305"],
    ["2.ipynb", 2, 1, "TS2307"],
    ["2.ipynb", 3, 1, "TS2451"],
    ["2.ipynb", 4, 1, "TS2451"],
    ["2.ipynb", 5, 2, "TS2551"],
    ["2.ipynb", 5, 5, "no-unused-vars"],
  ]);
  const [misspelt] = problems.filter((p) => p.code === "TS2551");
  assert.equal(
    formatProblem(misspelt!),
    "2.ipynb cell 5 line 2: Property 'typ' does not exist on type '{ type: string; }'. " +
      "Did you mean 'type'? [TS2551]",
  );
  for (const { message } of problems) assert.doesNotMatch(message, /\n/);
});

Deno.test("checkNotebooks() finds the cells that cannot be parsed, and still checks other notebooks", async () => {
  const unparsable = notebookOf(
    code("const a = (1;\n"),
    code("const wrong: number = 'not reached';"),
    code("function f() {\n  return 1;"),
    code("const t = `open;"),
    code("let x =\n"),
  );
  const typed = notebookOf(code("const n: number = true;\nn"));
  const problems = await check(unparsable, typed);
  assert.deepEqual(problems.map((p) => [p.notebook, p.cell, p.line, p.code]), [
    ["1.ipynb", 1, 1, "syntax"],
    ["1.ipynb", 3, 2, "syntax"],
    ["1.ipynb", 4, 1, "syntax"],
    ["1.ipynb", 5, 1, "syntax"],
    ["2.ipynb", 1, 1, "TS2322"],
  ]);
});

Deno.test("checkNotebooks() takes cells apart, when a cell lacks its semicolon", async () => {
  // Joined as text, `1` and `(2 + 3)` would be a call of a number.
  assert.deepEqual(await check(notebookOf(code("1"), code("(2 + 3)"), code("[4]"))), []);
});

Deno.test("checkNotebooks() throws one line, when there is no such notebook", async () => {
  await assert.rejects(checkNotebooks(["notebooks/99_nothing.ipynb"]), UserError);
  assert.deepEqual(await checkNotebooks([]), []);
});

Deno.test("parseErrors() keeps a chain of reasons and drops related places", () => {
  const said = `Check file:///a.ts
TS2322 [ERROR]: Type '{ a: string; }' is not assignable to type 'A'.
  Types of property 'a' are incompatible.
    Type 'string' is not assignable to type 'number'.
const v: A = w;
      ^
    at file:///a.ts:4:7

    'a' is declared here.
    a: number;
    ^
        at file:///b.ts:1:1

error: Type checking failed.
`;
  assert.deepEqual(parseErrors(said), [{
    file: "file:///a.ts",
    line: 4,
    code: "TS2322",
    message: "Type '{ a: string; }' is not assignable to type 'A'. " +
      "Types of property 'a' are incompatible. Type 'string' is not assignable to type 'number'.",
  }]);
});
