import assert from "node:assert/strict";
import { startSiteServer } from "lib/site/server/site_server.ts";
import { browserTest } from "../browser/browser.ts";
import { openPage, whenReady } from "../browser/page.ts";
import { assertNoProblems } from "../browser/watch.ts";
import { SITE } from "./built_site.ts";

/** Addresses that were edited by hand, and what must be said of them. */
const EDITED: [page: string, hash: string, said: RegExp][] = [
  ["when", "#type=NONE&show=rate", /the incidents NONE/],
  ["structure", "#view=umap&color=red", /the color red/],
  ["where", "#show=moon", /the map moon/],
];

browserTest("site: an address that was edited by hand says what was left out", async (browser) => {
  await using server = await startSiteServer({ root: SITE });
  for (const [name, hash, said] of EDITED) {
    await using page = await openPage(browser, { url: `${server.url}${name}.html${hash}` });
    await whenReady(page);
    const alert = page.getByRole("alert");
    assert.match(await alert.innerText(), said);
    assert.match((await alert.getAttribute("class"))!, /failed/);
    await page.evaluate(() => location.hash = "#main");
    await page.evaluate(() => location.hash = "#nothing=1");
    await page.getByText("asks for nothing, which this page has not").waitFor();
    await assertNoProblems(page);
  }
});

browserTest("where: Back leads to the zones and the zone before", async (browser) => {
  await using server = await startSiteServer({ root: SITE });
  await using page = await openPage(browser, { url: `${server.url}where.html` });
  await whenReady(page);
  const algorithm = page.getByLabel("How zones are made");
  const first = await algorithm.inputValue();
  const others = await algorithm.locator("option").evaluateAll((all) =>
    all.map((option) => (option as HTMLOptionElement).value)
  );
  const other = others.find((value) => value !== first)!;
  await algorithm.selectOption(other);
  await page.locator("#zone-2").click();
  await page.waitForURL(/&zone=2$/);
  await page.goBack();
  await page.waitForURL((url) => !/&zone=/.test(url.hash));
  assert.equal(await algorithm.inputValue(), other);
  await page.goBack();
  await page.waitForFunction(
    (value) => [...document.querySelectorAll("select")].some((each) => each.value === value),
    first,
  );
  assert.equal(await algorithm.inputValue(), first);
  assert.match(page.url(), /where\.html$/);
  await page.goForward();
  assert.equal(await algorithm.inputValue(), other);
  await assertNoProblems(page);
});

for (const name of ["where", "filter"]) {
  browserTest(`${name}: a map that is hidden and shown again is drawn`, async (browser) => {
    await using server = await startSiteServer({ root: SITE });
    await using page = await openPage(browser, { url: `${server.url}${name}.html` });
    await whenReady(page);
    await page.getByRole("button", { name: "Enlarge" }).waitFor();
    const map = page.locator(".map");
    const show = (display: string) =>
      map.evaluate((element, value) => {
        element.style.display = value;
      }, display);
    const ground = () => map.locator(".map-ground").getAttribute("viewBox");
    const before = await ground();
    await show("none");
    await page.waitForTimeout(200);
    assert.equal(await ground(), before);
    await page.setViewportSize({ width: 900, height: 900 });
    await page.waitForTimeout(200);
    await show("");
    await page.waitForFunction(
      (box) => document.querySelector(".map-ground")!.getAttribute("viewBox") !== box,
      before,
    );
    await assertNoProblems(page);
  });
}
