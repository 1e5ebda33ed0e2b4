/**
 * How long a page takes: until it is ready, until its map is shown, and for a redraw under a brush.
 *
 * @module
 */

import type { Browser, Page } from "playwright-core";
import { openPage, type SitePage, whenReady } from "./page.ts";

/** Milliseconds in which even the slowest page is ready. */
const PATIENCE_MS = 120_000;

/** A page and when it was ready. */
export interface TimedPage extends AsyncDisposable {
  page: SitePage;
  /** Milliseconds from the start of the navigation. */
  readyMs: number;
}

/**
 * Opens a page in a new tab of a browser that has not seen the site before, and waits until it is
 * ready. The page may keep the site for later by default, and loads all of it meanwhile, as it does
 * for its readers.
 */
export async function openTimed(
  browser: Browser,
  url: string,
  { serviceWorker = true }: { serviceWorker?: boolean } = {},
): Promise<TimedPage> {
  const page = await openPage(browser, { url: "about:blank", serviceWorker });
  const close = () => page[Symbol.asyncDispose]();
  try {
    await page.context().addInitScript(noteTimes);
    await page.goto(url);
    await whenReady(page, PATIENCE_MS);
    const [ready] = await marksOf(page, "ready");
    return { page, readyMs: ready!.at, [Symbol.asyncDispose]: close };
  } catch (error) {
    await close();
    throw error;
  }
}

/**
 * Runs in the page. Marks when it is ready, when the pointer moved, and for each drawing of which
 * the page says `map` or `drawn` when it was shown: in the frame behind it, after the graphics
 * process has done all that it was asked for.
 */
function noteTimes(): void {
  const isReady = () => document.documentElement?.dataset["state"] === "ready";
  new MutationObserver((_, observer) => {
    if (!isReady()) return;
    performance.mark("ready");
    observer.disconnect();
  }).observe(document, { subtree: true, attributes: true, attributeFilter: ["data-state"] });
  addEventListener("pointermove", ({ timeStamp }) => {
    performance.mark("moved", { startTime: timeStamp });
  }, { capture: true });
  let canvas: HTMLCanvasElement | null = null;
  new PerformanceObserver((list) => {
    for (const { name, detail } of list.getEntries() as PerformanceMark[]) {
      if (name !== "map" && name !== "drawn") continue;
      // Before its map is drawn, whoever asks for a context would decide how it is made.
      if (name === "map") canvas = document.querySelector(".map canvas");
      requestAnimationFrame(() => {
        const gl = canvas?.getContext("webgl2");
        gl?.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(4));
        performance.mark(`${name} shown`, { detail });
      });
    }
  }).observe({ type: "mark" });
}

/** Milliseconds from the start of the navigation until the map with its cells was shown. */
export async function mapShownMs(page: Page): Promise<number> {
  await waitForMarks(page, "map shown", 1);
  const [shown] = await marksOf(page, "map shown");
  return shown!.at;
}

/** A move of the pointer and the redraw that answered it. */
export interface Redraw {
  /** From the event to the end of the redraw. */
  ms: number;
  /** Incidents that the page counted. */
  total: number;
}

/**
 * Draws a period with the pointer in the cross-filter, longer and then shorter again, and waits
 * after each move until all views show its counts.
 *
 * @param page From {@linkcode openTimed}, with its map shown.
 * @throws {Error} If not every move is answered by one redraw.
 */
export async function timeBrush(page: Page, nMoves: number): Promise<Redraw[]> {
  const box = (await page.locator("svg.brush").boundingBox())!;
  const moveTo = (share: number) =>
    page.mouse.move(box.x + share * box.width, box.y + box.height / 2);
  await moveTo(0.15);
  await page.mouse.down();
  await page.evaluate(() =>
    ["moved", "drawn shown"].forEach((name) => performance.clearMarks(name))
  );
  for (let i = 0; i < nMoves; i++) {
    const there = 2 * (i + 1) / nMoves;
    await moveTo(0.2 + 0.7 * Math.min(there, 2 - there));
    await waitForMarks(page, "drawn shown", i + 1);
  }
  const [moved, shown] = [await marksOf(page, "moved"), await marksOf(page, "drawn shown")];
  await page.mouse.up();
  if (moved.length !== nMoves || shown.length !== nMoves) {
    throw new Error(`${nMoves} moves gave ${moved.length} events and ${shown.length} redraws`);
  }
  return shown.map(({ at, detail }, i) => ({ ms: at - moved[i]!.at, total: detail as number }));
}

/** Marks of a name, in order, milliseconds from the start of the navigation. */
function marksOf(page: Page, name: string): Promise<{ at: number; detail: unknown }[]> {
  return page.evaluate(
    (name) =>
      (performance.getEntriesByName(name, "mark") as PerformanceMark[])
        .map(({ startTime, detail }) => ({ at: startTime, detail })),
    name,
  );
}

async function waitForMarks(page: Page, name: string, n: number): Promise<void> {
  await page.waitForFunction(
    ([name, n]) => performance.getEntriesByName(name).length >= n,
    [name, n] as const,
    { timeout: PATIENCE_MS },
  );
}

/** Scripts of a page, by their addresses. */
export interface PageScripts {
  /** All that it has loaded: its own, those of its workers, and those that came later. */
  all: string[];
  /** Those of them that had not come when it was ready. */
  late: string[];
}

/** Milliseconds without a request after which a page has asked for all that it wants at first. */
const QUIET_MS = 500;

/** Opens a page that keeps nothing for later, and gives the scripts that it loads without being used. */
export async function scriptsOf(browser: Browser, url: string): Promise<PageScripts> {
  await using opened = await openTimed(browser, url, { serviceWorker: false });
  const { page, readyMs } = opened;
  let n: number;
  do {
    n = page.requestUrls().length;
    await page.waitForTimeout(QUIET_MS);
  } while (page.requestUrls().length > n);
  const all = [...new Set(page.requestUrls().filter((each) => each.endsWith(".js")))];
  const after = await page.evaluate(
    (ready) =>
      (performance.getEntriesByType("resource") as PerformanceResourceTiming[])
        .filter(({ responseEnd }) => responseEnd > ready).map(({ name }) => name),
    readyMs,
  );
  return { all, late: all.filter((each) => after.includes(each)) };
}
