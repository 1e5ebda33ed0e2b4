/**
 * The code cells of a notebook as one TypeScript module, and the way back from its lines to cells.
 *
 * @module
 */

import type { Notebook } from "./notebook_file.ts";

/** A line of a code cell; both numbers count from 1. */
export interface CellLine {
  cell: number;
  line: number;
}

/** A notebook's code as one module. */
export interface CellsModule {
  /** TypeScript source. */
  source: string;
  /** Cell and line of each line of the source; a closing line belongs to the cell it closes. */
  lines: CellLine[];
}

/** Ends a cell: nothing at run time, but a statement cannot continue across it. */
const SEPARATOR = "export {};";

/**
 * The code cells as one module, in order, so that what one cell declares is known in the next.
 *
 * A `const` that two cells declare is an error in the module, although the kernel allows it.
 *
 * @example Line 3 of the module is line 1 of the second code cell
 * ```ts
 * import assert from "node:assert/strict";
 * import { cellsToModule } from "lib/notebook/cells_module.ts";
 * import type { CodeCell } from "lib/notebook/notebook_file.ts";
 * const cell = (id: string, source: string): CodeCell => (
 *   { cell_type: "code", id, source, metadata: {}, execution_count: null, outputs: [] }
 * );
 * const cells = [cell("a", "const n = 1;"), cell("b", "n + 1")];
 * const module = cellsToModule({ cells, metadata: {}, nbformat: 4, nbformat_minor: 5 });
 * assert.equal(module.source.split("\n")[2], "n + 1");
 * assert.deepEqual(module.lines[2], { cell: 2, line: 1 });
 * ```
 */
export function cellsToModule(notebook: Notebook): CellsModule {
  const text: string[] = [];
  const lines: CellLine[] = [];
  codeSources(notebook).forEach((source, i) => {
    const own = splitLines(source);
    text.push(...own, SEPARATOR);
    lines.push(...own.map((_, j) => ({ cell: i + 1, line: j + 1 })));
    lines.push({ cell: i + 1, line: Math.max(own.length, 1) });
  });
  return { source: text.join("\n") + "\n", lines };
}

/** Sources of the code cells, in order. */
export function codeSources(notebook: Notebook): string[] {
  return notebook.cells.filter((cell) => cell.cell_type === "code").map((cell) => cell.source);
}

/** Lines of a source, without the empty one after a last newline. */
export function splitLines(source: string): string[] {
  const lines = source.split(/\r?\n/);
  if (lines.at(-1) === "") lines.pop();
  return lines;
}

const IMPORT = /^import\b(?:[^"';]*?\bfrom)?\s*["'][^"'\n]+["'](?:\s*with\s*\{[^}]*\})?;?/gm;
const COMMENT = /\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm;

/**
 * How a cell imports: `only` if it holds nothing but imports and comments, `mixed` if it does
 * other work too, `none` if it imports nothing.
 *
 * @example Imports mixed with work
 * ```ts
 * import assert from "node:assert/strict";
 * import { importsOf } from "lib/notebook/cells_module.ts";
 * assert.equal(importsOf('import { ROOT } from "lib/config.ts";'), "only");
 * assert.equal(importsOf('import { ROOT } from "lib/config.ts";\nROOT'), "mixed");
 * assert.equal(importsOf("1 + 1"), "none");
 * ```
 */
export function importsOf(source: string): "only" | "mixed" | "none" {
  const code = source.replace(COMMENT, "");
  const rest = code.replace(IMPORT, "");
  if (rest === code) return "none";
  return rest.trim() === "" ? "only" : "mixed";
}
