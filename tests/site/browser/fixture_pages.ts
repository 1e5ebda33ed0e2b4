/**
 * Small pages to try the harness on.
 *
 * @module
 */

import { join } from "node:path";
import type { Browser } from "playwright-core";
import { startSiteServer } from "lib/site/server/site_server.ts";
import { openPage, type PageOptions, type SitePage } from "./page.ts";

/** Pages on a free port of this machine, until disposed. */
export interface ServedPages extends AsyncDisposable {
  /** Address without a trailing slash. */
  origin: string;
}

/** As strict as a policy can be; the server sends what a page declares. */
const POLICY = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; ` +
  "script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; " +
  `form-action 'none'; require-trusted-types-for 'script'">`;

const RIGHT_PAGE = `<!doctype html><html lang="en" data-state="loading"><head><title>Right</title>
<meta name="viewport" content="width=device-width">
<link rel="stylesheet" href="style.css"></head><body><main><h1>Right</h1>
<p>Some words <a href="#a">within</a> a line.</p>
<button id="more" type="button">More</button>
<label><input type="checkbox" id="box"> All of them, with a label</label>
<label>Day <input type="date" id="day"></label>
<fieldset><legend>Area</legend><label><input type="radio" name="area" checked> Beat</label>
<label><input type="radio" name="area"> Ward</label></fieldset>
<details><summary>Details</summary><button type="button">Hidden</button></details>
<p><a href="right.html" class="block">Next chapter</a></p></main>
<script src="right.js"></script></body></html>`;

const RIGHT_STYLE = `a, button, input, summary { min-height: 24px }
label { display: block; padding: 4px 0 }
.block { display: inline-block; padding: 4px 0 }`;

const RIGHT_SCRIPT = `fetch("data.json").then((response) => response.json()).then((data) => {
  document.documentElement.dataset.state = data.state;
});`;

/** Serves pages, given as their paths and contents, with the strict policy. */
export async function serve(files: Record<string, string>): Promise<ServedPages> {
  const folder = Deno.makeTempDirSync({ prefix: "site-pages-" });
  for (const [path, content] of Object.entries(files)) {
    const text = path.endsWith(".html") ? content.replace("<title>", `${POLICY}<title>`) : content;
    Deno.writeTextFileSync(join(folder, path), text);
  }
  const server = await startSiteServer({ root: folder });
  return {
    origin: new URL(server.url).origin,
    async [Symbol.asyncDispose]() {
      await server[Symbol.asyncDispose]();
      Deno.removeSync(folder, { recursive: true });
    },
  };
}

/** The page that has no faults. */
export const serveRightPage = (): Promise<ServedPages> =>
  serve({
    "right.html": RIGHT_PAGE,
    "style.css": RIGHT_STYLE,
    "right.js": RIGHT_SCRIPT,
    "data.json": `{"state": "ready"}`,
  });

/** Opens a page that is nothing but its text. */
export function openHtml(
  browser: Browser,
  html: string,
  options: Partial<PageOptions> = {},
): Promise<SitePage> {
  const url = `data:text/html;charset=utf-8,${encodeURIComponent(html)}`;
  return openPage(browser, { url, ...options });
}
