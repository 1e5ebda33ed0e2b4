/**
 * An executed notebook as one HTML page that stands by itself: no network, and no script but that of
 * figures that turn.
 *
 * @module
 */

import { ROTATABLE_SCRIPT } from "../figures/rotatable_script.ts";
import { importsOf, splitLines } from "./cells_module.ts";
import { escapeHtml } from "./escape_html.ts";
import { highlightTypeScript } from "./highlight.ts";
import type { CodeCell, Notebook } from "./notebook_file.ts";
import { PAGE_STYLE } from "./page_style.ts";
import { type Heading, renderMarkdown } from "./render_markdown.ts";
import { renderOutput } from "./render_output.ts";
import { scriptHash } from "./script_hash.ts";

/** Another page. */
export interface PageLink {
  title: string;
  href: string;
}

/** What surrounds the notebook on its page. */
export interface PageOptions {
  /** Title of the page, also its heading if the notebook has none. */
  title: string;
  /** Pages of the site that the notebook is part of. */
  pages?: readonly PageLink[] | undefined;
  /** Notebook before this one. */
  previous?: PageLink | undefined;
  /** Notebook after this one. */
  next?: PageLink | undefined;
  /** What must be said before anything else, such as that the records are synthetic. */
  notice?: string | undefined;
  /** What is said below everything, such as what the records are and as of when. */
  footnote?: string | undefined;
  /** Script that sets the theme before anything is drawn. */
  themeScript?: string | undefined;
  /** Language of the text (default `en`). */
  language?: string | undefined;
  /** Rewrites the address of a link in the notebook (default: it stays). */
  link?: ((href: string) => string) | undefined;
}

/**
 * Nothing is loaded, pictures and styles come with the page, and nothing runs but scripts of our own,
 * known by their hash; outputs stand in frames, which have this policy too.
 */
function policyOf({ themeScript }: PageOptions): string {
  const scripts = [ROTATABLE_SCRIPT, ...(themeScript ? [themeScript] : [])];
  return "default-src 'none'; img-src data:; style-src 'unsafe-inline'; " +
    `form-action 'none'; base-uri 'none'; script-src ${scripts.map(scriptHash).join(" ")}`;
}

/**
 * The page of a notebook: its text, code that folds away, outputs, and a list of its sections.
 *
 * Code cell n has the id `cell-n`, sections have ids made of their headings, so that both can be
 * linked to. Cells of imports are folded at first. The same notebook gives the same bytes.
 *
 * @example A page with a heading
 * ```ts
 * import assert from "node:assert/strict";
 * import { renderNotebook } from "lib/notebook/render.ts";
 * const text = { cell_type: "markdown", id: "a", metadata: {}, source: "# Title" } as const;
 * const notebook = { cells: [text], metadata: {}, nbformat: 4, nbformat_minor: 5 } as const;
 * const page = renderNotebook({ ...notebook, cells: [text] }, { title: "PatrolIQ" });
 * assert.match(page, /<h1 id="title">Title<\/h1>/);
 * ```
 */
export function renderNotebook(notebook: Notebook, options: PageOptions): string {
  const headingId = uniqueIds(["contents", "main"]);
  const headings: Heading[] = [];
  let nCode = 0;
  const cells = notebook.cells.map((cell) => {
    if (cell.cell_type === "code") return renderCode(cell, ++nCode, options);
    if (cell.cell_type === "raw") return "";
    const text = renderMarkdown(cell.source, { headingId, link: options.link });
    headings.push(...text.headings);
    return `<div class="text">\n${text.html}</div>\n`;
  });
  const hasTitle = headings.some(({ level }) => level === 1);
  const title = escapeHtml(options.title);
  return `<!doctype html>
<html lang="${escapeHtml(options.language ?? "en")}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policyOf(options)}">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<style>${PAGE_STYLE}</style>
${options.themeScript ? `<script>${options.themeScript}</script>\n` : ""}</head>
<body>
<a class="skip" href="#main">Skip to the notebook</a>
${renderHeader(options)}${renderContents(headings)}<main id="main" tabindex="-1">
${hasTitle ? "" : `<h1>${title}</h1>\n`}${cells.join("")}</main>
${renderFooter(options)}</body>
</html>
`;
}

function renderCode(cell: CodeCell, n: number, options: PageOptions): string {
  const nLines = splitLines(cell.source).length;
  const count = cell.execution_count ?? " ";
  const size = `${nLines} ${nLines === 1 ? "line" : "lines"}`;
  const [open, kind] = importsOf(cell.source) === "only" ? ["", "Imports"] : [" open", "Code"];
  const place = { cell: `cell ${n}`, link: options.link };
  const outputs = cell.outputs.map((output) => renderOutput(output, place)).join("");
  return `<div class="cell" id="cell-${n}">
<details class="code"${open}><summary><span class="count">[${count}]</span> ${kind}, ${size}</summary>
<pre><code>${highlightTypeScript(cell.source)}</code></pre>
</details>
${outputs === "" ? "" : `<div class="outputs">\n${outputs}</div>\n`}</div>
`;
}

function renderHeader({ pages, notice }: PageOptions): string {
  const links = (pages ?? []).map(({ title, href }) =>
    `<a href="${escapeHtml(href)}">${escapeHtml(title)}</a>`
  );
  const list = links.length === 0 ? "" : `<nav aria-label="Pages">${links.join(" ")}</nav>`;
  const warning = notice ? `<p class="notice">${escapeHtml(notice)}</p>` : "";
  return list + warning === "" ? "" : `<header>${list}${warning}</header>\n`;
}

/** The sections twice: beside the text on wide screens, folded above it on narrow ones. */
function renderContents(headings: readonly Heading[]): string {
  const sections = headings.filter(({ level }) => level === 2);
  if (sections.length === 0) return "";
  const items = sections.map(({ id, text }) => `<li><a href="#${id}">${escapeHtml(text)}</a></li>`);
  const list = `<ul>\n${items.join("\n")}\n</ul>`;
  return `<nav class="wide" aria-label="Contents">
<p>Contents</p>
${list}
</nav>
<details class="narrow"><summary>Contents</summary>
<nav aria-label="Contents">
${list}
</nav>
</details>
`;
}

function renderFooter({ previous, next, footnote }: PageOptions): string {
  const anchor = (link: PageLink | undefined, rel: string, label: string) =>
    link
      ? `<a rel="${rel}" href="${escapeHtml(link.href)}"><span>${label}</span> ${
        escapeHtml(link.title)
      }</a>`
      : "";
  const anchors = anchor(previous, "prev", "Previous") + anchor(next, "next", "Next");
  const chapters = anchors === "" ? "" : `<nav aria-label="Chapters">${anchors}</nav>`;
  const note = footnote ? `<p class="footnote">${escapeHtml(footnote)}</p>` : "";
  return chapters + note === "" ? "" : `<footer>${chapters}${note}</footer>\n`;
}

/** Makes ids of headings: letters and digits with dashes, numbered when they come again. */
function uniqueIds(taken: readonly string[]): (text: string) => string {
  const used = new Set(taken);
  return (text) => {
    const base = text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "");
    const stem = base === "" || /^cell-\d+$/.test(base)
      ? `section-${base}`.replace(/-$/, "")
      : base;
    let id = stem;
    for (let i = 2; used.has(id); i++) id = `${stem}-${i}`;
    used.add(id);
    return id;
  };
}
