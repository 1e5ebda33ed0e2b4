/**
 * What a contestant prints of itself.
 *
 * @module
 */

import type { Sample } from "lib/commands/bench_comparison.ts";

/** Largest resident memory of this process so far. */
export function peakMebibytes(): number {
  const peak = /VmHWM:\s+(\d+)/.exec(Deno.readTextFileSync("/proc/self/status"))![1];
  return Number(peak) / 1024;
}

/** Prints a run as one line of JSON. */
export function printSample(sample: Sample): void {
  Deno.stdout.writeSync(new TextEncoder().encode(`${JSON.stringify(sample)}\n`));
}
