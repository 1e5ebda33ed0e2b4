/**
 * Contests of the site, their goals those of the specification.
 *
 * @module
 */

import { join } from "node:path";
import { DIMENSION_IDS } from "../explore/incident_file.ts";
import { type Contest, factWithin, peakMegabytes } from "./bench_comparison.ts";
import { BENCH } from "./bench_peers.ts";

/** Runs of what takes a second or two, and of what takes longer. */
const [RUNS, FEW_RUNS] = [7, 3];

/** What holds for all contests in a browser. */
const NOTE =
  "Chromium with pages and WebGL drawn in software, new for every run; the site comes from a server on " +
  "the same machine. Memory is that of the process that the page and its workers run in, after " +
  "garbage is collected; that of the process that draws is a fact of its own.";

/** How a brush is timed. */
const BRUSH_NOTE =
  `${NOTE} A period is drawn by 120 moves of the pointer. A redraw takes from the ` +
  "event to the frame behind the one in which all views show the counts, the map drawn; the next " +
  "move waits for it. Seconds are the 95th percentile.";

/** How counting is timed. */
const COUNT_NOTE =
  "Columns of codes are in memory; seconds are those of the calls, memory is that " +
  "of the whole process. Domestic and sexual incidents are not among the rows: the site counts " +
  "them only. crossfilter2 has a dimension a column, filters codes that follow one another as a " +
  "range, others by a function, and gives its counts without copying them.";

/** Goal for the seconds of ours. */
function seconds(atMost: number): Contest["goals"][number] {
  return { what: "seconds", atMost, valueOf: ({ ours }) => ours.medianSeconds };
}

/** Goal for the 95th percentile of redraws. */
function redrawMilliseconds(atMost: number): Contest["goals"][number] {
  const what = "redraw, 95th percentile, ms";
  return { what, atMost, valueOf: ({ ours }) => ours.medianSeconds * 1000 };
}

const bench = (script: string, ...args: string[]): string[] => [
  Deno.execPath(),
  "run",
  "-A",
  join(BENCH, script),
  ...args,
];

/** The contestant of a contest in a browser. */
const inBrowser = (work: "open" | "brush" | "pages", outputs: string) => ({
  ours: { name: "patroliq", command: bench("site_pages.ts", work, outputs) },
  peers: [],
  agreement: {},
});

/**
 * Contests of the site; `build` makes it, so it comes first.
 *
 * @param outputs Output folder of a run.
 */
export function siteContests(
  outputs: string,
): Record<"build" | "load" | "count" | "open" | "brush" | "pages", Contest> {
  const site = join(outputs, "site");
  const shared = { part: "site", runs: RUNS, warmUp: true };
  const counted = (work: "load" | "brush") => ({
    ours: { name: "patroliq", command: bench("explore_counter.ts", work, site) },
    peers: [{ name: "crossfilter2", command: bench("crossfilter2.ts", work, site) }],
    agreement: Object.fromEntries(["rows", ...DIMENSION_IDS].map((fact) => [fact, 0])),
    goals: [],
  });
  return {
    build: {
      ...shared,
      runs: FEW_RUNS,
      work: "site of the project's outputs, from artifacts to pages",
      note: "Seconds are those of the call; memory is that of the whole process.",
      ours: { name: "patroliq", command: bench("build_site.ts", outputs) },
      peers: [],
      agreement: {},
      goals: [seconds(20)],
    },
    load: {
      ...shared,
      ...counted("load"),
      work: "ten linked views of all incidents: prepared, and counted once",
      note: COUNT_NOTE,
    },
    count: {
      ...shared,
      ...counted("brush"),
      work: "60 brushes over all incidents, in ten linked views",
      note: COUNT_NOTE,
    },
    open: {
      ...shared,
      ...inBrowser("open", outputs),
      work: "open the cross-filter: all records loaded, the map shown",
      note: `${NOTE} Seconds are from the start of the navigation.`,
      goals: [
        seconds(3),
        factWithin("records", "records", { atLeast: 500_000 }),
        factWithin("data_megabytes", "file of incidents, MB", { atMost: 6 }),
      ],
    },
    brush: {
      ...shared,
      ...inBrowser("brush", outputs),
      runs: FEW_RUNS,
      work: "brush in the cross-filter: all views and the map redrawn",
      note: BRUSH_NOTE,
      goals: [redrawMilliseconds(100), peakMegabytes(500)],
    },
    pages: {
      ...shared,
      ...inBrowser("pages", outputs),
      runs: FEW_RUNS,
      work: "open every other page: interactive, the slowest",
      note:
        `${NOTE} Seconds are from the start of the navigation. Scripts are those of all pages, ` +
        "later ones such as a map's included, each compressed by gzip.",
      goals: [
        seconds(1),
        factWithin("most_script_kilobytes", "most script of a page, kB", { atMost: 500 }),
        peakMegabytes(500),
      ],
    },
  };
}

/**
 * Contests of a cross-filter with more records than the project's.
 *
 * @param outputs What `tests/bench/write_large_site.ts` wrote.
 * @param records The records in words.
 */
export function largeSiteContests(outputs: string, records: string): Contest[] {
  const shared = { part: "site", runs: FEW_RUNS, warmUp: true };
  return [
    {
      ...shared,
      ...inBrowser("open", outputs),
      work: `open the cross-filter of all rows of ${records}`,
      note: `${NOTE} Seconds are from the start of the navigation.`,
      goals: [],
    },
    {
      ...shared,
      ...inBrowser("brush", outputs),
      work: `brush in the cross-filter of all rows of ${records}`,
      note: BRUSH_NOTE,
      goals: [redrawMilliseconds(300)],
    },
  ];
}
