import type { ErrorOutput, Notebook } from "./notebook_file.ts";

/** Where and how a notebook failed. */
export interface NotebookFailure {
  /** Name of the notebook, without folder and ending. */
  name: string;
  /** Number of the code cell, from 1; what Jupyter shows in brackets. */
  cell: number;
  /** Source of the cell. */
  source: string;
  /** What the cell threw, or what ended it. */
  error: ErrorOutput;
  /** The notebook with the outputs up to the failure. */
  notebook: Notebook;
}

/** Lines of source and of traceback that a message holds at most. */
const SHOWN_LINES = 20;

/**
 * A notebook failed in a cell. The message says which notebook and cell, shows the cell's source,
 * and ends with the error and its traceback.
 *
 * @example What a reader sees
 * ```ts
 * import assert from "node:assert/strict";
 * import { NotebookError } from "lib/notebook/notebook_error.ts";
 * const traceback = ["Error: boom", "    at <anonymous>:1:1"];
 * const { message } = new NotebookError({
 *   name: "02_eda",
 *   cell: 3,
 *   source: "boom();",
 *   error: { output_type: "error", ename: "Error", evalue: "boom", traceback },
 *   notebook: { cells: [], metadata: {}, nbformat: 4, nbformat_minor: 5 },
 * });
 * assert.equal(
 *   message,
 *   "02_eda, code cell 3 failed:\n\n  boom();\n\nError: boom\n    at <anonymous>:1:1",
 * );
 * ```
 */
export class NotebookError extends Error {
  override name = "NotebookError";
  /** Name of the notebook. */
  readonly notebookName: string;
  readonly cell: number;
  readonly source: string;
  readonly ename: string;
  readonly evalue: string;
  readonly traceback: string[];
  readonly notebook: Notebook;

  constructor(failure: NotebookFailure, options?: ErrorOptions) {
    super(formatFailure(failure), options);
    const { name, cell, source, error, notebook } = failure;
    this.notebookName = name;
    this.cell = cell;
    this.source = source;
    this.ename = error.ename;
    this.evalue = error.evalue;
    this.traceback = error.traceback;
    this.notebook = notebook;
  }
}

function formatFailure({ name, cell, source, error }: NotebookFailure): string {
  const headline = `${error.ename}: ${error.evalue}`;
  const traceback = error.traceback.join("\n").trimEnd();
  const said = traceback.startsWith(headline) ? traceback : `${headline}\n${traceback}`.trimEnd();
  return [
    `${name}, code cell ${cell} failed:`,
    "",
    ...firstLines(source).map((line) => `  ${line}`.trimEnd()),
    "",
    ...firstLines(said),
  ].join("\n");
}

function firstLines(text: string): string[] {
  const lines = text.split("\n");
  const rest = lines.length - SHOWN_LINES;
  return rest > 0 ? [...lines.slice(0, SHOWN_LINES), `… and ${rest} more lines`] : lines;
}
