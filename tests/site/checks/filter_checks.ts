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

/** The sum of what a list says, as far as it says numbers. */
async function sumOf(page: Page, title: string): Promise<number> {
  const panel = page.getByRole("region", { name: title, exact: true });
  const texts = await panel.locator(".count").allInnerTexts();
  const numbers = texts.map((text) => Number(text.replace(/,|about /g, ""))).filter(
    Number.isFinite,
  );
  return numbers.reduce((sum, n) => sum + n, 0);
}

browserTest(
  "cross-filter: all counts are of the records that are neither domestic nor sexual nor against a child",
  async (browser) => {
    await using opened = await openFilter(browser, "");
    const { page } = opened;
    assert.equal(await totalOf(page), String(RECORDS.height));
    for (const title of ["Type", "Place", "Community area", "Police district"]) {
      const sum = await sumOf(page, title);
      // Small counts are hidden, and the largest may be given as about.
      const isAll = Math.abs(sum - RECORDS.height) < 0.01 * RECORDS.height;
      assert.ok(isAll, `${title}: ${sum} of ${RECORDS.height}`);
    }
    const nSensitive = readRecords().height - RECORDS.height;
    const base = `${nSensitive.toLocaleString("en-US")} more`;
    assert.ok((await page.locator("main").innerText()).includes(base));
    await assertNoProblems(page);
  },
);

browserTest(
  "cross-filter: domestic and sexual offenses stand by area, and without a number under a filter by hour",
  async (browser) => {
    await using opened = await openFilter(browser, "#type=CRIMINAL+SEXUAL+ASSAULT,BATTERY");
    const { page } = opened;
    const panel = page.getByRole("region", { name: /^Domestic and sexual offenses.*only$/ });
    const sensitive = readRecords().filter(IS_SENSITIVE);
    const types = ["CRIMINAL SEXUAL ASSAULT", "BATTERY"];
    const asked = sensitive.filter(pl.col("primary_type").isIn(types)).height;
    assert.equal(await panel.locator("strong").innerText(), asked.toLocaleString("en-US"));
    assert.equal(await totalOf(page), countOf(pl.col("primary_type").eq(pl.lit("BATTERY"))));
    assert.match(
      await page.locator("main").innerText(),
      /Criminal sexual assault: all incidents are domestic or sexual/,
    );
    const entry = page.locator("label", { hasText: /^Criminal sexual assault/ });
    assert.match(await entry.innerText(), /by area only/);
    await page.getByRole("button", { name: /^22:00 to 23:00/ }).click();
    await totalOf(page);
    assert.match(await panel.innerText(), /not under a filter by hour/);
    assert.equal(await panel.getByRole("table").count(), 0);
    await assertNoProblems(page);
  },
);

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
  "cross-filter: Back undoes one gesture, and a chip lifts one filter",
  async (browser) => {
    await using opened = await openFilter(browser, "#type=THEFT");
    const { page } = opened;
    const hashOf = async () => {
      await totalOf(page);
      return new URL(page.url()).hash;
    };
    const box = (await page.locator("svg.brush").boundingBox())!;
    await page.mouse.move(box.x + box.width * 0.3, box.y + box.height / 2);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.7, box.y + box.height / 2, { steps: 8 });
    await page.mouse.up();
    const brushed = await hashOf();
    assert.match(brushed, /^#from=.*&type=THEFT$/);
    await page.locator("label", { hasText: /^no arrest on record/ }).click();
    assert.equal(await hashOf(), `${brushed}&arrest=no`);
    await page.goBack();
    assert.equal(await hashOf(), brushed);
    await page.goBack();
    assert.equal(await hashOf(), "#type=THEFT");
    assert.equal(await totalOf(page), countOf(pl.col("primary_type").eq(pl.lit("THEFT"))));
    await page.goForward();
    assert.equal(await hashOf(), brushed);
    await page.getByRole("button", { name: "Remove filter Type: Theft" }).press("Enter");
    assert.equal(await hashOf(), brushed.replace("&type=THEFT", ""));
    const focused = page.locator(":focus");
    assert.match((await focused.getAttribute("aria-label"))!, /^Remove filter Period: /);
    await focused.press("Enter");
    assert.equal(await hashOf(), "");
    await assertNoProblems(page);
  },
);

browserTest(
  "cross-filter: what is pointed at or has the focus is read, with the compared period, and lists " +
    "are ordered when asked",
  async (browser) => {
    await using opened = await openFilter(browser, "");
    const { page } = opened;
    await page.getByRole("checkbox", { name: "Compare with" }).check();
    await totalOf(page);
    const atNight = page.getByRole("button", { name: /^22:00 to 23:00/ });
    const readOut = page.getByRole("region", { name: "Hour" }).locator(".read-out");
    await atNight.hover();
    const said = await readOut.innerText();
    assert.match(said, /^22:00 to 23:00: [a-z\d,< ]+ incidents; compared period [a-z\d,< ]+$/);
    assert.equal(await atNight.getAttribute("aria-label"), said);
    await page.mouse.move(0, 0);
    assert.notEqual(await readOut.innerText(), said);
    await atNight.focus();
    assert.equal(await readOut.innerText(), said);
    const brush = page.locator("svg.brush");
    await brush.focus();
    await brush.press("End");
    const week = await page.getByRole("region", { name: "Period" }).locator(".read-out")
      .innerText();
    assert.equal(await brush.getAttribute("aria-valuetext"), week);
    const types = page.getByRole("region", { name: "Type", exact: true });
    const names = () => types.locator(".entry").allInnerTexts();
    const byCount = await names();
    await types.getByRole("button", { name: "by name" }).press("Enter");
    assert.deepEqual(await names(), byCount.toSorted((a, b) => a.localeCompare(b, "en")));
    await page.getByRole("button", { name: /^02:00 to 03:00/ }).click();
    await totalOf(page);
    await types.getByRole("button", { name: "by count" }).press("Enter");
    const shown =
      (await types.locator(".count").evaluateAll((all) =>
        all.map((each) => each.firstChild!.textContent!)
      )).map((text) => Number(text.replace(/,|about /g, ""))).filter(Number.isFinite);
    assert.deepEqual(shown, shown.toSorted((a, b) => b - a));
    await assertNoProblems(page);
  },
);

browserTest(
  "cross-filter: on a phone total and filters stay in view, and hide nothing that is scrolled to",
  async (browser) => {
    await using opened = await openFilter(browser, "#type=THEFT&hour=2-20", { viewport: "phone" });
    const { page } = opened;
    await page.getByRole("checkbox", { name: "Compare with" }).check();
    await totalOf(page);
    await page.getByRole("region", { name: "Place" }).evaluate((list) => list.scrollIntoView());
    const { top, height } =
      (await page.locator(".summary").evaluate((summary) =>
        summary.getBoundingClientRect().toJSON()
      )) as DOMRect;
    assert.equal(Math.round(top), 0);
    assert.ok(height <= 0.2 * 740, `${height} px`);
    const place = await page.getByRole("region", { name: "Place" }).boundingBox();
    assert.ok(place!.y >= height, `${place!.y} px`);
  },
);

browserTest(
  "cross-filter: a worker that fails later says so, with a way out, and is not waited for",
  async (browser) => {
    await using server = await startSiteServer({ root: SITE });
    await using page = await openPage(browser, { url: `${server.url}404.html` });
    // Two questions are answered: that of the page and that of its address.
    const failing = `;{const answer = self.onmessage; let n = 0; self.onmessage = (event) => {
      if (event.data.ask === "count" && ++n > 2) setTimeout(() => { throw new Error("worn out"); });
      else answer(event);
    };}`;
    await page.context().route(/explore_worker/, async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: await response.text() + failing });
    });
    await page.goto(`${server.url}filter.html#type=THEFT`);
    await whenReady(page);
    await totalOf(page);
    await page.locator("label", { hasText: /^no arrest on record/ }).click();
    assert.match(await page.getByRole("alert").innerText(), /Counting has stopped: .*worn out/);
    assert.equal(await page.locator("[aria-busy=true]").count(), 0);
    await page.context().unrouteAll();
    await page.getByRole("button", { name: "Reload the page" }).click();
    await whenReady(page);
    const isOf = [pl.col("primary_type").eq(pl.lit("THEFT")), pl.col("arrest").not()];
    assert.equal(await totalOf(page), countOf(...isOf));
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
      const said = await page.locator(".draw-tools [role=status]").innerText();
      assert.equal(said, `${corners.length} corners`);
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
    const round = Array.from({ length: 12 }, (_, i): [number, number] => {
      const angle = 2 * Math.PI * i / 12;
      return [0.5 + 0.15 * Math.cos(angle), 0.5 + 0.15 * Math.sin(angle)];
    });
    await draw(round);
    await page.waitForURL((address) => {
      const corners = new URLSearchParams(address.hash.slice(1)).get("region") ?? "";
      return (corners.match(/-?\d+/g)?.length ?? 0) === 2 * round.length;
    });
    assert.equal(await page.getByRole("alert").count(), 0);
  },
);

browserTest(
  "cross-filter: an address that was edited by hand says what was left out",
  async (browser) => {
    await using opened = await openFilter(
      browser,
      "#hour=25&type=THEFT,<script>&from=2030-01-01&x=1&zone=nowhere:1&%E0%A4%A",
    );
    const { page } = opened;
    const problems = await page.getByRole("alert").allInnerTexts();
    const alerts = problems.join("\n");
    assert.match(alerts, /zone=nowhere:1 was left out/);
    assert.ok(problems.every((problem) => problem.length < 300), alerts);
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

browserTest(
  "cross-filter: a damaged or missing file of zones takes the filter by zone, and nothing else",
  async (browser) => {
    await using server = await startSiteServer({ root: SITE });
    for (const answer of [{ status: 404 }, { body: "damaged" }]) {
      await using page = await openPage(browser, { url: `${server.url}404.html` });
      await page.context().route(/data\/zone_cells-/, (route) => route.fulfill(answer));
      await page.goto(`${server.url}filter.html#type=THEFT`);
      await whenReady(page);
      assert.match(
        await page.getByRole("alert").innerText(),
        /zone_cells\.bin|data file.*There is no filter by zone; all else is counted\.$/,
      );
      assert.equal(await totalOf(page), countOf(pl.col("primary_type").eq(pl.lit("THEFT"))));
    }
  },
);

/** Sums of the tables of a file of counts, by their names; those with hidden counts left out. */
function sumsOf(csv: string): Map<string, number> {
  const lines = csv.split("\n").filter((line) => line !== "" && !/^[#"]/.test(line)).slice(1);
  const tables = Map.groupBy(
    lines.map((line) => line.split(",")),
    ([name]) => name!,
  );
  const sums = [...tables].map(([name, rows]): [string, number] => [
    name,
    rows.reduce((sum, row) => sum + Number(row[2]), 0),
  ]);
  return new Map(sums.filter(([, sum]) => Number.isFinite(sum)));
}

browserTest(
  "cross-filter: each table of the file of counts sums to the total, and both periods are said",
  async (browser) => {
    await using opened = await openFilter(browser, "#type=BATTERY,THEFT&weekday=1,2&arrest=no");
    const { page } = opened;
    await page.getByRole("checkbox", { name: "Compare with" }).check();
    const total = await totalOf(page);
    const [file] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Counts (CSV)" }).click(),
    ]);
    const csv = Deno.readTextFileSync(await file.path());
    const said = Number(total).toLocaleString("en-US");
    assert.match(
      csv,
      new RegExp(
        `^# ${said} recorded incidents in Chicago, against [\\d,]+ in the compared period`,
      ),
    );
    assert.match(csv, new RegExp(`\n# Period: [^\n]* of \\d+ days[^\n]*, ${said} incidents\n`));
    assert.match(csv, /\n# Compared period: .* incidents; as counted, not scaled\n/);
    const sums = sumsOf(csv);
    for (const name of ["Type", "Weekday", "Arrest"]) {
      assert.ok(sums.has(name), `${name} is hidden`);
    }
    for (const [name, sum] of sums) assert.equal(String(sum), total, name);
    assert.doesNotMatch(csv, /^(Weekday,Sunday|Type,Robbery|Arrest,arrest on record),/m);
  },
);

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
  assert.match(csv, /# Incidents that are neither domestic nor sexual nor against a child;/);
  assert.match(csv, /# As of \d+ \w+ \d{4}/);
  assert.match(
    csv,
    /\n"Community area, domestic, sexual and against children",Austin,(?:at least )?\d+\n/,
  );
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
