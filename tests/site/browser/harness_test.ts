/** The harness finds what is wrong with a page, and nothing in a page that is right. */

import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { checkAccessibility } from "./accessibility.ts";
import { browserTest, openBrowser } from "./browser.ts";
import { openHtml, serve, serveRightPage } from "./fixture_pages.ts";
import { tabThrough } from "./keyboard.ts";
import { memoryOf } from "./memory.ts";
import { checkNarrow } from "./narrow.ts";
import { IS_PACKAGED, packagedChromium } from "./packaged_chromium.ts";
import { openPage, type PageOptions, screenshot, SCREENSHOTS_VARIABLE, whenReady } from "./page.ts";
import { assertNoProblems } from "./watch.ts";

browserTest(
  "harness: it finds nothing in a right page, and leaves no trace in it",
  async (browser) => {
    await using server = await serveRightPage();
    const url = `${server.origin}/right.html`;
    await using page = await openPage(browser, { url, viewport: "phone" });
    await whenReady(page);
    assert.deepEqual(await checkAccessibility(page, { bestPractice: true }), []);
    assert.deepEqual(await checkNarrow(page), []);
    const { stops, end, missed } = await tabThrough(page, 40);
    assert.deepEqual([end, missed], ["left", []]);
    assert.deepEqual(stops.map(({ role, name }) => `${role} ${name}`), [
      "link within",
      "button More",
      "checkbox All of them, with a label",
      "Date Day",
      "radio Beat",
      "DisclosureTriangle Details",
      "link Next chapter",
    ]);
    assert.ok(stops.every(({ isIndicated }) => isIndicated), JSON.stringify(stops));
    await assertNoProblems(page);
    assert.deepEqual(
      page.requestUrls().map((each) => each.slice(server.origin.length + 1)),
      ["right.html", "style.css", "right.js", "data.json"],
    );
  },
);

browserTest("harness: every kind of problem is told, with its address", async (browser) => {
  await using other = await serveRightPage();
  await using server = await serve({
    "wrong.html": `<!doctype html><title>Wrong</title><p style="color:red">Wrong</p>
      <script>document.title = "inline"</script><script src="wrong.js"></script>`,
    "wrong.js": `console.error("said so");
      new Image().src = ${JSON.stringify(`${other.origin}/style.css`)};
      fetch("missing.json").then(() => fetch("http://127.0.0.1:1/")).catch(() => {
        document.documentElement.dataset.state = "ready";
        throw new Error("broken");
      });`,
  });
  await using page = await openPage(browser, { url: `${server.origin}/wrong.html` });
  await whenReady(page);
  await assert.rejects(assertNoProblems(page));
  const problems = page.problems().join("\n");
  for (
    const expected of [
      /^console error: said so/m,
      /^console error: .*404.*missing\.json/m,
      /^exception: Error: broken .*wrong\.js/m,
      /^policy violation: style-src-attr blocks inline/m,
      /^policy violation: script-src-elem blocks inline/m,
      /^policy violation: img-src blocks http.*style\.css/m,
      /^policy violation: connect-src blocks http:\/\/127\.0\.0\.1:1\//m,
    ]
  ) assert.match(problems, expected);
});

browserTest(
  "harness: a request that leaves the origin is told although it succeeds",
  async (browser) => {
    await using other = await serveRightPage();
    await using page = await openHtml(browser, `<img src="${other.origin}/style.css">`);
    await assert.rejects(assertNoProblems(page));
    assert.ok(page.problems().includes(`left the origin: ${other.origin}/style.css`));
  },
);

browserTest("openPage() gives the kind of machine that was asked for", async (browser) => {
  const look = async (options: Partial<PageOptions>) => {
    await using page = await openHtml(browser, "<meta name=viewport content=width=device-width>", {
      ...options,
    });
    return await page.evaluate(() => ({
      size: [innerWidth, innerHeight, devicePixelRatio],
      hasTouch: navigator.maxTouchPoints > 0,
      isDark: matchMedia("(prefers-color-scheme: dark)").matches,
      isCalm: matchMedia("(prefers-reduced-motion: reduce)").matches,
      isOnline: navigator.onLine,
      webgl: [document.createElement("canvas"), new OffscreenCanvas(1, 1)].map((canvas) =>
        canvas.getContext("webgl2") !== null
      ),
      hasCanvas: document.createElement("canvas").getContext("2d") !== null,
    }));
  };
  const plain = {
    size: [1440, 900, 1],
    hasTouch: false,
    isDark: false,
    isCalm: false,
    isOnline: true,
    webgl: [true, true],
    hasCanvas: true,
  };
  assert.deepEqual(await look({}), plain);
  assert.deepEqual(await look({ viewport: "phone" }), {
    ...plain,
    size: [360, 740, 2],
    hasTouch: true,
  });
  assert.deepEqual(
    await look({ viewport: "wall", dark: true, reducedMotion: true, offline: true, webgl: false }),
    {
      ...plain,
      size: [2560, 1440, 1],
      isDark: true,
      isCalm: true,
      isOnline: false,
      webgl: [false, false],
    },
  );
  await using silent = await openHtml(
    browser,
    "<title>Plain</title><p><noscript>No scripts</noscript><script>document.title = 'Run'</script>",
    { javaScript: false },
  );
  assert.equal(await silent.title(), "Plain");
  assert.equal(await silent.locator("noscript").innerText(), "No scripts");
});

browserTest(
  "harness: requests and errors of workers are seen as those of the page",
  async (browser) => {
    await using server = await serve({
      "page.html": `<!doctype html><title>Workers</title><script src="page.js"></script>`,
      "page.js":
        `const policy = trustedTypes.createPolicy("own", { createScriptURL: (url) => url });
      new Worker(policy.createScriptURL("worker.js")).onmessage = () => {
        document.documentElement.dataset.state = "ready";
      };`,
      "worker.js": `fetch("data.json").then(() => fetch("http://127.0.0.1:1/")).catch(() => {
      console.error("from the worker");
      setTimeout(() => { throw new Error("broken") });
      setTimeout(() => postMessage("done"));
    });`,
      "data.json": "{}",
    });
    await using page = await openPage(browser, { url: `${server.origin}/page.html` });
    await whenReady(page);
    await assert.rejects(assertNoProblems(page));
    const problems = page.problems().join("\n");
    assert.ok(page.requestUrls().includes(`${server.origin}/data.json`));
    assert.match(problems, /^console error: .*127\.0\.0\.1:1/m);
    assert.match(problems, /^console error: from the worker/m);
    assert.match(problems, /^exception: .*broken/m);
  },
);

browserTest("openPage() cuts off the network once a page has loaded", async (browser) => {
  await using server = await serveRightPage();
  await using page = await openPage(browser, { url: `${server.origin}/right.html`, offline: true });
  const answer = await page.evaluate(() =>
    fetch("data.json", { cache: "no-store" }).catch(() => "none")
  );
  assert.equal(answer, "none");
});

browserTest(
  "whenReady() says what the page shows where it fails or takes too long",
  async (browser) => {
    await using failed = await openHtml(
      browser,
      `<html data-state=loading><p>The data are missing</p><script>console.error("why");
     setTimeout(() => document.documentElement.dataset.state = "failed", 50)</script>`,
    );
    await assert.rejects(
      whenReady(failed),
      /has failed; its state is: failed\nIt shows: The data are missing\nconsole error: why/,
    );
    await using slow = await openHtml(browser, "<html data-state=loading><p>Loading …");
    await assert.rejects(
      whenReady(slow, 200),
      /is not ready after 0.2 s; its state is: loading\nIt shows: Loading …/,
    );
  },
);

browserTest("screenshot() takes the whole page, where a folder is set alone", async (browser) => {
  await using page = await openHtml(browser, "<!doctype html><p style='height:3000px'>Long");
  const before = Deno.env.get(SCREENSHOTS_VARIABLE);
  const folder = Deno.makeTempDirSync({ prefix: "site-pictures-" });
  try {
    Deno.env.delete(SCREENSHOTS_VARIABLE);
    await screenshot(page, "long.png");
    Deno.env.set(SCREENSHOTS_VARIABLE, folder);
    await screenshot(page, "pages/long.png");
    const header = new DataView(Deno.readFileSync(join(folder, "pages", "long.png")).buffer);
    assert.ok(header.getUint32(20) > 3000, "the height that a PNG has at byte 20");
    assert.deepEqual([...Deno.readDirSync(folder)].map(({ name }) => name), ["pages"]);
  } finally {
    if (before === undefined) Deno.env.delete(SCREENSHOTS_VARIABLE);
    else Deno.env.set(SCREENSHOTS_VARIABLE, before);
    Deno.removeSync(folder, { recursive: true });
  }
});

browserTest("memoryOf() sees what a page holds, and not what others do", async (browser) => {
  await using page = await openHtml(browser, "<p>Big");
  await using other = await openHtml(browser, "<p>Small");
  const before = [await memoryOf(page), await memoryOf(other)];
  await page.evaluate(() => {
    Object.assign(globalThis, {
      strings: Array.from({ length: 500_000 }, (_, i) => `string number ${i}`),
      bytes: new Uint8Array(50e6).fill(1),
    });
  });
  const after = [await memoryOf(page), await memoryOf(other)];
  const grown = (key: "heapBytes" | "rendererBytes") =>
    [0, 1].map((i) => (after[i]![key] ?? 0) - (before[i]![key] ?? 0));
  const [heap, heapOfOther] = grown("heapBytes");
  assert.ok(heap! > 10e6 && heap! < 60e6 && heapOfOther! < 1e6, `${grown("heapBytes")}`);
  if (Deno.build.os !== "linux") return;
  const [set, setOfOther] = grown("rendererBytes");
  assert.ok(set! > 60e6 && setOfOther! < 20e6, `${grown("rendererBytes")}`);
  assert.ok(after[0]!.graphicsBytes! > 1e6);
});

Deno.test({
  name: "openBrowser() runs the package's browser with its own libraries, and ends all of it",
  ignore: !IS_PACKAGED,
  sanitizeOps: true,
  sanitizeResources: true,
  async fn() {
    const chromium = await packagedChromium();
    const { stdout } = await new Deno.Command("ldd", { args: [chromium.path], env: chromium.env })
      .output();
    const libraries = new TextDecoder().decode(stdout);
    assert.doesNotMatch(libraries, /not found/);
    for (const name of ["libnss3.so", "libnspr4.so", "libexpat.so.1"]) {
      assert.match(libraries, new RegExp(`${name} => \\S*/data/cache/chromium-`));
    }
    const processes: number[] = [];
    {
      await using browser = await openBrowser({ chromium });
      await using page = await openHtml(browser, "<span>Words have a width</span>");
      assert.ok((await page.locator("span").boundingBox())!.width > 50, "there is a typeface");
      assert.ok(await page.evaluate(() => document.createElement("canvas").getContext("webgl2")));
      const session = await browser.newBrowserCDPSession();
      const { processInfo } = await session.send("SystemInfo.getProcessInfo");
      processes.push(...processInfo.map(({ id }) => id));
    }
    for (let left = 50; left > 0 && processes.some(isRunning); left--) {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    assert.deepEqual([processes.length > 2, processes.filter(isRunning)], [true, []]);
  },
});

/** What has ended and waits for its parent has no command line any more. */
const isRunning = (pid: number) =>
  existsSync(`/proc/${pid}`) && Deno.readTextFileSync(`/proc/${pid}/cmdline`) !== "";
