/**
 * The shape that every notebook of the project has: rules about its cells, not about their code.
 *
 * @module
 */

import { codeSources, importsOf, splitLines } from "./cells_module.ts";
import type { CheckProblem } from "./check_problem.ts";
import type { Cell, Notebook } from "./notebook_file.ts";

/** Sections that every notebook has, as headings of the second level. */
export const SECTIONS: readonly string[] = ["Checks", "Findings", "Limits", "Try it"];

/** Most lines of a code cell; blank lines are not counted. */
export const MAX_CELL_LINES = 15;

/** Code cells at the start that may be longer: imports and parameters. */
export const OPENING_CELLS = 3;

/** Most lines of the median code cell. */
export const MAX_MEDIAN_LINES = 4;

/** Least number of text cells for one code cell. */
export const MIN_TEXT_SHARE = 0.6;

const CELL_ID = /^[\w-]{1,64}$/;
const MACHINE_PATH =
  /(?<![\w.:/~-])\/(?:home|root|Users|tmp|var|mnt|opt|srv|etc|usr)\/|~\/|file:\/\/|\b[A-Z]:\\/;
const QUOTED_PATH = /["'`]\/[\w.-]+\/[\w.-]/;

/**
 * Where a source notebook departs from the shape that all notebooks of the project have.
 *
 * It opens with `# Title` and the question as a quotation; has the {@link SECTIONS}; holds no
 * outputs, empty code cells or paths of one machine; imports apart from other work; has short cells
 * ({@link MAX_CELL_LINES}, {@link MAX_MEDIAN_LINES}) and enough text ({@link MIN_TEXT_SHARE}).
 *
 * @param name What problems call the notebook, such as its path.
 * @returns Problems, those of the whole notebook first; empty if it has the shape.
 *
 * @example An empty notebook lacks everything
 * ```ts
 * import assert from "node:assert/strict";
 * import { lintStructure } from "lib/notebook/structure.ts";
 * const empty = { cells: [], metadata: {}, nbformat: 4, nbformat_minor: 5 } as const;
 * const [first] = lintStructure({ ...empty, cells: [] }, "notebooks/02_eda.ipynb");
 * assert.equal(first?.message, 'the kernel must be deno: metadata.kernelspec.name is "deno"');
 * ```
 */
export function lintStructure(notebook: Notebook, name: string): CheckProblem[] {
  const problems: CheckProblem[] = [];
  const report = (message: string, cell = 0, line = 0) =>
    problems.push({ notebook: name, cell, line, code: "structure", message });
  lintWhole(notebook, report);
  notebook.cells.forEach((cell, i) => {
    if (cell.cell_type !== "code") lintText(cell, i + 1, report);
  });
  const codeCells = notebook.cells.filter((cell) => cell.cell_type === "code");
  codeCells.forEach((cell, i) => {
    if (cell.outputs.length > 0 || cell.execution_count !== null) {
      report("a source notebook holds no outputs and no execution counts: clear them", i + 1);
    }
    lintCode(cell.source, i + 1, report);
  });
  return problems;
}

type Report = (message: string, cell?: number, line?: number) => void;

function lintWhole(notebook: Notebook, report: Report): void {
  const { kernelspec } = notebook.metadata as { kernelspec?: { name?: unknown } };
  if (kernelspec?.name !== "deno") {
    report('the kernel must be deno: metadata.kernelspec.name is "deno"');
  }
  const opening = notebook.cells[0];
  const lines = opening?.cell_type === "markdown" ? opening.source.split("\n") : [];
  if (!/^# \S/.test(lines[0] ?? "")) report("the first cell must be text that opens with # Title");
  if (!lines.some((line) => /^> \S/.test(line))) {
    report("the first cell must ask the question as a quotation: > Question?");
  }
  const headings = notebook.cells.flatMap(headingsOf);
  for (const section of SECTIONS) {
    if (!headings.includes(section)) report(`the section ## ${section} is missing`);
  }
  const ids = notebook.cells.map(({ id }) => id);
  for (const id of new Set(ids)) {
    if (!CELL_ID.test(id)) report(`the cell id "${id}" must be 1 to 64 letters, digits, - or _`);
    if (ids.indexOf(id) !== ids.lastIndexOf(id)) report(`two cells have the id "${id}"`);
  }
  const sizes = codeSources(notebook).map(countLines).sort((a, b) => a - b);
  const median = sizes[Math.floor(sizes.length / 2)] ?? 0;
  if (median > MAX_MEDIAN_LINES) {
    report(`the median code cell has ${median} lines, over ${MAX_MEDIAN_LINES}: move code to lib`);
  }
  const texts = notebook.cells.filter(({ cell_type }) => cell_type === "markdown").length;
  if (texts < MIN_TEXT_SHARE * sizes.length) {
    report(`${texts} text cells for ${sizes.length} code cells: say why, and what is seen`);
  }
}

function lintText(cell: Cell, position: number, report: Report): void {
  if (cell.source.trim() === "") report(`cell ${position} of all cells is an empty text cell`);
  const path = MACHINE_PATH.exec(cell.source);
  if (path) report(`cell ${position} of all cells names a path of one machine: ${path[0]}`);
}

function lintCode(source: string, cell: number, report: Report): void {
  const nLines = countLines(source);
  if (nLines === 0) report("the cell is empty", cell);
  const imports = importsOf(source);
  if (imports === "mixed") report("imports stand in a cell of their own", cell);
  if (cell > OPENING_CELLS && imports !== "only" && nLines > MAX_CELL_LINES) {
    report(`the cell has ${nLines} lines, over ${MAX_CELL_LINES}: move code to lib`, cell);
  }
  splitLines(source).forEach((line, i) => {
    const path = MACHINE_PATH.exec(line) ?? QUOTED_PATH.exec(line);
    if (path) report(`the cell names a path of one machine: ${path[0]}`, cell, i + 1);
  });
}

/** Headings of the second level of a text cell. */
function headingsOf(cell: Cell): string[] {
  if (cell.cell_type !== "markdown") return [];
  return [...cell.source.matchAll(/^## (.+?)\s*$/gm)].map((match) => match[1]!);
}

/** Lines that are not blank. */
function countLines(source: string): number {
  return splitLines(source).filter((line) => line.trim() !== "").length;
}
