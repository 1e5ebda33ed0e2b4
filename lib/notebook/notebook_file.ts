/**
 * Notebook files, nbformat 4.5: their types, reading with checks, and one canonical form of writing.
 *
 * In memory every multi-line text is one string; in a file it is a list of lines.
 *
 * @module
 */

import { UserError } from "../errors.ts";

/** Anything that JSON can hold. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** Free-form annotations of a notebook, cell or output. */
export type Metadata = { [key: string]: Json };

/** One thing to show in several forms, by MIME type; text is one string, JSON types hold JSON. */
export type MimeBundle = { [mime: string]: Json };

/** Text printed by a cell. */
export interface StreamOutput {
  output_type: "stream";
  name: "stdout" | "stderr";
  text: string;
}

/** Something shown by a cell on purpose. */
export interface DisplayData {
  output_type: "display_data";
  data: MimeBundle;
  metadata: Metadata;
}

/** The value of a cell's last expression. */
export interface ExecuteResult {
  output_type: "execute_result";
  data: MimeBundle;
  metadata: Metadata;
  execution_count: number | null;
}

/** What a cell threw. */
export interface ErrorOutput {
  output_type: "error";
  ename: string;
  evalue: string;
  traceback: string[];
}

/** What a code cell left behind. */
export type Output = StreamOutput | DisplayData | ExecuteResult | ErrorOutput;

/** A cell that is executed. */
export interface CodeCell {
  cell_type: "code";
  id: string;
  metadata: Metadata;
  source: string;
  execution_count: number | null;
  outputs: Output[];
}

/** A cell that is read. */
export interface TextCell {
  cell_type: "markdown" | "raw";
  id: string;
  metadata: Metadata;
  source: string;
  attachments?: { [file: string]: MimeBundle };
}

/** One cell of a notebook. */
export type Cell = CodeCell | TextCell;

/** A notebook, nbformat 4.5. */
export interface Notebook {
  cells: Cell[];
  metadata: Metadata;
  nbformat: 4;
  nbformat_minor: 5;
}

/**
 * Reads a notebook file.
 *
 * @throws {UserError} If the file is missing or is not a notebook of nbformat 4.
 */
export async function readNotebook(path: string): Promise<Notebook> {
  let text: string;
  try {
    text = await Deno.readTextFile(path);
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) throw new UserError(`No such notebook: ${path}.`);
    throw error;
  }
  return parseNotebook(text, path);
}

/**
 * The notebook that a text holds; cells of an older nbformat 4 get the ids `cell-1`, `cell-2`, ...
 *
 * @param name What the notebook is called in the error, such as its path.
 * @throws {UserError} If the text is not a notebook of nbformat 4; says which and what is wrong.
 *
 * @example Lines become one text
 * ```ts
 * import assert from "node:assert/strict";
 * import { parseNotebook } from "lib/notebook/notebook_file.ts";
 * const cell = { cell_type: "markdown", id: "a", metadata: {}, source: ["# One\n", "two"] };
 * const text = JSON.stringify({ nbformat: 4, nbformat_minor: 5, metadata: {}, cells: [cell] });
 * assert.equal(parseNotebook(text, "a.ipynb").cells[0]?.source, "# One\ntwo");
 * ```
 */
export function parseNotebook(text: string, name: string): Notebook {
  const refuse: Refuse = (what) => new UserError(`Not a notebook: ${name}: ${what}.`);
  let file: unknown;
  try {
    file = JSON.parse(text);
  } catch {
    throw refuse("it is not JSON");
  }
  if (!isObject(file)) throw refuse("it is not a JSON object");
  if (file.nbformat !== 4) throw refuse(`nbformat must be 4, current value is ${file.nbformat}`);
  if (!Array.isArray(file.cells)) throw refuse("cells must be a list");
  const cells = file.cells.map((cell, i) => parseCell(cell, i + 1, refuse));
  const ids = new Set<string>();
  for (const { id } of cells) {
    if (ids.has(id)) throw refuse(`two cells have the id "${id}"`);
    ids.add(id);
  }
  return { cells, metadata: metadataOf(file), nbformat: 4, nbformat_minor: 5 };
}

/**
 * The canonical text of a notebook, as Python's nbformat writes it: sorted keys, indented by one
 * space, multi-line texts as lists of lines, and a newline at the end.
 *
 * @example Equal notebooks are equal texts
 * ```ts
 * import assert from "node:assert/strict";
 * import { formatNotebook, parseNotebook } from "lib/notebook/notebook_file.ts";
 * const text = formatNotebook({ nbformat_minor: 5, nbformat: 4, metadata: {}, cells: [] });
 * assert.equal(text, '{\n "cells": [],\n "metadata": {},\n "nbformat": 4,\n "nbformat_minor": 5\n}\n');
 * assert.equal(formatNotebook(parseNotebook(text, "a.ipynb")), text);
 * ```
 */
export function formatNotebook(notebook: Notebook): string {
  const cells = notebook.cells.map((cell) =>
    cell.cell_type === "code"
      ? { ...cell, source: toLines(cell.source), outputs: cell.outputs.map(toFileOutput) }
      : { ...cell, source: toLines(cell.source) }
  );
  return JSON.stringify({ ...notebook, cells }, sortKeys, 1) + "\n";
}

type Refuse = (what: string) => UserError;

const CELL_ID = /^[\w-]{1,64}$/;
/** Forms that are JSON, not text. */
const JSON_MIME = /^application\/(.+\+)?json$/;
/** Forms whose text is written as a list of lines. */
const LINES_MIME = /^(text\/.*|application\/javascript|image\/svg\+xml)$/;
const OUTPUT_TYPES = ["stream", "display_data", "execute_result", "error"];

function parseCell(cell: unknown, number: number, refuse: Refuse): Cell {
  if (!isObject(cell)) throw refuse(`cell ${number} is not an object`);
  const type = cell.cell_type;
  if (type !== "code" && type !== "markdown" && type !== "raw") {
    throw refuse(`cell ${number} has the unknown type ${JSON.stringify(type)}`);
  }
  if (!isText(cell.source)) throw refuse(`cell ${number} has no source`);
  const id = cell.id ?? `cell-${number}`;
  if (typeof id !== "string" || !CELL_ID.test(id)) {
    throw refuse(`cell ${number} has the id ${JSON.stringify(id)}`);
  }
  const common = { id, metadata: metadataOf(cell), source: toText(cell.source) };
  if (type !== "code") {
    const attachments = cell.attachments as { [file: string]: MimeBundle } | undefined;
    return { cell_type: type, ...common, ...(attachments && { attachments }) };
  }
  const outputs: unknown[] = Array.isArray(cell.outputs) ? cell.outputs : [];
  return {
    cell_type: type,
    ...common,
    execution_count: typeof cell.execution_count === "number" ? cell.execution_count : null,
    outputs: outputs.map((output) => {
      if (isObject(output) && OUTPUT_TYPES.includes(String(output.output_type))) {
        return fromFileOutput(output);
      }
      throw refuse(`cell ${number} has an output of unknown type`);
    }),
  };
}

function fromFileOutput(output: Record<string, unknown>): Output {
  if (isText(output.text)) return { ...output, text: toText(output.text) } as Output;
  if (isObject(output.data)) {
    const data = mapForms(
      output.data,
      (value, mime) => isText(value) && !JSON_MIME.test(mime) ? toText(value) : value,
    );
    return { ...output, data } as Output;
  }
  return output as unknown as Output;
}

function toFileOutput(output: Output): object {
  if (output.output_type === "stream") return { ...output, text: toLines(output.text) };
  if (output.output_type === "error") return output;
  const data = mapForms(
    output.data,
    (value, mime) => typeof value === "string" && LINES_MIME.test(mime) ? toLines(value) : value,
  );
  return { ...output, data };
}

function mapForms(
  data: Record<string, unknown>,
  map: (value: unknown, mime: string) => unknown,
): Record<string, unknown> {
  return Object.fromEntries(Object.entries(data).map(([mime, value]) => [mime, map(value, mime)]));
}

function sortKeys(_key: string, value: unknown): unknown {
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => a < b ? -1 : 1));
}

function toLines(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+/g) ?? [];
}

function toText(text: string | string[]): string {
  return typeof text === "string" ? text : text.join("");
}

function isText(value: unknown): value is string | string[] {
  return typeof value === "string" ||
    Array.isArray(value) && value.every((line) => typeof line === "string");
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function metadataOf(holder: Record<string, unknown>): Metadata {
  return isObject(holder.metadata) ? holder.metadata as Metadata : {};
}
