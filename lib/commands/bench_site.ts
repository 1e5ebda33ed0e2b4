/**
 * The site: built, opened and brushed in a browser, and counted side by side with crossfilter2.
 *
 * @module
 */

import { existsSync } from "node:fs";
import { basename, join } from "node:path";
import { OUTPUTS, ROOT } from "../config.ts";
import { UserError } from "../errors.ts";
import { INCIDENTS } from "../site/source.ts";
import type { Comparison } from "./bench_comparison.ts";
import { runContestsOn } from "./bench_contest.ts";
import { BENCH } from "./bench_peers.ts";
import { largeSiteContests, siteContests } from "./bench_site_contests.ts";
import type { Reporter } from "./reporter.ts";

/**
 * Times the site of the project's outputs, and the cross-filter of all rows of further files.
 *
 * @param files Incident files, may be none.
 * @param folder Receives the sites.
 * @throws {Error} If a contestant fails, or counts disagree.
 */
export async function benchSite(
  files: readonly string[],
  folder: string,
  reporter: Reporter,
  signal: AbortSignal,
): Promise<Comparison[]> {
  const outputs = join(folder, "outputs");
  const { build, load, count, open, brush, pages } = siteContests(outputs);
  const contests = [build, load, count, open, brush, pages];
  const measured = await runContestsOn("copy_outputs.ts", outputs, contests, reporter, signal);
  if (files.length === 0) return measured;
  const large = join(folder, "large");
  const names = nameFiles(files.map((file) => basename(file)));
  reporter.say(`Reading all rows of ${names} ...`);
  const script = "write_large_site.ts";
  const more = largeSiteContests(large, names);
  return [...measured, ...await runContestsOn(script, large, more, reporter, signal, files)];
}

function nameFiles(names: readonly string[]): string {
  if (names.length <= 2) return names.join(" and ");
  return `${names[0]} to ${names.at(-1)} (${names.length} files)`;
}

/**
 * Makes sure that there are outputs to build a site from.
 *
 * @param outputs Output folder of a run; replaced in tests.
 * @throws {UserError} If incidents or the manifest are missing.
 */
export function requireOutputs(outputs: string = OUTPUTS): void {
  const missing = [INCIDENTS, "manifest.json"].map((file) => join(outputs, file))
    .find((path) => !existsSync(path));
  if (missing === undefined) return;
  throw new UserError(
    `There is no run whose site could be measured: ${missing} is missing. deno task run first, ` +
      "or leave site out of --only.",
  );
}

/**
 * Makes sure that a browser starts; one that comes packed is unpacked now.
 *
 * @throws {UserError} If none does; the message says what to install.
 */
export async function requireBrowser(signal: AbortSignal): Promise<void> {
  const args = ["run", "-A", join(BENCH, "start_browser.ts")];
  const { success, stderr } = await new Deno.Command(Deno.execPath(), { args, cwd: ROOT, signal })
    .output();
  signal.throwIfAborted();
  if (success) return;
  throw new UserError(
    `The bench of the site needs a browser. ${new TextDecoder().decode(stderr).trim()}`,
  );
}
