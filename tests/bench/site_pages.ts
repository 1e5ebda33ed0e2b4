/**
 * Pages of a site in a browser, served from this machine, timed; prints one line of JSON. Memory is
 * that of the process that the page and its workers run in.
 *
 * Usage: deno run -A tests/bench/site_pages.ts open|brush|pages OUTPUTS
 */

import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { Page } from "playwright-core";
import type { Sample } from "lib/commands/bench_comparison.ts";
import { quantile } from "lib/numeric/quantile.ts";
import { SITE_PAGES, sitePage } from "lib/site/pages.ts";
import { startSiteServer } from "lib/site/server/site_server.ts";
import { COMPOSE_IN_SOFTWARE, openBrowser } from "../site/browser/browser.ts";
import { memoryOf } from "../site/browser/memory.ts";
import { mapShownMs, openTimed, scriptsOf, timeBrush } from "../site/browser/speed.ts";
import { incidentsPath } from "./incidents_file.ts";
import { printSample } from "./sample.ts";

const [work, outputs] = Deno.args as [string, string];
const site = join(outputs, "site");
await using server = await startSiteServer({ root: site });
await using browser = await openBrowser({ flags: [COMPOSE_IN_SOFTWARE] });

/** Moves of the pointer over the period. */
const MOVES = 120;

const WORKS: Record<string, () => Promise<Sample>> = {
  async open() {
    await using opened = await openTimed(browser, addressOf(sitePage("filter")));
    const { page, readyMs } = opened;
    const mapMs = await mapShownMs(page);
    const countOf = async (name: string) =>
      Number(await page.locator(".total").getAttribute(`data-${name}`));
    const [rows, byArea] = [await countOf("total"), await countOf("by-area")];
    const { size } = Deno.statSync(incidentsPath(site));
    const { peakMebibytes, ...memory } = await memoryFacts(page);
    return {
      seconds: Math.max(readyMs, mapMs) / 1000,
      peakMebibytes,
      facts: {
        records: rows + byArea,
        rows,
        counted_by_area_only: byArea,
        ready_ms: readyMs,
        map_ms: mapMs,
        data_megabytes: size / 1e6,
        ...memory,
      },
    };
  },
  async brush() {
    const url = addressOf(sitePage("filter"));
    await using opened = await openTimed(browser, url, { serviceWorker: false });
    const { page } = opened;
    await mapShownMs(page);
    const redraws = await timeBrush(page, MOVES);
    const ms = redraws.map((each) => each.ms);
    const differentTotals = new Set(redraws.map(({ total }) => total)).size;
    if (differentTotals < MOVES / 12) throw new Error("The brush does not change what is counted");
    const { peakMebibytes, ...memory } = await memoryFacts(page);
    return {
      seconds: quantile(ms, 0.95) / 1000,
      peakMebibytes,
      facts: {
        moves: MOVES,
        different_totals: differentTotals,
        median_ms: quantile(ms, 0.5),
        most_ms: Math.max(...ms),
        ...memory,
      },
    };
  },
  async pages() {
    const facts: Record<string, number> = {};
    let [slowest, mostScript, mostMemory] = [0, 0, 0];
    for (const page of SITE_PAGES) {
      const { all, late } = await scriptsOf(browser, addressOf(page));
      const script = kilobytesOf(all);
      facts[`${page.id}_script_kilobytes`] = script;
      facts[`${page.id}_late_script_kilobytes`] = kilobytesOf(late);
      mostScript = Math.max(mostScript, script);
      if (page.id === "filter") continue;
      await using opened = await openTimed(browser, addressOf(page));
      facts[`${page.id}_ready_ms`] = opened.readyMs;
      slowest = Math.max(slowest, opened.readyMs);
      mostMemory = Math.max(mostMemory, (await memoryFacts(opened.page)).peakMebibytes);
    }
    return {
      seconds: slowest / 1000,
      peakMebibytes: mostMemory,
      facts: { ...facts, most_script_kilobytes: mostScript },
    };
  },
};

function addressOf({ href }: { href: string }): string {
  return new URL(href, server.url).href;
}

/** Size of scripts of the site when each is compressed by gzip. */
function kilobytesOf(addresses: string[]): number {
  const pathOf = (address: string) => join(site, new URL(address).pathname);
  return addresses.reduce(
    (sum, each) => sum + gzipSync(Deno.readFileSync(pathOf(each))).length / 1000,
    0,
  );
}

async function memoryFacts(page: Page) {
  const { heapBytes, rendererBytes, graphicsBytes } = await memoryOf(page);
  const mebibytes = (bytes: number | null) => {
    if (bytes === null) throw new Error("This system does not tell the memory of a process");
    return bytes / 2 ** 20;
  };
  return {
    peakMebibytes: mebibytes(rendererBytes),
    heap_mebibytes: mebibytes(heapBytes),
    graphics_mebibytes: mebibytes(graphicsBytes),
  };
}

printSample(await WORKS[work]!());
