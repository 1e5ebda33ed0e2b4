/**
 * How much memory a page takes.
 *
 * @module
 */

import type { Page } from "playwright-core";

/** Memory of a page in bytes; what the system does not tell is null. */
export interface PageMemory {
  /** Objects of the page's scripts; those of workers are not among them. */
  heapBytes: number;
  /** Resident set of the process that the page and its workers run in. */
  rendererBytes: number | null;
  /** Resident set of the process that draws for all pages of the browser: WebGL's buffers. */
  graphicsBytes: number | null;
}

/** Memory of a page after garbage is collected; resident sets are known on Linux alone. */
export async function memoryOf(page: Page): Promise<PageMemory> {
  const session = await page.context().newCDPSession(page);
  try {
    await session.send("HeapProfiler.collectGarbage");
    await session.send("Performance.enable");
    const { metrics } = await session.send("Performance.getMetrics");
    const renderer = await rendererOf(page);
    const graphics = (await processesOf(page)).find(({ type }) => type === "GPU")?.id;
    return {
      heapBytes: metrics.find(({ name }) => name === "JSHeapUsedSize")!.value,
      rendererBytes: residentSet(renderer),
      graphicsBytes: graphics === undefined ? null : residentSet(graphics),
    };
  } finally {
    await session.detach();
  }
}

async function processesOf(page: Page) {
  const session = await page.context().browser()!.newBrowserCDPSession();
  try {
    return (await session.send("SystemInfo.getProcessInfo")).processInfo;
  } finally {
    await session.detach();
  }
}

/** Number of the process that a page runs in, which only the head of a trace tells. */
async function rendererOf(page: Page): Promise<number> {
  const browser = page.context().browser()!;
  const session = await page.context().newCDPSession(page);
  const { frameTree } = await session.send("Page.getFrameTree");
  await session.detach();
  await browser.startTracing(page, { categories: ["disabled-by-default-devtools.timeline"] });
  const trace: Trace = JSON.parse((await browser.stopTracing()).toString());
  const frames = trace.traceEvents.find(({ name }) => name === "TracingStartedInBrowser")
    ?.args.data?.frames ?? [];
  const found = frames.find(({ frame }) => frame === frameTree.frame.id)?.processId;
  if (found === undefined) throw new Error(`The trace does not name the process of ${page.url()}`);
  return found;
}

interface Trace {
  traceEvents: {
    name: string;
    args: { data?: { frames?: { frame: string; processId: number }[] } };
  }[];
}

/** Resident set of a process in bytes. */
function residentSet(pid: number): number | null {
  if (Deno.build.os !== "linux") return null;
  const status = Deno.readTextFileSync(`/proc/${pid}/status`);
  return 1024 * Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)![1]);
}
