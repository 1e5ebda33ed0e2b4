/**
 * One browser for all tests of a file; each test opens pages in contexts of its own.
 *
 * @module
 */

import { type Browser, chromium as playwright } from "playwright-core";
import { type Chromium, findChromium, HOW_TO_INSTALL } from "./chromium.ts";

/** Quiet, without a network of its own, and with WebGL 2 in software, alike on every machine. */
const FLAGS = [
  "--no-sandbox",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--use-gl=angle",
  "--use-angle=swiftshader",
  "--enable-unsafe-swiftshader",
];

/**
 * Flag by which pages are composed in software as well, which is what Chromium does by itself where
 * there is no graphics hardware; without it, SwiftShader composes them as if it were such hardware,
 * which takes longer.
 */
export const COMPOSE_IN_SOFTWARE = "--disable-gpu-compositing";

/** Settings of a browser. */
export interface BrowserOptions {
  /** Which one; by default the first that is found. */
  chromium?: Chromium;
  /** Flags added to those that every browser gets. */
  flags?: string[];
}

/**
 * Starts a browser; `await using` ends it.
 *
 * @throws {Error} If there is none on this machine, or it does not start.
 */
export async function openBrowser(options: BrowserOptions = {}): Promise<Browser> {
  const chromium = options.chromium ?? await findChromium()?.();
  if (!chromium) throw new Error(`No Chromium on this machine. ${HOW_TO_INSTALL}`);
  try {
    return await playwright.launch({
      executablePath: chromium.path,
      env: { ...Deno.env.toObject(), ...chromium.env },
      args: [...FLAGS, ...options.flags ?? []],
    });
  } catch (cause) {
    throw new Error(`Cannot start ${chromium.name}. ${HOW_TO_INSTALL}`, { cause });
  }
}

let shared: Browser | undefined;
let isPrepared = false;

/**
 * Registers a test in the browser that all tests of its file share, started before the first and
 * ended after the last. Where no browser can be had, the test is ignored, and a line says why.
 */
export function browserTest(name: string, body: (browser: Browser) => Promise<void>): void {
  const ignore = findChromium() === undefined;
  if (!isPrepared) prepare(ignore);
  isPrepared = true;
  Deno.test({
    name,
    ignore,
    fn: () => body(shared!),
    sanitizeOps: true,
    sanitizeResources: true,
  });
}

function prepare(isMissing: boolean): void {
  if (isMissing) {
    const line = `Tests in a browser are skipped: no Chromium on this machine. ${HOW_TO_INSTALL}\n`;
    Deno.stderr.writeSync(new TextEncoder().encode(line));
    return;
  }
  Deno.test.beforeAll(async () => {
    shared = await openBrowser();
  });
  Deno.test.afterAll(async () => {
    await shared?.close();
  });
}
