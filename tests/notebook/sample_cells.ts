/** Cells and notebooks written by hand, for the tests of this room. */

import type { CodeCell, Notebook, Output, TextCell } from "lib/notebook/notebook_file.ts";

let nCells = 0;

/** A code cell; one with outputs counts as executed. */
export function code(source: string, outputs: Output[] = [], count: number | null = null) {
  const id = `code-${++nCells}`;
  return {
    cell_type: "code",
    id,
    metadata: {},
    source,
    execution_count: count,
    outputs,
  } satisfies CodeCell;
}

/** A text cell. */
export function text(source: string) {
  return { cell_type: "markdown", id: `text-${++nCells}`, metadata: {}, source } satisfies TextCell;
}

/** A notebook of the Deno kernel. */
export function notebookOf(...cells: Notebook["cells"]): Notebook {
  const kernelspec = { name: "deno", display_name: "Deno", language: "typescript" };
  return { cells, metadata: { kernelspec }, nbformat: 4, nbformat_minor: 5 };
}
