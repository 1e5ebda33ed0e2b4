/**
 * What goes wrong in a page, and what it asks the network for.
 *
 * @module
 */

import assert from "node:assert/strict";
import type { Page } from "playwright-core";

/** What has been seen of a page so far. */
export interface Watched {
  /**
   * One line for each of the console errors, exceptions, violations of the content security policy,
   * requests that failed, and requests that left the origin; each is told once.
   */
  problems(): string[];
  /** Addresses of all requests, in order; the favicon's is not among them. */
  requestUrls(): string[];
}

/** Name that the page reports violations under. */
const REPORT = "reportPolicyViolation";

/**
 * Watches a page with its frames, workers and the windows that it opens.
 *
 * @param page A page before its first address, alone in its context.
 * @param url Address whose origin requests should stay in.
 */
export async function watchPage(page: Page, url: string): Promise<Watched> {
  const context = page.context();
  const problems: string[] = [];
  const urls: string[] = [];
  const add = (text: string) => {
    const line = text.replace(/\s+/g, " ").trim();
    if (!problems.includes(line)) problems.push(line);
  };
  context.on("console", (message) => {
    const { url } = message.location();
    // Only some browsers ask for an icon that no page names.
    if (message.type() !== "error" || url.endsWith("/favicon.ico")) return;
    add(`console error: ${message.text()}${url ? ` (${url})` : ""}`);
  });
  context.on("weberror", (event) => {
    const error = event.error();
    add(`exception: ${error.stack?.split("\n").slice(0, 2).join(" ") ?? error}`);
  });
  context.on("requestfailed", (request) => {
    add(`request failed: ${request.url()} (${request.failure()?.errorText ?? "unknown"})`);
  });
  const note = (requested: string) => {
    urls.push(requested);
    if (!isWithin(requested, url)) add(`left the origin: ${requested}`);
  };
  context.on("request", (request) => note(request.url()));
  page.on("websocket", (socket) => note(socket.url()));
  // Playwright is silent about what the browser, not a script, says of a worker.
  const session = await context.newCDPSession(page);
  session.on("Log.entryAdded", ({ entry: { source, level, text, url } }) => {
    if (source === "worker" && level === "error") add(`console error: ${text} (${url})`);
  });
  await session.send("Log.enable");
  await context.exposeBinding(REPORT, (_source, violation: string) => add(violation));
  await context.addInitScript(reportViolations, REPORT);
  return { problems: () => [...problems], requestUrls: () => [...urls] };
}

/** Runs in the page. */
function reportViolations(name: string): void {
  const report = (globalThis as unknown as Record<string, (line: string) => void>)[name]!;
  document.addEventListener("securitypolicyviolation", (event) => {
    const { effectiveDirective, blockedURI, sourceFile, lineNumber } = event;
    const where = sourceFile ? ` (${sourceFile}:${lineNumber})` : "";
    report(`policy violation: ${effectiveDirective} blocks ${blockedURI}${where}`);
  });
}

/** Whether a request stays where the page is from, or goes nowhere. */
function isWithin(requested: string, url: string): boolean {
  const from = new URL(url);
  const to = new URL(requested);
  if (["data:", "blob:", "about:"].includes(to.protocol)) return true;
  return to.protocol === from.protocol && to.host === from.host;
}

/** Asserts that nothing has gone wrong in a page so far, and that no request left its origin. */
export async function assertNoProblems(page: Page & Watched): Promise<void> {
  await page.title(); // What has happened before the answer has been reported by then.
  assert.deepEqual(page.problems(), [], page.problems().join("\n"));
}
