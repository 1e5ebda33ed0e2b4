/**
 * Tests run by Deno in a process of their own, and their tally.
 *
 * @module
 */

import { ROOT } from "../config.ts";

/** How tests have ended. */
export interface Tally {
  passed: number;
  failed: number;
  skipped: number;
}

/**
 * Runs `deno test`, shows what it prints, and gives its tally.
 *
 * @param args What is tested, and how.
 * @param env Added to the environment.
 */
export async function denoTest(
  args: string[],
  env: Record<string, string>,
  signal: AbortSignal,
): Promise<Tally> {
  const child = new Deno.Command(Deno.execPath(), {
    args: ["test", "--allow-all", "--no-check", ...args],
    cwd: ROOT,
    signal,
    env: { NO_COLOR: "1", MLFLOW_TRACKING_URI: "", ...env },
    stdin: "null",
    stdout: "piped",
    stderr: "inherit",
  }).spawn();
  const [first, second] = child.stdout.tee();
  const shown = first.pipeTo(Deno.stdout.writable, { preventClose: true });
  const text = await new Response(second).text();
  await shown;
  const { success } = await child.status;
  return parseSummary(text, success);
}

/**
 * The tally in the last line of `deno test`; one failure where the line is missing, or says that
 * all is well although the command failed.
 *
 * @example A summary with steps and ignored tests
 * ```ts
 * import assert from "node:assert/strict";
 * import { parseSummary } from "lib/commands/deno_test.ts";
 * const text = "ok | 12 passed (3 steps) | 0 failed | 2 ignored (4s)";
 * assert.deepEqual(parseSummary(text, true), { passed: 12, failed: 0, skipped: 2 });
 * ```
 */
export function parseSummary(text: string, success: boolean): Tally {
  const summary = /^(?:ok|FAILED) \| (\d+) passed.*$/m.exec(text);
  if (summary === null) return { passed: 0, failed: 1, skipped: 0 };
  const count = (word: string) => Number(new RegExp(`(\\d+) ${word}`).exec(summary[0])?.[1] ?? 0);
  const failed = count("failed");
  return {
    passed: count("passed"),
    failed: success || failed > 0 ? failed : 1,
    skipped: count("ignored"),
  };
}
