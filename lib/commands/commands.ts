import { relative } from "node:path";
import { formatNumberOf } from "../describe/format.ts";
import { UserError } from "../errors.ts";
import { bench, BENCH_HELP } from "./bench.ts";
import { parseBenchOptions } from "./bench_options.ts";
import { createReporter } from "./reporter.ts";
import { run } from "./run.ts";
import { parseRunOptions, RUN_HELP } from "./run_options.ts";
import { listenForStop } from "./stop_signal.ts";
import { formatTally, test, TEST_HELP } from "./test.ts";
import { verify, VERIFY_HELP } from "./verify.ts";

/** A command of the command line. */
export interface Command {
  help: string;
  /** Does the work; gives the exit code. */
  main(args: string[]): Promise<number>;
}

/** All commands, by name. */
export const COMMANDS: Record<string, Command> = {
  run: { help: RUN_HELP, main: runMain },
  test: { help: TEST_HELP, main: testMain },
  verify: { help: VERIFY_HELP, main: verifyMain },
  bench: { help: BENCH_HELP, main: benchMain },
};

async function runMain(args: string[]): Promise<number> {
  const options = parseRunOptions(args);
  const reporter = createReporter();
  using stop = listenForStop();
  await run(options, reporter, stop.signal);
  const at = relative(Deno.env.get("INIT_CWD") ?? Deno.cwd(), options.outputs) || ".";
  reporter.say(`Done. Read ${at}/site/notebooks/*.html in a browser, or ${at}/notebooks/*.ipynb.`);
  return 0;
}

async function testMain(args: string[]): Promise<number> {
  refuseArguments("test", args);
  using stop = listenForStop();
  const tally = await test(createReporter(), stop.signal);
  Deno.stdout.writeSync(new TextEncoder().encode(`${formatTally(tally)}\n`));
  return tally.failed === 0 ? 0 : 1;
}

async function verifyMain(args: string[]): Promise<number> {
  refuseArguments("verify", args);
  const reporter = createReporter();
  using stop = listenForStop();
  const found = await verify(reporter, stop.signal);
  for (const { path, what } of found) reporter.say(`${path}: ${what}`);
  reporter.say(
    found.length === 0
      ? "Verified: every artifact is as committed."
      : `Not verified: ${
        formatNumberOf(found.length, "difference")
      }. After an intended change: deno task run, then commit outputs/.`,
  );
  return found.length === 0 ? 0 : 1;
}

async function benchMain(args: string[]): Promise<number> {
  const options = parseBenchOptions(args);
  using stop = listenForStop();
  await bench(options, createReporter(), stop.signal);
  return 0;
}

function refuseArguments(command: string, args: string[]): void {
  if (args.length === 0) return;
  throw new UserError(`${command} takes no arguments, current is ${args[0]}. See --help.`);
}
