/**
 * The executed notebooks as pages of the site.
 *
 * @module
 */

import { existsSync } from "node:fs";
import { join } from "node:path";
import { formatCount, formatDate } from "../describe/format.ts";
import { writeFile } from "../files/write_file.ts";
import { type Notebook, readNotebook } from "../notebook/notebook_file.ts";
import { type PageLink, renderNotebook } from "../notebook/render.ts";
import { listChapters } from "../notebook/sources.ts";
import { DISCLAIMER, type SiteFacts } from "./facts.ts";
import { SITE_PAGES } from "./pages.ts";
import { THEME_SCRIPT } from "./theme_script.ts";

/** Notebooks of a run that were executed, in order, with their titles. */
export async function executedNotebooks(
  outputs: string,
): Promise<{ name: string; title: string; notebook: Notebook }[]> {
  const path = (name: string) => join(outputs, "notebooks", `${name}.ipynb`);
  const names = listChapters().filter((name) => existsSync(path(name)));
  return await Promise.all(names.map(async (name) => {
    const notebook = await readNotebook(path(name));
    const title = /^# (.+)/.exec(notebook.cells[0]?.source ?? "")?.[1] ?? name;
    return { name, title, notebook };
  }));
}

/**
 * Writes a page for every executed notebook below `site/notebooks`.
 *
 * @param facts What the site says of its records; null where there is no site but notebooks.
 */
export async function writeNotebookPages(
  outputs: string,
  facts: SiteFacts | null,
  isSynthetic: boolean,
): Promise<void> {
  const all = await executedNotebooks(outputs);
  const links = all.map(({ name, title }) => ({ href: `${name}.html`, title }));
  all.forEach(({ name, notebook }, i) => {
    const page = renderNotebook(notebook, {
      title: links[i]!.title,
      ...(facts && { pages: PAGE_LINKS, footnote: footnoteOf(facts) }),
      notice: isSynthetic ? "SYNTHETIC: these records are made up." : undefined,
      themeScript: THEME_SCRIPT,
      link: linkFromPage,
      previous: links[i - 1],
      next: links[i + 1],
    });
    writeFile(join(outputs, "site", "notebooks", `${name}.html`), page);
  });
}

function footnoteOf({ nIncidents, asOf }: SiteFacts): string {
  return `${formatCount(nIncidents)} recorded incidents, as of ${formatDate(asOf)}. ${DISCLAIMER}`;
}

/** Pages of the site, from a notebook's page. */
const PAGE_LINKS: readonly PageLink[] = [
  { title: "PatrolIQ", href: "../index.html" },
  ...SITE_PAGES.slice(1).map(({ label, href }) => ({ title: label, href: `../${href}` })),
];

/** Where the site shows what a notebook links to outside of it. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  "../experiments": "../models.html",
  "../../data/promotions.json": "../models.html",
  "../bench.json": "../method.html",
};

/** A link of a notebook as its page needs it. */
function linkFromPage(href: string): string {
  if (/^\d\d_\w+\.ipynb/.test(href)) return href.replace(".ipynb", ".html");
  return ELSEWHERE[href] ?? href;
}
