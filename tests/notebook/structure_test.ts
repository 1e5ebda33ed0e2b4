import assert from "node:assert/strict";
import type { Cell, Notebook } from "lib/notebook/notebook_file.ts";
import { lintStructure } from "lib/notebook/structure.ts";
import { code, notebookOf, text } from "./sample_cells.ts";

/** The cells of a notebook without fault: 5 code cells, 6 text cells. */
function goodCells(): Cell[] {
  return [
    text("# Title\n\n> What is seen?\n\nReads nothing."),
    code('import { SEED } from "lib/config.ts";'),
    text("## Place\n\nWhy."),
    code(Array.from({ length: 20 }, (_, i) => `const p${i} = ${i};`).join("\n")),
    code("SEED"),
    text("## Checks"),
    code("p1;"),
    text("## Findings"),
    code("p2;"),
    text("## Limits"),
    text("## Try it"),
  ];
}

/** Problems of the good cells after a change, as `cell:line message`. */
function problemsAfter(change: (cells: Cell[]) => Cell[] | void): string[] {
  const cells = goodCells();
  return lint(notebookOf(...(change(cells) ?? cells)));
}

function lint(notebook: Notebook): string[] {
  return lintStructure(notebook, "x.ipynb").map((p) => {
    assert.deepEqual([p.notebook, p.code], ["x.ipynb", "structure"]);
    return `${p.cell}:${p.line} ${p.message}`;
  });
}

const lines = (n: number) => Array.from({ length: n }, (_, i) => `f(${i});`).join("\n\n");

Deno.test("lintStructure() finds nothing, when the notebook has the shape", () => {
  assert.deepEqual(problemsAfter(() => {}), []);
});

Deno.test("lintStructure() asks for title, question, sections and kernel", () => {
  const untitled = problemsAfter((cells) => [text("Title\n===="), ...cells.slice(1)]);
  assert.equal(untitled.length, 2);
  assert.match(untitled[0]!, /^0:0 .*# Title/);
  assert.match(untitled[1]!, /> Question/);
  for (const section of ["Checks", "Findings", "Limits", "Try it"]) {
    assert.deepEqual(
      problemsAfter((cells) => {
        for (const c of cells) if (c.source === `## ${section}`) c.source = `### ${section}`;
      }),
      [`0:0 the section ## ${section} is missing`],
    );
  }
  const python = { ...notebookOf(...goodCells()), metadata: { kernelspec: { name: "python3" } } };
  assert.match(lint(python).join(), /the kernel must be deno/);
});

Deno.test("lintStructure() names the code cell, when it is empty, executed, or mixes imports", () => {
  assert.deepEqual(problemsAfter((c) => [...c, code(" \n")]), ["6:0 the cell is empty"]);
  const stream = { output_type: "stream", name: "stdout", text: "x" } as const;
  assert.match(problemsAfter((c) => [...c, code("1", [stream])]).join(), /^6:0 .*no outputs/);
  assert.match(problemsAfter((c) => [...c, code("1", [], 1)]).join(), /^6:0 .*no outputs/);
  assert.deepEqual(problemsAfter((c) => [...c, code('import "a";\nf();')]), [
    "6:0 imports stand in a cell of their own",
  ]);
});

Deno.test("lintStructure() allows 15 lines besides blank ones, more in the first three cells and imports", () => {
  assert.deepEqual(problemsAfter((c) => [...c, code(lines(15))]), []);
  assert.deepEqual(problemsAfter((c) => [...c, code(lines(16))]), [
    "6:0 the cell has 16 lines, over 15: move code to lib",
  ]);
  const imports = Array.from({ length: 20 }, (_, i) => `import "a${i}";`).join("\n");
  assert.deepEqual(problemsAfter((c) => [...c, code(imports)]), []);
  const long = Array.from({ length: 3 }, () => [code(lines(5)), text("Why.")]).flat();
  assert.deepEqual(problemsAfter((c) => [...c, ...long]), [
    "0:0 the median code cell has 5 lines, over 4: move code to lib",
  ]);
});

Deno.test("lintStructure() asks for 0.6 text cells a code cell", () => {
  const more = (n: number) =>
    problemsAfter((c) => [...c, ...Array.from({ length: n }, () => code("1"))]);
  assert.deepEqual(more(5), []); // 6 texts, 10 code cells
  assert.deepEqual(more(6), ["0:0 6 text cells for 11 code cells: say why, and what is seen"]);
});

Deno.test("lintStructure() refuses paths of one machine, in text and in code, but no addresses or units", () => {
  assert.match(
    problemsAfter((c) => [...c, code('x;\nread("/Users/ann/a.csv");')]).join(),
    /^6:2 .*path of one machine/,
  );
  assert.equal(problemsAfter((c) => [...c, code("read('/any/where.csv')")]).length, 1);
  assert.equal(problemsAfter((c) => [...c, code("read(`C:\\\\a.csv`)")]).length, 1);
  assert.match(
    problemsAfter((c) => [...c, text("See /tmp/a.csv.")]).join(),
    /^0:0 cell 12 .*\/tmp/,
  );
  const fine = [
    code('open("https://example.org/home/a"); const rate = n + "/km"; a / b / c;'),
    text("Written to artifacts/tmp/a.csv, and/or <https://example.org/usr/x>, 5 km/h."),
  ];
  assert.deepEqual(problemsAfter((c) => [...c, ...fine]), []);
});

Deno.test("lintStructure() refuses ids that are no ids or are used twice", () => {
  const problems = problemsAfter((cells) => {
    cells[3]!.id = cells[4]!.id = "twice";
    cells[5]!.id = "a b";
  });
  assert.deepEqual(problems, [
    '0:0 two cells have the id "twice"',
    '0:0 the cell id "a b" must be 1 to 64 letters, digits, - or _',
  ]);
});
