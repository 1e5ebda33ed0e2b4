import { join } from "node:path";
import { CACHE, ROOT } from "../config.ts";
import { UserError } from "../errors.ts";
import { writeFile } from "../files/write_file.ts";
import type { Reporter } from "./reporter.ts";

/** Folder of what the bench runs. */
export const BENCH = join(ROOT, "tests", "bench");

/**
 * The virtual environment of the Python peers, made once for one list of packages.
 *
 * @returns Path of its interpreter.
 * @throws {UserError} If Python 3 is missing or the packages cannot be installed.
 */
export async function makePeers(reporter: Reporter, signal: AbortSignal): Promise<string> {
  const requirements = join(BENCH, "peers", "requirements.txt");
  const wanted = Deno.readTextFileSync(requirements);
  const folder = join(CACHE, "bench-venv");
  const python = join(folder, "bin", "python");
  const mark = join(folder, "installed.txt");
  try {
    if (Deno.readTextFileSync(mark) === wanted) return python;
  } catch { /* not made yet */ }
  reporter.say("Installing the Python peers under data/cache (about 1 GB, once) ...");
  await mustRun("python3", ["-m", "venv", "--clear", folder], signal);
  await mustRun(python, ["-m", "pip", "install", "--quiet", "-r", requirements], signal);
  writeFile(mark, wanted);
  return python;
}

async function mustRun(program: string, args: string[], signal: AbortSignal): Promise<void> {
  let output: Deno.CommandOutput;
  try {
    output = await new Deno.Command(program, { args, signal }).output();
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
    throw new UserError(`The bench needs Python 3 for its peers, and ${program} is missing.`);
  }
  signal.throwIfAborted();
  if (output.success) return;
  const why = new TextDecoder().decode(output.stderr).trim().split("\n").at(-1);
  throw new UserError(`The bench cannot make its Python environment: ${why}`);
}
