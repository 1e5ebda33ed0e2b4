import assert from "node:assert/strict";
import { Buffer } from "node:buffer";
import type { Browser, Page } from "playwright-core";
import pl from "nodejs-polars";
import { startSiteServer } from "lib/site/server/site_server.ts";
import { browserTest } from "../browser/browser.ts";
import { openPage, type PageOptions, type SitePage, whenReady } from "../browser/page.ts";
import { assertNoProblems } from "../browser/watch.ts";
import { tabThrough } from "../browser/keyboard.ts";
import { incidentFile, IS_SENSITIVE, readRecords, SITE } from "./built_site.ts";

/** Records that are neither domestic nor sexual nor against a child. */
const RECORDS = readRecords().filter(IS_SENSITIVE.not())
  .withColumn(pl.col("date").cast(pl.Utf8).str.slice(0, 10).alias("day"));

/** Opens the cross-filter of a server of its own, at a view. */
async function openFilter(
  browser: Browser,
  hash: string,
  options: Omit<PageOptions, "url"> = {},
): Promise<{ page: SitePage; url: string } & AsyncDisposable> {
  const server = await startSiteServer({ root: SITE });
  const url = `${server.url}filter.html`;
  const page = await openPage(browser, { ...options, url: url + hash });
  await whenReady(page);
  return {
    page,
    url,
    async [Symbol.asyncDispose]() {
      await page[Symbol.asyncDispose]();
      await server[Symbol.asyncDispose]();
    },
  };
}

/** Total that the page shows, once it has counted and its address is that of the view. */
async function totalOf(page: Page): Promise<string> {
  await page.waitForTimeout(300);
  await page.locator('.cross-filter[aria-busy="false"]').waitFor();
  return (await page.locator(".total").getAttribute("data-total"))!;
}

/** What polars counts. */
function countOf(...conditions: pl.Expr[]): string {
  const found = conditions.reduce((frame, each) => frame.filter(each), RECORDS).height;
  return found > 0 && found < 5 ? "<5" : String(found);
}

browserTest("cross-filter: without a filter every record is counted", async (browser) => {
  await using opened = await openFilter(browser, "");
  const all = readRecords();
  assert.equal(await totalOf(opened.page), String(all.height));
  await assertNoProblems(opened.page);
});

browserTest("cross-filter: filters that are clicked count what polars counts", async (browser) => {
  await using opened = await openFilter(browser, "");
  const { page } = opened;
  await page.getByRole("button", { name: /^22:00 to 23:00/ }).click();
  const atNight = pl.col("hour").eq(pl.lit(22)).and(pl.col("time_is_default").not());
  assert.equal(await totalOf(page), countOf(atNight));
  await page.locator("label", { hasText: /^Theft/ }).click();
  const thefts = pl.col("primary_type").eq(pl.lit("THEFT"));
  assert.equal(await totalOf(page), countOf(atNight, thefts));
  await page.locator("label", { hasText: /^no arrest on record/ }).click();
  assert.equal(await totalOf(page), countOf(atNight, thefts, pl.col("arrest").not()));
  await page.waitForURL(/#type=THEFT&hour=22&arrest=no$/);
  await page.getByRole("button", { name: "Lift all filters" }).click();
  await totalOf(page);
  assert.match(await page.locator(".total").innerText(), /^([\d,]+) of \1 /);
  await assertNoProblems(page);
});

browserTest(
  "cross-filter: a period that is brushed counts its days, and its address brings it back",
  async (browser) => {
    await using opened = await openFilter(browser, "");
    const { page } = opened;
    const box = (await page.locator("svg.brush").boundingBox())!;
    const y = box.y + box.height / 2;
    await page.mouse.move(box.x + box.width * 0.2, y);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.6, y, { steps: 12 });
    await page.mouse.up();
    const total = await totalOf(page);
    const [from, to] = ["from", "to"].map((key) =>
      new URLSearchParams(new URL(page.url()).hash.slice(1)).get(key)!
    );
    const inPeriod = pl.col("day").gtEq(pl.lit(from!)).and(pl.col("day").ltEq(pl.lit(to!)));
    assert.equal(total, countOf(inPeriod));
    await using shared = await openPage(browser, { url: page.url() });
    await whenReady(shared);
    assert.equal(await totalOf(shared), total);
  },
);

browserTest(
  "cross-filter: a row of hours is dragged over, and taken by Shift and arrow keys",
  async (browser) => {
    await using opened = await openFilter(browser, "");
    const { page } = opened;
    const hours = page.getByRole("group", { name: /^Hour/ });
    const box = (await hours.boundingBox())!;
    await page.mouse.move(box.x + box.width * 2.5 / 25, box.y + 40);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 5.5 / 25, box.y + 40, { steps: 6 });
    await page.mouse.up();
    await totalOf(page);
    await page.waitForURL(/#hour=2-5$/);
    await page.getByRole("button", { name: /^18:00 to/ }).focus();
    await page.keyboard.press("Escape");
    await page.keyboard.press("Shift+ArrowRight");
    await page.keyboard.press("Shift+ArrowRight");
    await totalOf(page);
    await page.waitForURL(/#hour=18-20$/);
  },
);

browserTest(
  "cross-filter: a region that is drawn filters, one that crosses itself is refused",
  async (browser) => {
    await using opened = await openFilter(browser, "");
    const { page } = opened;
    await page.getByRole("button", { name: "Enlarge" }).waitFor();
    const draw = async (corners: [number, number][]) => {
      await page.getByRole("button", { name: "Draw a region" }).click();
      await page.locator(".map").evaluate((map) => map.scrollIntoView({ block: "end" }));
      await page.waitForTimeout(300);
      const box = (await page.locator(".draw").boundingBox())!;
      for (const [x, y] of corners) {
        await page.mouse.click(
          box.x + box.width * x,
          box.y + box.height * y,
        );
        await page.waitForTimeout(100);
      }
      await page.getByRole("button", { name: "Close", exact: true }).click();
    };
    await draw([[0.35, 0.35], [0.65, 0.7], [0.65, 0.35], [0.35, 0.7]]);
    assert.match(await page.getByRole("alert").innerText(), /crosses itself/);
    assert.doesNotMatch(page.url(), /region/);
    await draw([[0.35, 0.35], [0.65, 0.35], [0.65, 0.7], [0.35, 0.7]]);
    const total = await totalOf(page);
    await page.waitForURL(/#region=/);
    assert.ok(Number(total) > 0 && Number(total) < RECORDS.height, total);
    assert.equal(await page.getByRole("alert").count(), 0);
  },
);

browserTest(
  "cross-filter: an address that was edited by hand says what was left out",
  async (browser) => {
    await using opened = await openFilter(
      browser,
      "#hour=25&type=THEFT,<script>&from=2030-01-01&x=1&%E0%A4%A",
    );
    const { page } = opened;
    const alerts = (await page.getByRole("alert").allInnerTexts()).join("\n");
    assert.match(alerts, /hour=25 was left out/);
    assert.match(alerts, /<script>/);
    assert.match(alerts, /from=2030-01-01/);
    await page.waitForURL(/#type=THEFT$/);
    await assertNoProblems(page);
  },
);

browserTest(
  "cross-filter: a filter that leaves nothing says so, and how to go on",
  async (browser) => {
    await using opened = await openFilter(
      browser,
      "#type=ARSON&hour=4&weekday=2&month=2&arrest=yes&district=1",
    );
    const { page } = opened;
    if (await totalOf(page) !== "0") return assert.fail("the filters were to leave nothing");
    assert.match(await page.locator("main").innerText(), /No incident passes all filters/);
  },
);

browserTest(
  "cross-filter: without WebGL lists and charts work, and the map says why it is not there",
  async (browser) => {
    await using opened = await openFilter(browser, "#type=THEFT", { webgl: false });
    const { page } = opened;
    assert.match(await page.locator(".map").innerText(), /needs WebGL 2/);
    assert.equal(await totalOf(page) === "0", false);
    await page.getByRole("button", { name: /^22:00 to/ }).click();
    const expected = countOf(
      pl.col("hour").eq(pl.lit(22)).and(pl.col("time_is_default").not()),
      pl.col("primary_type").eq(pl.lit("THEFT")),
    );
    assert.equal(await totalOf(page), expected);
  },
);

/** What the cross-filter says where the file of incidents is another, or, for null, missing. */
async function failureWith(
  browser: Browser,
  change: (bytes: Uint8Array) => Uint8Array | null,
): Promise<string> {
  await using server = await startSiteServer({ root: SITE });
  await using page = await openPage(browser, { url: `${server.url}404.html` });
  const body = change(Deno.readFileSync(incidentFile()));
  await page.context().route(
    /data\/incidents-/,
    (route) => route.fulfill(body ? { body: Buffer.from(body) } : { status: 404 }),
  );
  await page.goto(`${server.url}filter.html`);
  return await page.getByRole("alert").innerText();
}

browserTest("cross-filter: a damaged or missing file gives a sentence", async (browser) => {
  const damaged = /damaged|ends early|not one of this site/;
  assert.match(
    await failureWith(browser, (bytes) => bytes.subarray(0, bytes.length >> 1)),
    damaged,
  );
  const flip = (bytes: Uint8Array) =>
    bytes.map((byte, i) => i === bytes.length >> 1 ? byte ^ 255 : byte);
  assert.match(await failureWith(browser, flip), damaged);
  assert.match(await failureWith(browser, () => new Uint8Array()), damaged);
  assert.match(await failureWith(browser, () => null), /deno task run/);
});

browserTest("cross-filter: counts and map are handed out as files", async (browser) => {
  await using opened = await openFilter(browser, "#type=THEFT");
  const { page } = opened;
  const download = async (name: string) => {
    const [file] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name }).click(),
    ]);
    return Deno.readFileSync(await file.path());
  };
  const csv = new TextDecoder().decode(await download("Counts (CSV)"));
  assert.match(csv, /^# .*recorded incidents/);
  assert.match(csv, /# As of \d+ \w+ \d{4}/);
  assert.match(csv, /neither the city nor its police answer/);
  assert.match(csv, /\ndimension,category,incidents\n/);
  assert.doesNotMatch(csv, /,[1-4]\n/);
  await page.getByRole("button", { name: "Enlarge" }).waitFor();
  const png = await download("Picture (PNG)");
  assert.deepEqual([...png.subarray(0, 4)], [0x89, 0x50, 0x4e, 0x47]);
  assert.ok(png.length > 20_000, `${png.length} bytes`);
});

browserTest(
  "cross-filter: every control is reached by Tab, and shows that it is",
  async (browser) => {
    await using opened = await openFilter(browser, "");
    const { stops, end, missed } = await tabThrough(opened.page, 400);
    assert.deepEqual([end, missed], ["left", []]);
    assert.deepEqual(stops.filter(({ isIndicated }) => !isIndicated).map(({ name }) => name), []);
  },
);
