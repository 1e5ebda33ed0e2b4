/**
 * What cells call to show things: tables and text as Markdown, figures as SVG or PNG, each with a
 * plain-text form, so that forges, JupyterLab and VS Code all show them.
 *
 * @module
 */

import { Buffer } from "node:buffer";
import type { Figure } from "../figures/figure.ts";
import { display } from "./display.ts";
import type { MimeBundle } from "./notebook_file.ts";

/** How a table is shown. */
export interface TableOptions {
  /** Rows shown (default 10); further ones are counted in a last line. */
  limit?: number;
  /** Columns to show, in order (default all), by name; the value is the heading. */
  columns?: Record<string, string>;
  /** Decimals of numbers that are not whole (default 2), or by column. */
  decimals?: number | Record<string, number>;
}

/**
 * A table as Markdown: numbers to the right with thousands separators, `—` for null.
 *
 * @example Numbers are grouped, text is escaped
 * ```ts
 * import assert from "node:assert/strict";
 * import { toMarkdownTable } from "lib/notebook/show.ts";
 * assert.equal(
 *   toMarkdownTable([{ type: "A|B", n: 12345 }]),
 *   "| type | n |\n| :-- | --: |\n| A\\|B | 12,345 |\n",
 * );
 * ```
 */
export function toMarkdownTable(rows: readonly object[], options: TableOptions = {}): string {
  const table = rows as readonly Record<string, unknown>[];
  const limit = options.limit ?? 10;
  const headings = options.columns ??
    Object.fromEntries(
      Object.keys(table[0] ?? {}).map((name) => [name, name.replaceAll("_", " ")]),
    );
  const names = Object.keys(headings);
  const isNumeric = (name: string) =>
    table.every(({ [name]: v }) => v === null || typeof v === "number");
  const line = (cells: string[]) => `| ${cells.join(" | ")} |\n`;
  const shown = table.slice(0, limit).map((row) =>
    line(names.map((name) => formatValue(row[name], decimalsOf(name, options.decimals))))
  );
  const rest = table.length - shown.length;
  return line(Object.values(headings)) +
    line(names.map((name) => (isNumeric(name) ? "--:" : ":--"))) +
    shown.join("") +
    (rest > 0 ? `\n… and ${rest.toLocaleString("en-US")} more rows\n` : "");
}

/** Shows a table; see {@link toMarkdownTable}. */
export async function showTable(
  rows: readonly object[],
  options: TableOptions = {},
): Promise<void> {
  await showMarkdown(toMarkdownTable(rows, options));
}

/** Shows Markdown text. */
export async function showMarkdown(text: string): Promise<void> {
  await display({ "text/markdown": text, "text/plain": text });
}

/** Shows findings, limits or the like as a list, one sentence or two each. */
export async function showList(items: readonly string[]): Promise<void> {
  await showMarkdown(items.map((item) => `- ${item}\n`).join(""));
}

/**
 * Shows a figure: as SVG, or as PNG (at twice its size, for sharp print) with the way to the SVG.
 *
 * @param png The figure's pixels, if it has too many marks for vectors.
 * @param link Address of the SVG, relative to the executed notebook.
 */
export async function showFigure(figure: Figure, png?: Uint8Array, link?: string): Promise<void> {
  const bundle: MimeBundle = { "text/plain": `Figure: ${figure.title}. ${figure.alt}` };
  if (png === undefined) {
    await display({ ...bundle, "image/svg+xml": figure.svg });
    return;
  }
  const { width, height, alt } = figure;
  await display(
    { ...bundle, "image/png": Buffer.from(png).toString("base64") },
    { "image/png": { width, height, alt } },
  );
  if (link) {
    await showMarkdown(`Every mark as vectors, after a run: [${link.split("/").at(-1)}](${link})`);
  }
}

function decimalsOf(name: string, decimals: TableOptions["decimals"]): number {
  return (typeof decimals === "object" ? decimals[name] : decimals) ?? 2;
}

function formatValue(value: unknown, decimals: number): string {
  if (value === null || value === undefined) return "—";
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value !== "number") return String(value).replaceAll("|", "\\|").replaceAll("\n", " ");
  const digits = Number.isInteger(value) ? 0 : decimals;
  return value.toLocaleString("en-US", {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
}
