/**
 * A page of the site as a reader has it, watched from the first request on.
 *
 * @module
 */

import { join } from "node:path";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { type Watched, watchPage } from "./watch.ts";

/** Sizes of windows in CSS pixels. */
export const VIEWPORTS = {
  desktop: { viewport: { width: 1440, height: 900 } },
  phone: {
    viewport: { width: 360, height: 740 },
    deviceScaleFactor: 2,
    hasTouch: true,
    isMobile: true,
  },
  wall: { viewport: { width: 2560, height: 1440 } },
} satisfies Record<string, BrowserContextOptions>;

/** What is opened, and on what kind of machine. */
export interface PageOptions {
  /** Address, of any scheme. */
  url: string;
  /** Size of the window; a phone also has touch and two device pixels a CSS pixel. */
  viewport?: keyof typeof VIEWPORTS;
  /** Whether the reader prefers dark colors. */
  dark?: boolean;
  /** Whether the reader prefers pages that do not move. */
  reducedMotion?: boolean;
  /** Cuts the network off: before a file is opened, after a page of a server has loaded. */
  offline?: boolean;
  /** Whether scripts of the page run. */
  javaScript?: boolean;
  /** Whether the page may keep files for when there is no network. */
  serviceWorker?: boolean;
  /** Whether canvases of the document give a WebGL context; workers have it in any case. */
  webgl?: boolean;
}

/** A page that `await using` closes together with its context. */
export type SitePage = Page & Watched;

/**
 * Opens a page in a context of its own and waits for its load event. By default: desktop, light,
 * moving, online, with scripts and WebGL, without a service worker.
 */
export async function openPage(browser: Browser, options: PageOptions): Promise<SitePage> {
  const { url, viewport = "desktop", offline = false } = options;
  const isFile = new URL(url).protocol === "file:";
  const context = await browser.newContext({
    ...VIEWPORTS[viewport],
    colorScheme: options.dark ? "dark" : "light",
    reducedMotion: options.reducedMotion ? "reduce" : "no-preference",
    javaScriptEnabled: options.javaScript ?? true,
    offline: offline && isFile,
    serviceWorkers: options.serviceWorker ? "allow" : "block",
  });
  try {
    if (options.webgl === false) await context.addInitScript(withoutWebgl);
    const page = await context.newPage();
    const watched = await watchPage(page, url);
    await page.goto(url, { waitUntil: "load" });
    if (offline && !isFile) await context.setOffline(true);
    return Object.assign(page, watched, { [Symbol.asyncDispose]: () => context.close() });
  } catch (error) {
    await context.close();
    throw error;
  }
}

/** Runs in the page: canvases refuse WebGL as they do where graphics are switched off. */
function withoutWebgl(): void {
  for (const Canvas of [HTMLCanvasElement, OffscreenCanvas]) {
    const original = Canvas.prototype.getContext as (...args: unknown[]) => unknown;
    Object.assign(Canvas.prototype, {
      getContext(this: EventTarget, kind: string, ...rest: unknown[]) {
        if (!/webgl/.test(kind)) return original.call(this, kind, ...rest);
        const statusMessage = "WebGL is switched off";
        this.dispatchEvent(new WebGLContextEvent("webglcontextcreationerror", { statusMessage }));
        return null;
      },
    });
  }
}

/** Characters of the page's text in a message. */
const TEXT_SHOWN = 600;

/**
 * Waits until the page says that it is ready: `data-state="ready"` on the root element.
 *
 * @param timeoutMs Milliseconds it may take.
 * @throws {Error} If the page says that it failed, or says nothing in time; the message holds what
 *   the page shows and what went wrong in it.
 */
export async function whenReady(page: Page | SitePage, timeoutMs = 30_000): Promise<void> {
  const handle = await page.waitForFunction(
    () => /^(?:ready|failed)$/.exec(document.documentElement.dataset["state"] ?? "")?.[0],
    undefined,
    { timeout: timeoutMs, polling: 50 },
  ).catch((error) => {
    if (error.name !== "TimeoutError") throw error;
  });
  const state = await handle?.jsonValue();
  if (state === "ready") return;
  const { said, text } = await page.evaluate(() => ({
    said: document.documentElement.dataset["state"] ?? "nothing",
    text: document.body?.innerText ?? "",
  }));
  const what = state === "failed" ? "has failed" : `is not ready after ${timeoutMs / 1000} s`;
  throw new Error([
    `${page.url()} ${what}; its state is: ${said}`,
    `It shows: ${text.replace(/\s+/g, " ").trim().slice(0, TEXT_SHOWN) || "nothing"}`,
    ..."problems" in page ? page.problems() : [],
  ].join("\n"));
}

/** Folder for pictures of pages that people look at; none are taken where it is not set. */
export const SCREENSHOTS_VARIABLE = "PATROLIQ_SCREENSHOTS";

/**
 * Takes a picture of the whole page where a folder for pictures is set.
 *
 * @param path Path of the picture below that folder, ending in .png.
 */
export async function screenshot(page: Page, path: string): Promise<void> {
  const folder = Deno.env.get(SCREENSHOTS_VARIABLE);
  if (folder) await page.screenshot({ path: join(folder, path), fullPage: true });
}
