/**
 * Contests of the bench: one piece of work, done by us and by peers, each run in a process of its
 * own.
 *
 * @module
 */

import { join } from "node:path";
import { ROOT } from "../config.ts";
import {
  compare,
  type Comparison,
  type Contest,
  contestantsOf,
  type Sample,
} from "./bench_comparison.ts";
import { BENCH } from "./bench_peers.ts";
import type { Reporter } from "./reporter.ts";

/**
 * Runs contests one after the other, on inputs that a script of `tests/bench` writes first.
 *
 * @param script Name of the script.
 * @param target File or folder that it writes.
 * @param files What it reads, where it does not know that itself.
 * @throws {Error} If the script fails, or as {@linkcode runContest} says.
 */
export async function runContestsOn(
  script: string,
  target: string,
  contests: readonly Contest[],
  reporter: Reporter,
  signal: AbortSignal,
  files: readonly string[] = [],
): Promise<Comparison[]> {
  const args = ["run", "-A", join(BENCH, script), target, ...files];
  const { success, stderr } = await new Deno.Command(Deno.execPath(), { args, cwd: ROOT, signal })
    .output();
  signal.throwIfAborted();
  if (!success) throw new Error(`${script} failed: ${new TextDecoder().decode(stderr)}`);
  const comparisons: Comparison[] = [];
  for (const contest of contests) comparisons.push(await runContest(contest, reporter, signal));
  return comparisons;
}

/**
 * Runs a contest. The contestants take turns, so that a change in the machine's speed meets them
 * all.
 *
 * @throws {Error} If a contestant fails, or as {@linkcode compare} says.
 */
export async function runContest(
  contest: Contest,
  reporter: Reporter,
  signal: AbortSignal,
): Promise<Comparison> {
  const { work, runs, warmUp } = contest;
  reporter.say(`${work}: ${runs} runs${warmUp ? ", after one that does not count" : ""}`);
  const all = contestantsOf(contest);
  const samples = all.map((): Sample[] => []);
  for (let turn = warmUp ? -1 : 0; turn < runs; turn++) {
    for (const [i, contestant] of all.entries()) {
      if (turn >= (contestant.runs ?? runs)) continue;
      const sample = await measure(contestant.command, signal);
      if (turn >= 0) samples[i]!.push(sample);
    }
  }
  const comparison = compare(contest, samples);
  for (const line of describe(comparison)) reporter.say(`  ${line}`);
  return comparison;
}

async function measure([program, ...args]: string[], signal: AbortSignal): Promise<Sample> {
  const { success, stdout, stderr } = await new Deno.Command(program!, { args, cwd: ROOT, signal })
    .output();
  signal.throwIfAborted();
  const decoder = new TextDecoder();
  if (!success) throw new Error(`${program} ${args[0]} failed: ${decoder.decode(stderr)}`);
  return JSON.parse(decoder.decode(stdout).trim().split("\n").at(-1)!);
}

function* describe(comparison: Comparison): Generator<string> {
  const { ours, variants, peers, ratios, targets } = comparison;
  for (const contender of [ours, ...variants, ...peers]) {
    const { name, medianSeconds, peakMebibytes, usualSeconds, extrapolatedSeconds } = contender;
    const more = [
      ratios[name] === undefined ? "" : `, ours takes ${ratios[name]} times as long`,
      usualSeconds === undefined
        ? ""
        : `, ${(medianSeconds / usualSeconds).toFixed(1)} times its usual ${usualSeconds} s`,
      extrapolatedSeconds === undefined ? "" : `, ${extrapolatedSeconds} s EXTRAPOLATED to all`,
    ];
    yield `${name}: ${medianSeconds} s, ${peakMebibytes} MiB${more.join("")}`;
  }
  for (const { what, wanted, got, met } of targets) {
    yield `${met ? "met" : "NOT MET"}: ${what}: ${got}, wanted ${wanted}`;
  }
}
