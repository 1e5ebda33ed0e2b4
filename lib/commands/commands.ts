import { relative } from "node:path";
import { formatNumberOf } from "../describe/format.ts";
import { OUTPUTS } from "../config.ts";
import { UserError } from "../errors.ts";
import { assign, ASSIGN_HELP } from "./assign.ts";
import { bench, BENCH_HELP } from "./bench.ts";
import { parseBenchOptions } from "./bench_options.ts";
import { sendAfterRun, sync } from "./mlflow.ts";
import { MLFLOW_HELP, parseMlflowOptions } from "./mlflow_options.ts";
import { DRIFT_HELP, formatScores, parseDriftOptions, scoreDrift } from "./drift.ts";
import { createReporter } from "./reporter.ts";
import { run } from "./run.ts";
import { parseRunOptions, RUN_HELP } from "./run_options.ts";
import { SERVE_HELP, serveMain } from "./serve.ts";
import { listenForStop } from "./stop_signal.ts";
import { formatTally, test, TEST_HELP } from "./test.ts";
import type { Tally } from "./deno_test.ts";
import { TEST_SERVERS_HELP, testServers } from "./test_servers.ts";
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
  assign: { help: ASSIGN_HELP, main: assignMain },
  serve: { help: SERVE_HELP, main: serveMain },
  drift: { help: DRIFT_HELP, main: driftMain },
  mlflow: { help: MLFLOW_HELP, main: mlflowMain },
  "test:servers": { help: TEST_SERVERS_HELP, main: testServersMain },
};

async function runMain(args: string[]): Promise<number> {
  const options = parseRunOptions(args);
  const reporter = createReporter();
  using stop = listenForStop();
  await run(options, reporter, stop.signal);
  const at = relative(Deno.env.get("INIT_CWD") ?? Deno.cwd(), options.outputs) || ".";
  const serve = options.outputs === OUTPUTS ? "serve" : `serve --out ${at}`;
  reporter.say(`Done. Open the site by deno task ${serve}, or read ${at}/notebooks/*.ipynb.`);
  if (options.mlflow) await sendAfterRun(options.mlflow, options.outputs, reporter, stop.signal);
  return 0;
}

async function testMain(args: string[]): Promise<number> {
  refuseArguments("test", args);
  using stop = listenForStop();
  return tell(await test(createReporter(), stop.signal));
}

async function testServersMain(args: string[]): Promise<number> {
  refuseArguments("test:servers", args);
  using stop = listenForStop();
  return tell(await testServers(createReporter(), stop.signal));
}

function tell(tally: Tally): number {
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

async function mlflowMain(args: string[]): Promise<number> {
  const options = parseMlflowOptions(args);
  const reporter = createReporter();
  using stop = listenForStop();
  const { failures } = await sync(options, reporter, stop.signal, reporter.say);
  return failures.length === 0 ? 0 : 1;
}

function assignMain(args: string[]): Promise<number> {
  const said = assign(args, Deno.env.get("INIT_CWD") ?? Deno.cwd());
  Deno.stdout.writeSync(new TextEncoder().encode(said));
  return Promise.resolve(0);
}

function driftMain(args: string[]): Promise<number> {
  const { files, outputs } = parseDriftOptions(args, Deno.env.get("INIT_CWD") ?? Deno.cwd());
  const scores = scoreDrift(files, outputs);
  Deno.stdout.writeSync(new TextEncoder().encode(formatScores(scores)));
  return Promise.resolve(scores.some(({ verdict }) => verdict === "alarm") ? 1 : 0);
}

function refuseArguments(command: string, args: string[]): void {
  if (args.length === 0) return;
  throw new UserError(`${command} takes no arguments, current is ${args[0]}. See --help.`);
}
