import assert from "node:assert/strict";
import { join } from "node:path";
import { SITE_PAGES } from "lib/site/pages.ts";
import { startSiteServer } from "lib/site/server/site_server.ts";
import { assertAccessible } from "../browser/accessibility.ts";
import { browserTest } from "../browser/browser.ts";
import { assertKeyboard } from "../browser/keyboard.ts";
import { assertNarrow } from "../browser/narrow.ts";
import { openPage, type PageOptions, screenshot, whenReady } from "../browser/page.ts";
import { assertNoProblems } from "../browser/watch.ts";
import { SITE } from "./built_site.ts";

/** Ways in which each page is opened. */
const WAYS: Record<string, Omit<PageOptions, "url">> = {
  desktop: {},
  phone: { viewport: "phone" },
  dark: { dark: true },
  "dark phone": { viewport: "phone", dark: true },
};

for (const { id, href } of SITE_PAGES) {
  for (const [way, options] of Object.entries(WAYS)) {
    browserTest(`site: ${id} is ready, accessible and without a fault, ${way}`, async (browser) => {
      await using server = await startSiteServer({ root: SITE });
      await using page = await openPage(browser, {
        ...options,
        url: new URL(href, server.url).href,
      });
      await whenReady(page);
      await screenshot(page, join(way.replace(" ", "_"), `${id}.png`));
      await assertAccessible(page);
      if (options.viewport === "phone") await assertNarrow(page);
      await assertNoProblems(page);
    });
  }
}

browserTest("site: the wall screen shows each page without scrolling sideways", async (browser) => {
  await using server = await startSiteServer({ root: SITE });
  for (const { href } of SITE_PAGES) {
    const url = new URL(href, server.url).href;
    await using page = await openPage(browser, { url, viewport: "wall" });
    await whenReady(page);
    const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(over <= 0, `${href} is ${over} px too wide`);
  }
});

browserTest("site: each page can be used by keys alone", async (browser) => {
  await using server = await startSiteServer({ root: SITE });
  for (const { href } of SITE_PAGES.filter(({ id }) => id !== "filter")) {
    await using page = await openPage(browser, { url: new URL(href, server.url).href });
    await whenReady(page);
    await assertKeyboard(page, 400);
  }
});

browserTest("site: each page says what it can without scripts", async (browser) => {
  await using server = await startSiteServer({ root: SITE });
  for (const { id, href } of SITE_PAGES) {
    const url = new URL(href, server.url).href;
    await using page = await openPage(browser, { url, javaScript: false });
    assert.equal(await page.locator("h1").count(), 1, id);
    assert.ok((await page.locator("main").innerText()).length > 80, id);
  }
});

browserTest("site: links within it lead to pages that there are", async (browser) => {
  await using server = await startSiteServer({ root: SITE });
  const seen = new Set<string>();
  await using page = await openPage(browser, { url: server.url });
  for (const { href } of SITE_PAGES) {
    await page.goto(new URL(href, server.url).href);
    await whenReady(page);
    const links = await page.locator("a[href]").evaluateAll((all) =>
      all.map((each) => (each as HTMLAnchorElement).href)
    );
    for (const link of links) if (link.startsWith(server.url)) seen.add(link.split("#")[0]!);
  }
  for (const link of seen) {
    const response = await fetch(link);
    await response.body?.cancel();
    assert.equal(response.status, 200, link);
  }
  assert.ok(seen.size > 12, `${seen.size} links`);
});

browserTest("site: once opened, every page opens without a network", async (browser) => {
  await using server = await startSiteServer({ root: SITE });
  await using page = await openPage(browser, { url: server.url, serviceWorker: true });
  await whenReady(page);
  const wanted = ["/where.html", "/data/incidents-", "/notebooks/07_comparison.html"];
  const isKept = async () => {
    const kept = await page.evaluate(async () => {
      const names = await caches.keys();
      const requests = names.map(async (name) => await (await caches.open(name)).keys());
      return (await Promise.all(requests)).flat().map(({ url }) => url);
    });
    return wanted.every((part) => kept.some((url) => url.includes(part)));
  };
  for (let waited = 0; !await isKept(); waited++) {
    assert.ok(waited < 120, "the site was not kept within a minute");
    await page.waitForTimeout(500);
  }
  await server[Symbol.asyncDispose]();
  await page.context().setOffline(true);
  for (const { href } of SITE_PAGES) {
    await page.goto(new URL(href, server.url).href);
    await whenReady(page);
    assert.equal(await page.locator("h1").count(), 1, href);
  }
});
