/**
 * What cells call to show things: tables and text as Markdown, figures as SVG or PNG, each with a
 * plain-text form, so that forges, JupyterLab and VS Code all show them.
 *
 * @module
 */

import { Buffer } from "node:buffer";
import type { Figure } from "../figures/figure.ts";
import { display } from "./display.ts";
import { type TableOptions, toMarkdownTable } from "./markdown_table.ts";
import type { MimeBundle } from "./notebook_file.ts";

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
 * Shows a figure: as HTML beside SVG if it is more than a picture, else as SVG, or as PNG (at twice
 * its size, for sharp print) with the way to the SVG.
 *
 * @param png The figure's pixels, if it has too many marks for vectors.
 * @param link Address of the SVG, relative to the executed notebook.
 */
export async function showFigure(figure: Figure, png?: Uint8Array, link?: string): Promise<void> {
  const bundle: MimeBundle = { "text/plain": figure.alt };
  if (figure.html !== undefined) {
    const { html, svg, width, height } = figure;
    const forms = { ...bundle, "text/html": html, "image/svg+xml": svg };
    await display(forms, { "text/html": { width, height } });
    return;
  }
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
    await showMarkdown(`Every mark as vectors, after a run: \`${link}\``);
  }
}
