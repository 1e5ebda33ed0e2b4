/** What the bench aims at: three times as long is let pass, since others may work beside a test. */

import assert from "node:assert/strict";
import { runContest } from "lib/commands/bench_contest.ts";
import { siteContests } from "lib/commands/bench_site_contests.ts";
import { findChromium } from "../browser/chromium.ts";
import { SITE_OUTPUTS } from "./built_site.ts";

const { open, brush, pages } = siteContests(SITE_OUTPUTS);

/** Other systems do not tell the memory of a process. */
const ignore = Deno.build.os !== "linux" || findChromium() === undefined;

/** What one run of a contest comes to; each goal must have found its number. */
async function measure(contest: typeof open) {
  const silent = { isTerminal: false, write() {}, say() {} };
  const once = { ...contest, runs: 1, warmUp: false };
  const { ours, targets } = await runContest(once, silent, AbortSignal.timeout(300_000));
  for (const { what, got } of targets) assert.ok(Number.isFinite(got), what);
  const { medianSeconds: seconds, peakMebibytes, facts } = ours;
  return { seconds, megabytes: peakMebibytes * 1.048576, facts };
}

Deno.test({
  name: "speed: the cross-filter loads at most 6 MB, and is open with its map within 9 s",
  ignore,
  async fn() {
    const { seconds, facts } = await measure(open);
    assert.ok(facts["data_megabytes"]! <= 6, `${facts["data_megabytes"]} MB`);
    assert.ok(seconds <= 9, `${seconds} s`);
  },
});

Deno.test({
  name: "speed: nineteen of twenty moves of a brush are redrawn within 300 ms",
  ignore,
  async fn() {
    const { seconds, megabytes } = await measure(brush);
    assert.ok(seconds <= 0.3, `${seconds} s`);
    assert.ok(megabytes <= 500, `${megabytes} MB`);
  },
});

Deno.test({
  name: "speed: no page has more than 500 kB of script, and every other is ready within 3 s",
  ignore,
  async fn() {
    const { seconds, facts } = await measure(pages);
    assert.ok(facts["most_script_kilobytes"]! <= 500, `${facts["most_script_kilobytes"]} kB`);
    assert.ok(seconds <= 3, `${seconds} s`);
  },
});
