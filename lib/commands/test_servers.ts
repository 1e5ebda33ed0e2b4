import { existsSync } from "node:fs";
import { join } from "node:path";
import { CACHE } from "../config.ts";
import { writeFile } from "../files/write_file.ts";
import { removeIfThere } from "./staging.ts";
import type { Reporter } from "./reporter.ts";
import { denoTest, type Tally } from "./deno_test.ts";

/** The server that records are sent to, as it is pinned. */
const MLFLOW = "mlflow==3.17.2";

/** The oldest Python that it runs on. */
const OLDEST_PYTHON = [3, 10] as const;

/** Interpreters that are tried, in order. */
const PYTHONS = ["python3", "python3.13", "python3.12", "python3.11", "python3.10"];

/** Milliseconds that a server may take to let go of its folder. */
const RELEASE_MS = 15_000;

/** Help text of `test:servers`. */
export const TEST_SERVERS_HELP = `Usage: deno task test:servers

Starts the real servers that the project speaks with, here MLflow (${MLFLOW}), sends records to them
and reads everything back by their official clients. The servers get a virtual environment of their
own under data/cache (Python ${
  OLDEST_PYTHON.join(".")
} or newer, 850 MB, minutes at the first time).
Where that cannot be had the tests are skipped, which the last line says:
N passed, N failed, N skipped.
`;

/** Why there is no server to test with. */
class NoServer extends Error {}

/** Runs the tests of real servers; without a server they are skipped. */
export async function testServers(reporter: Reporter, signal: AbortSignal): Promise<Tally> {
  let python: string;
  try {
    python = await makeEnvironment(reporter, signal);
  } catch (error) {
    signal.throwIfAborted();
    if (!(error instanceof NoServer)) throw error;
    reporter.say(`SKIPPED: the tests with a real MLflow server: ${error.message}`);
    return { passed: 0, failed: 0, skipped: 1 };
  }
  const folder = Deno.makeTempDirSync({ prefix: "patroliq-servers-" });
  try {
    return await runChecks(python, folder, signal);
  } finally {
    await removeReleased(folder);
  }
}

async function runChecks(python: string, folder: string, signal: AbortSignal): Promise<Tally> {
  const env = { PATROLIQ_MLFLOW_PYTHON: python, PATROLIQ_SERVERS_FOLDER: folder };
  const tally = await denoTest(["tests/servers/mlflow_checks.ts"], env, signal);
  signal.throwIfAborted();
  return tally;
}

/**
 * The virtual environment of the server, made once; one that was not finished is made again.
 *
 * @returns Path of its interpreter.
 * @throws {NoServer} If it cannot be made.
 */
async function makeEnvironment(reporter: Reporter, signal: AbortSignal): Promise<string> {
  const folder = join(CACHE, "venvs", MLFLOW.replace("==", "-"));
  const python = join(folder, "bin", "python");
  const mark = join(folder, "installed.txt");
  if (existsSync(mark) && Deno.readTextFileSync(mark) === MLFLOW) return python;
  const found = await findPython();
  reporter.say(`Installing ${MLFLOW} under data/cache (about 850 MB, minutes, once) ...`);
  await mustRun(found, ["-m", "venv", "--clear", folder], signal);
  await mustRun(python, ["-m", "pip", "install", "--quiet", MLFLOW], signal);
  writeFile(mark, MLFLOW);
  return python;
}

async function findPython(): Promise<string> {
  const [major, minor] = OLDEST_PYTHON;
  for (const name of PYTHONS) {
    const code = `import sys; sys.exit(sys.version_info < (${major}, ${minor}))`;
    if (await run(name, ["-c", code])) return name;
  }
  throw new NoServer(`Python ${major}.${minor} or newer is not there`);
}

/** Whether a program is there and succeeds. */
async function run(program: string, args: string[]): Promise<boolean> {
  try {
    return (await new Deno.Command(program, { args }).output()).success;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return false;
    throw error;
  }
}

async function mustRun(program: string, args: string[], signal: AbortSignal): Promise<void> {
  const { success, stdout, stderr } = await new Deno.Command(program, { args, signal }).output();
  signal.throwIfAborted();
  if (success) return;
  const said = new TextDecoder().decode(stderr) + new TextDecoder().decode(stdout);
  const why = said.trim().split("\n").filter(Boolean).at(-1) ?? "no reason given";
  throw new NoServer(`${MLFLOW} cannot be installed: ${why}`);
}

/** Removes a folder once servers that were told to end have let go of it. */
async function removeReleased(folder: string): Promise<void> {
  const deadline = performance.now() + RELEASE_MS;
  while (existsSync(folder)) {
    try {
      removeIfThere(folder);
    } catch (error) {
      if (performance.now() > deadline) throw error;
    }
    if (existsSync(folder)) await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
