import assert from "node:assert/strict";
import { dirname, join } from "node:path";
import type { SitePage } from "../browser/page.ts";
import { listFiles } from "lib/files/list_files.ts";
import { SITE_PAGES } from "lib/site/pages.ts";
import { startSiteServer } from "lib/site/server/site_server.ts";
import { assertAccessible } from "../browser/accessibility.ts";
import { browserTest } from "../browser/browser.ts";
import { assertNarrow } from "../browser/narrow.ts";
import { openPage, whenReady } from "../browser/page.ts";
import { SITE } from "./built_site.ts";

/** A host of which the site has the folder /repo/, as on GitHub Pages; removed after the body. */
async function belowFolder(body: (root: string) => Promise<void>): Promise<void> {
  const root = Deno.makeTempDirSync({ prefix: "patroliq-host-" });
  try {
    for (const path of listFiles(SITE).filter((each) => !/^(?:data|notebooks)\//.test(each))) {
      Deno.mkdirSync(dirname(join(root, "repo", path)), { recursive: true });
      Deno.copyFileSync(join(SITE, path), join(root, "repo", path));
    }
    Deno.copyFileSync(join(SITE, "404.html"), join(root, "404.html"));
    await body(root);
  } finally {
    Deno.removeSync(root, { recursive: true });
  }
}

/** The page has its style, and its links lead into the folder of the site. */
async function assertFindsHome(page: SitePage, folder: string): Promise<void> {
  const links = page.locator("main a[href], header a[href], footer a[href]");
  await page.waitForFunction(
    (start) => document.querySelector<HTMLAnchorElement>("a.brand")!.href === start,
    `${folder}index.html`,
  );
  const hrefs = await links.evaluateAll((all) => all.map((a) => (a as HTMLAnchorElement).href));
  assert.ok(hrefs.length >= 2 * SITE_PAGES.length, `${hrefs.length} links`);
  for (const href of hrefs) assert.ok(href.startsWith(folder), href);
  const { position, current } = await page.evaluate(() => ({
    position: getComputedStyle(document.querySelector("main")!).maxWidth,
    current: document.querySelectorAll("[aria-current]").length,
  }));
  assert.notEqual(position, "none");
  assert.equal(current, 0, "a page that there is not is none of the navigation");
  await links.first().click();
  await page.waitForURL(`${folder}index.html`);
}

browserTest(
  "site: an address that leads nowhere has its look and ways on, at any depth",
  async (browser) => {
    await using server = await startSiteServer({ root: SITE });
    for (const path of ["gone", "a/b", "a/b/c/", "notebooks/gone.html"]) {
      const url = new URL(path, server.url).href;
      await using page = await openPage(browser, { url, viewport: "phone" });
      await whenReady(page);
      await assertAccessible(page);
      await assertNarrow(page);
      await assertFindsHome(page, server.url);
    }
  },
);

browserTest("site: the same where the site is a folder of its host", async (browser) => {
  await belowFolder(async (root) => {
    await using server = await startSiteServer({ root });
    for (const path of ["repo/gone", "repo/a/b/c"]) {
      await using page = await openPage(browser, { url: new URL(path, server.url).href });
      await assertFindsHome(page, `${server.url}repo/`);
    }
  });
});

browserTest("site: a page of which a script is missing says so", async (browser) => {
  await using server = await startSiteServer({ root: SITE });
  const all = SITE_PAGES.map(({ id }) => id);
  const missing = new Map<RegExp, readonly string[]>([
    [/assets\/chunk-/, all],
    [/assets\/(?:filter|plain)-/, ["filter", "method"]],
  ]);
  for (const [lost, ids] of missing) {
    await using page = await openPage(browser, { url: `${server.url}404.html` });
    await page.context().route(lost, (route) => route.abort());
    for (const { id, href } of SITE_PAGES.filter((page) => ids.includes(page.id))) {
      await page.goto(new URL(href, server.url).href);
      await page.locator('html[data-state="failed"]').waitFor({ timeout: 5000 });
      const alerts = await page.getByRole("alert").allInnerTexts();
      assert.equal(alerts.length, 1, id);
      assert.match(alerts[0]!, /could not be loaded. Reload it;/, id);
      assert.doesNotMatch(await page.locator("main").innerText(), /Loading/, id);
      const faults = page.problems().filter((line) => !/net::ERR_/.test(line));
      assert.deepEqual(faults, [], id);
    }
  }
});

browserTest("site: on a phone the navigation begins at the page that is open", async (browser) => {
  await using server = await startSiteServer({ root: SITE });
  for (const { href } of SITE_PAGES) {
    const url = new URL(href, server.url).href;
    await using page = await openPage(browser, { url, viewport: "phone" });
    const { left, right, width } = await page.evaluate(() => {
      const entry = document.querySelector("nav [aria-current]")!.getBoundingClientRect();
      return { left: entry.left, right: entry.right, width: innerWidth };
    });
    assert.ok(left >= 0 && right <= width, `${href}: from ${left} to ${right} of ${width}`);
  }
});
