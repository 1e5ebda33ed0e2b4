import { join } from "node:path";
import { ROOT } from "../config.ts";

/** What a whole run took, as whoever types the command sees it. */
export interface RunMeasure {
  work: string;
  seconds: number;
  /** Largest resident memory of all its processes together, looked at every {@link LOOK_MS}. */
  peakMebibytes: number;
}

/** Milliseconds between two looks at the memory of the processes. */
const LOOK_MS = 200;

/**
 * Times `run` from start to end, every notebook executed and nothing remembered, in a folder of its
 * own.
 *
 * @param work What the run does, in words.
 * @param options Further options of `run`.
 * @throws {Error} If the run fails; the message ends with what it said.
 */
export async function measureRun(
  work: string,
  options: string[],
  signal: AbortSignal,
): Promise<RunMeasure> {
  const folder = Deno.makeTempDirSync({ prefix: "patroliq-bench-run-" });
  const asked = ["run", "--force", "--no-memo", "--out", join(folder, "outputs"), ...options];
  try {
    const started = performance.now();
    const child = new Deno.Command(Deno.execPath(), {
      args: ["run", "-A", join(ROOT, "lib", "cli.ts"), ...asked],
      env: { MLFLOW_TRACKING_URI: "" },
      stdout: "null",
      stderr: "piped",
      signal,
    }).spawn();
    let peak = 0;
    const look = setInterval(
      async () => peak = Math.max(peak, await residentOf(child.pid)),
      LOOK_MS,
    );
    const { success, stderr } = await child.output().finally(() => clearInterval(look));
    const seconds = (performance.now() - started) / 1000;
    signal.throwIfAborted();
    if (!success) throw new Error(`run failed: ${new TextDecoder().decode(stderr).slice(-2000)}`);
    return { work, seconds: Math.round(seconds * 10) / 10, peakMebibytes: Math.round(peak / 1024) };
  } finally {
    Deno.removeSync(folder, { recursive: true });
  }
}

/** Resident memory of a process and all below it, in KiB; shared pages count once for each. */
async function residentOf(root: number): Promise<number> {
  const { stdout } = await new Deno.Command("ps", { args: ["-A", "-o", "pid=,ppid=,rss="] })
    .output();
  const rows = new TextDecoder().decode(stdout).trim().split("\n")
    .map((line) => line.trim().split(/\s+/).map(Number) as [number, number, number]);
  const family = new Set([root]);
  for (let before = 0; before < family.size;) {
    before = family.size;
    for (const [pid, parent] of rows) if (family.has(parent)) family.add(pid);
  }
  return rows.reduce((sum, [pid, , rss]) => family.has(pid) ? sum + rss : sum, 0);
}
