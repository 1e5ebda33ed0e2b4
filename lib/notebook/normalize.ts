/**
 * Notebooks without what differs from one session or machine to another.
 *
 * @module
 */

import { ROOT } from "../config.ts";
import type { CodeCell, Metadata, Notebook } from "./notebook_file.ts";
import { toPortable } from "./outputs.ts";

/** What frontends leave in cells that is of their session, not of the notebook. */
const SESSION_METADATA = ["execution", "ExecuteTime", "collapsed", "scrolled"];

/** A copy without outputs, counts and traces of a frontend's session. */
export function toBlank(notebook: Notebook): Notebook {
  const cells = structuredClone(notebook.cells).map((cell) => {
    for (const key of SESSION_METADATA) delete cell.metadata[key];
    return cell.cell_type === "code" ? { ...cell, execution_count: null, outputs: [] } : cell;
  });
  return { ...notebook, cells };
}

/**
 * A copy of an executed notebook whose outputs name no place of this machine, and whose metadata
 * say in what it was executed.
 */
export function toExecuted(notebook: Notebook, languageInfo: Metadata): Notebook {
  const cells = notebook.cells.map((cell) =>
    cell.cell_type === "code"
      ? { ...cell, outputs: cell.outputs.map((output) => toPortable(output, ROOT)) }
      : cell
  );
  const kernelspec = { display_name: "Deno", language: "typescript", name: "deno" };
  const metadata = { ...notebook.metadata, kernelspec, language_info: languageInfo };
  return { ...notebook, cells, metadata };
}

/** The cells that are executed, in order. */
export function codeCells(notebook: Notebook): CodeCell[] {
  return notebook.cells.filter((cell) => cell.cell_type === "code");
}
