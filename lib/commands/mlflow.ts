import { dirname, relative } from "node:path";
import { OUTPUTS } from "../config.ts";
import { formatSummary, type SyncSummary } from "../mlflow/summary.ts";
import { syncOutputs } from "../mlflow/sync.ts";
import { explain } from "./explain.ts";
import type { MlflowOptions, RunTarget } from "./mlflow_options.ts";
import type { Reporter } from "./reporter.ts";

/** Milliseconds between two lines that say how far a sync is. */
const TELL_MS = 3000;

/**
 * Sends an output folder to an MLflow server, says how far it is, and what came of it in one line.
 *
 * @param onNotice Told why the server is asked again.
 * @returns What arrived.
 * @throws {UserError} If the output folder holds nothing that can be sent.
 * @throws What the signal was aborted with, if it was.
 */
export async function sync(
  { tracking, outputs }: MlflowOptions,
  reporter: Reporter,
  signal: AbortSignal,
  onNotice: (notice: string) => void = () => {},
): Promise<SyncSummary> {
  const summary = await syncOutputs(outputs, tracking, {
    user: Deno.env.get("USER") ?? Deno.env.get("LOGNAME") ?? "",
    commit: await commitOf(outputs),
    signal,
    onNotice,
    onProgress: tellProgress(reporter),
  });
  reporter.say(formatSummary(summary, commandOf(tracking.baseUrl, outputs)));
  signal.throwIfAborted();
  return summary;
}

/** After a run: sends what it wrote where a server is named. Nothing of it fails the run. */
export async function sendAfterRun(
  target: RunTarget,
  outputs: string,
  reporter: Reporter,
  signal: AbortSignal,
): Promise<void> {
  if ("why" in target) {
    reporter.say(`MLflow: nothing is sent, since ${target.why}`);
    return;
  }
  try {
    await sync({ tracking: target.tracking, outputs }, reporter, signal);
  } catch (error) {
    signal.throwIfAborted();
    const again = commandOf(target.tracking.baseUrl, outputs);
    const why = explain(error).text.split("\n")[0]!.replace(/^error: /, "");
    reporter.say(`MLflow: not sent: ${why} Try again with ${again}`);
  }
}

/** The command that sends an output folder. */
function commandOf(baseUrl: string, outputs: string): string {
  const folder = relative(Deno.env.get("INIT_CWD") ?? Deno.cwd(), outputs) || ".";
  return `deno task mlflow sync --mlflow ${baseUrl}${
    outputs === OUTPUTS ? "" : ` --out ${folder}`
  }`;
}

function tellProgress(reporter: Reporter): (done: number, total: number) => void {
  let last = performance.now();
  return (done, total) => {
    if (performance.now() - last < TELL_MS) return;
    last = performance.now();
    reporter.say(`MLflow: ${done} of ${total} runs and versions are there`);
  };
}

/**
 * The commit that holds an output folder as it stands; undefined if there is none, as after a run
 * that has changed something.
 */
async function commitOf(outputs: string): Promise<string | undefined> {
  const changes = await git(outputs, "status", "--porcelain", "--", outputs);
  if (changes !== "") return undefined;
  const commit = await git(outputs, "log", "-1", "--format=%H", "--", outputs);
  return commit?.trim() || undefined;
}

async function git(folder: string, ...args: string[]): Promise<string | undefined> {
  try {
    const { success, stdout } = await new Deno.Command("git", {
      args,
      cwd: dirname(folder),
      stderr: "null",
    }).output();
    return success ? new TextDecoder().decode(stdout) : undefined;
  } catch {
    return undefined;
  }
}
