/**
 * The site of a run: pages, scripts, data and notebooks, for any host of static files.
 *
 * @module
 */

import { existsSync } from "node:fs";
import { join } from "node:path";
import { h } from "preact";
import { ROOT } from "../config.ts";
import { readIncidents } from "../data/incidents.ts";
import { periodFacts } from "../data/period_facts.ts";
import { writeFile } from "../files/write_file.ts";
import { bundle } from "./bundle.ts";
import { ICON } from "./icon.ts";
import { lostScript } from "./lost_script.ts";
import { writeNotebookPages } from "./notebook_pages.ts";
import { SITE_PAGES, sitePage } from "./pages.ts";
import { PAGES } from "./pages/pages.ts";
import { NotFound } from "./pages/not_found.tsx";
import { LICENSES, licensesText, ShippedPackages, shippedPackages } from "./shipped_packages.ts";
import { serviceWorker } from "./service_worker.ts";
import { renderPage } from "./shell.tsx";
import { INCIDENTS, openSource } from "./source.ts";

/** What a run knows of its records. */
export interface SiteOptions {
  isSynthetic: boolean;
  /** Hash of the records. */
  data: string;
}

/** Scripts beside those of pages: of pages that need no other, and of the worker that counts. */
const OTHER_SCRIPTS = ["plain.ts", "explore_worker.ts"];

/**
 * Builds the site of an output folder into its folder `site`, in place of a former one.
 *
 * The same outputs give the same bytes. Chapters that are missing are named on the pages that would
 * show them; without the incidents of the first chapter there are notebooks alone.
 *
 * @param outputs Output folder of a run.
 */
export async function buildSite(outputs: string, options: SiteOptions): Promise<void> {
  const folder = join(outputs, "site");
  if (existsSync(folder)) Deno.removeSync(folder, { recursive: true });
  if (!existsSync(join(outputs, INCIDENTS))) {
    return await writeNotebookPages(outputs, null, options.isSynthetic);
  }
  const incidents = readIncidents(join(outputs, INCIDENTS));
  const facts = {
    ...periodFacts(incidents.frame),
    isSynthetic: options.isSynthetic,
    data: options.data.slice(0, 12),
  };
  const source = openSource(outputs, facts, incidents);
  const pages = SITE_PAGES.map((page) => ({ page, output: PAGES[page.id](source) }));
  const scripts = pages.flatMap(({ output }) => output.script ?? []);
  const built = await bundle([...scripts.map((name) => `${name}.tsx`), ...OTHER_SCRIPTS]);
  for (const { path, contents } of built.files) writeFile(join(folder, path), contents);
  const packages = shippedPackages(built.inputs);
  const own = Deno.readTextFileSync(join(ROOT, "LICENSE"));
  writeFile(join(folder, LICENSES), licensesText(packages, own));
  const shell = { facts, style: built.style };
  for (const { page, output } of pages) {
    const { script = "plain", files, width = "text" } = output;
    const body = h(ShippedPackages.Provider, { value: packages }, output.body);
    const loaded = { ...files, "explore_worker.js": built.scripts.explore_worker! };
    const parts = { ...shell, page, body, width, script: built.scripts[script]!, files: loaded };
    writeFile(join(folder, page.href), renderPage(parts));
  }
  const lost = { ...sitePage("overview"), href: "404.html", label: "Not found" };
  const sheet = built.files.find(({ path }) => path === built.style)!.contents;
  const inline = {
    style: new TextDecoder().decode(sheet).trim(),
    script: lostScript(built.style),
  };
  writeFile(
    join(folder, lost.href),
    renderPage({ ...shell, page: lost, inline, body: NotFound() }),
  );
  writeFile(join(folder, "icon.svg"), ICON);
  await writeNotebookPages(outputs, facts, options.isSynthetic);
  writeFile(join(folder, "sw.js"), serviceWorker(folder, built.worker));
}
