/**
 * The executed notebooks of a run: what each asks, what is in it, and the addresses of its cells.
 *
 * @module
 */

import { importsOf } from "../notebook/cells_module.ts";
import { type CodeCell, type Notebook, parseNotebook } from "../notebook/notebook_file.ts";
import { listChapters } from "../notebook/sources.ts";
import type { SiteSource } from "./source.ts";

/** An executed notebook, as pages speak of it. */
export interface SiteNotebook {
  /** Name without its ending, such as `02_eda`. */
  name: string;
  /** Address from the root of the site. */
  href: string;
  title: string;
  /** What it asks, in its own words. */
  question: string;
  nCodeCells: number;
  nFigures: number;
  nTables: number;
  /** Statements that stop the notebook where they do not hold. */
  nChecks: number;
  /** Number of each code cell by its identity, from 1 on. */
  cells: ReadonlyMap<string, number>;
  /** Number of the cell that records fits; null where there are none. */
  recordsIn: number | null;
}

const known = new WeakMap<SiteSource, SiteNotebook[]>();

/** Notebooks of the run that were executed, in order; read once. */
export function notebooksOf(site: SiteSource): SiteNotebook[] {
  const found = known.get(site) ?? readNotebooks(site);
  known.set(site, found);
  return found;
}

/**
 * Address of a code cell from the root of the site; that of its notebook where there is no such
 * cell, and undefined where the notebook was not executed.
 *
 * @param cell Identity of the cell, or its number from 1 on.
 */
export function cellHref(
  site: SiteSource,
  notebook: string,
  cell: string | number,
): string | undefined {
  const found = notebooksOf(site).find(({ name }) => name === notebook);
  if (!found) return undefined;
  const number = typeof cell === "number" ? cell : found.cells.get(cell);
  const isThere = number !== undefined && number <= found.nCodeCells;
  return isThere ? `${found.href}#cell-${number}` : found.href;
}

function readNotebooks(site: SiteSource): SiteNotebook[] {
  return listChapters()
    .map((name) => ({ name, path: `notebooks/${name}.ipynb` }))
    .filter(({ path }) => site.has(path))
    .map(({ name, path }) =>
      describeNotebook(name, parseNotebook(Deno.readTextFileSync(site.path(path)), path))
    );
}

/**
 * What is in an executed notebook.
 *
 * @example A cell that checks
 * ```ts
 * import assert from "node:assert/strict";
 * import { describeNotebook } from "lib/site/notebooks.ts";
 * const metadata = {};
 * const title = { cell_type: "markdown", id: "a", metadata, source: "# One\n\n> What?" } as const;
 * const code = { cell_type: "code", id: "b", metadata, execution_count: 1, outputs: [] } as const;
 * const cells = [title, { ...code, outputs: [], source: "assert.ok(true);" }];
 * const { question, nChecks } = describeNotebook("01_one", {
 *   ...{ cells, metadata, nbformat: 4, nbformat_minor: 5 },
 * });
 * assert.deepEqual([question, nChecks], ["What?", 1]);
 * ```
 */
export function describeNotebook(name: string, { cells }: Notebook): SiteNotebook {
  const opening = cells[0]?.source ?? "";
  const code = cells.filter((cell) => cell.cell_type === "code");
  const shown = code.flatMap(({ outputs }) => outputs)
    .flatMap((output) => "data" in output ? [Object.keys(output.data)] : []);
  return {
    name,
    href: `notebooks/${name}.html`,
    title: /^# (.+)/.exec(opening)?.[1] ?? name,
    question: quotationOf(opening),
    nCodeCells: code.length,
    nFigures: shown.filter(isFigure).length,
    nTables: code.flatMap(({ outputs }) => outputs).filter(isTable).length,
    nChecks: code.reduce((sum, cell) => sum + countChecks(cell), 0),
    cells: new Map(code.map(({ id }, i) => [id, i + 1])),
    recordsIn: code.findIndex(({ source }) => source.includes(".recordFit(")) + 1 || null,
  };
}

/** The first block quotation in plain words, without the word that opens it. */
function quotationOf(text: string): string {
  const lines = /(?:^>.*\n?)+/m.exec(text)?.[0] ?? "";
  return lines.replace(/^> ?/gm, "").replace(/\s+/g, " ").replace(/\*\*Question\.\*\* /, "")
    .replace(/[*`]/g, "").trim();
}

function isFigure(types: string[]): boolean {
  return types.some((type) => type.startsWith("image/"));
}

function isTable(output: CodeCell["outputs"][number]): boolean {
  return "data" in output && /^\|.*\n\| ?:?-/m.test(String(output.data["text/markdown"] ?? ""));
}

function countChecks({ source }: CodeCell): number {
  if (importsOf(source) === "only") return 0;
  return source.match(/\bassert(?:\.\w+)?\(/g)?.length ?? 0;
}
