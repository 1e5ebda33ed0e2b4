import { existsSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../config.ts";
import { checkFormat } from "../notebook/check_format.ts";
import { checkNotebooks } from "../notebook/check.ts";
import { formatProblem } from "../notebook/check_problem.ts";
import { readNotebook } from "../notebook/notebook_file.ts";
import { lintStructure } from "../notebook/structure.ts";
import { denoTest, type Tally } from "./deno_test.ts";
import { explain } from "./explain.ts";
import type { Reporter } from "./reporter.ts";
import { run } from "./run.ts";
import { listChapters } from "../notebook/sources.ts";
import { proofRun } from "./run_options.ts";

/** Help text of `test`. */
export const TEST_HELP = `Usage: deno task test

Checks format, lint rules and types of the code and of the notebooks' cells, runs the unit tests
and the examples of the documentation, executes every notebook on the ${20_000} most recent records
that come with the project, and opens their site in a browser. Ends with a line: N passed, N failed, N skipped.
`;

/** Tests that need a site that was built. */
const SITE_CHECKS = "tests/site/checks";

/** Those of them that need the machine for themselves. */
const SPEED_CHECKS = "speed_checks.ts";

/** Rows of the sample on which the notebooks are tested. */
const SAMPLE_ROWS = 20_000;

/** Runs all checks, one after the other; a failure does not hide those behind it. */
export async function test(reporter: Reporter, signal: AbortSignal): Promise<Tally> {
  const sample = Deno.makeTempDirSync({ prefix: "patroliq-test-" });
  const steps: [string, () => Promise<Tally>][] = [
    ["format", () => deno(["fmt", "--check", "lib", "tests", "README.md", "deno.json"], signal)],
    ["lint", () => deno(["lint"], signal)],
    ["types of lib and tests", () => deno(["check", "lib", "tests"], signal)],
    ["notebook cells: structure, format, syntax, types, lint", () => checkCells(reporter)],
    [
      "unit tests and examples",
      () => denoTest(["--doc", "--parallel", "lib", "tests"], {}, signal),
    ],
    [`notebooks on ${SAMPLE_ROWS} records`, () => executeOnSample(sample, reporter, signal)],
    ["the site of these in a browser", () => checkSite(sample, signal)],
  ];
  const total: Tally = { passed: 0, failed: 0, skipped: 0 };
  try {
    for (const [name, step] of steps) {
      signal.throwIfAborted();
      reporter.say(`── ${name}`);
      const started = performance.now();
      const tally = await step();
      const seconds = ((performance.now() - started) / 1000).toFixed(1);
      reporter.say(`   ${tally.failed === 0 ? "ok" : "FAILED"} (${seconds} s)`);
      addTally(total, tally);
    }
  } finally {
    Deno.removeSync(sample, { recursive: true });
  }
  return total;
}

/** The closing line of `test`, in the form that continuous integration reads. */
export function formatTally({ passed, failed, skipped }: Tally): string {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}

const one = (ok: boolean): Tally => ({ passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 });

async function deno(args: string[], signal: AbortSignal): Promise<Tally> {
  const { success } = await new Deno.Command(Deno.execPath(), {
    args,
    cwd: ROOT,
    signal,
    stdin: "null",
    stdout: "inherit",
    stderr: "inherit",
  }).spawn().status;
  return one(success);
}

async function checkCells(reporter: Reporter): Promise<Tally> {
  const paths = listChapters().map((name) => `notebooks/${name}.ipynb`);
  const structure = await Promise.all(
    paths.map(async (path) => lintStructure(await readNotebook(join(ROOT, path)), path)),
  );
  const problems = [
    ...structure.flat(),
    ...await checkFormat(paths),
    ...await checkNotebooks(paths),
  ];
  for (const problem of problems) reporter.say(formatProblem(problem));
  const spoiled = new Set(problems.map((problem) => problem.notebook));
  return {
    passed: paths.filter((path) => !spoiled.has(path)).length,
    failed: spoiled.size,
    skipped: 0,
  };
}

async function executeOnSample(
  folder: string,
  reporter: Reporter,
  signal: AbortSignal,
): Promise<Tally> {
  try {
    await run(proofRun(join(folder, "outputs"), SAMPLE_ROWS), reporter, signal);
    return { passed: listChapters().length, failed: 0, skipped: 0 };
  } catch (error) {
    signal.throwIfAborted();
    reporter.say(explain(error).text);
    return one(false);
  }
}

/** Checks the site that the sample's run has built; one that failed counts as failed already. */
async function checkSite(folder: string, signal: AbortSignal): Promise<Tally> {
  const outputs = join(folder, "outputs");
  const total: Tally = { passed: 0, failed: 0, skipped: 0 };
  if (!existsSync(outputs)) return total;
  const env = { PATROLIQ_SITE_OUTPUTS: outputs };
  const checks = [...Deno.readDirSync(join(ROOT, SITE_CHECKS))].map(({ name }) => name)
    .filter((name) => name.endsWith("_checks.ts") && name !== SPEED_CHECKS).sort()
    .map((name) => `${SITE_CHECKS}/${name}`);
  for (const args of [["--parallel", ...checks], [`${SITE_CHECKS}/${SPEED_CHECKS}`]]) {
    addTally(total, await denoTest(args, env, signal));
  }
  return total;
}

function addTally(total: Tally, tally: Tally): void {
  for (const key of ["passed", "failed", "skipped"] as const) total[key] += tally[key];
}
