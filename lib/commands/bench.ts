import { join } from "node:path";
import { CACHE, OUTPUTS, PROJECT_RECORDS, ROOT } from "../config.ts";
import { loadBoundary } from "../data/boundaries.ts";
import { unpackZstd } from "../data/unpack.ts";
import { UserError } from "../errors.ts";
import { canonicalJson } from "../files/canonical_json.ts";
import { writeFile } from "../files/write_file.ts";
import { quantile } from "../numeric/quantile.ts";
import type { Reporter } from "./reporter.ts";

/** Help text of `bench`. */
export const BENCH_HELP = `Usage: deno task bench

Times the work side by side with what a user would pick instead, in the same run, and writes
outputs/bench.json. The Python peers get a virtual environment of their own under data/cache
(about 600 MB, once); where Python 3 is missing the bench says so and ends with exit code 2.
Leave the machine alone meanwhile.
`;

/** Runs of each contender, in turn; the median counts. */
const RUNS = 7;

const BENCH = join(ROOT, "tests", "bench");

/** One timed run, as each contender prints it. */
interface Sample {
  seconds: number;
  peakMebibytes: number;
  read: number;
  kept: number;
  rejected: number;
}

/** A contender's runs and what they come to. */
export interface Contender {
  name: string;
  medianSeconds: number;
  seconds: number[];
  /** Largest resident memory of the whole process. */
  peakMebibytes: number;
  kept: number;
}

/** One piece of work, ours beside the peers'. */
export interface Comparison {
  work: string;
  ours: Contender;
  peers: Contender[];
  /** Our median over each peer's, by the peer's name; below 1 is faster. */
  ratios: Record<string, number>;
}

/**
 * Times preprocessing against pandas and polars and writes `outputs/bench.json`.
 *
 * @throws {UserError} If Python 3 is missing or its packages cannot be installed.
 */
export async function bench(reporter: Reporter, signal: AbortSignal): Promise<void> {
  const python = await makeEnvironment(reporter, signal);
  const folder = Deno.makeTempDirSync({ prefix: "patroliq-bench-" });
  try {
    const csv = join(folder, "incidents.csv");
    Deno.writeFileSync(csv, unpackZstd(Deno.readFileSync(PROJECT_RECORDS), PROJECT_RECORDS));
    const outline = join(folder, "outline.json");
    Deno.writeTextFileSync(outline, JSON.stringify(loadBoundary("city").polygons.flat()));
    const target = join(folder, "clean.parquet");
    const peer = (engine: string): Contestant => ({
      name: engine,
      command: [python, join(BENCH, "peers", "preprocess.py"), engine, csv, outline, target],
    });
    const ours: Contestant = {
      name: "patroliq",
      command: [Deno.execPath(), "run", "-A", join(BENCH, "preprocess.ts"), csv, target],
    };
    const peers = [peer("pandas"), peer("pandas_pyarrow"), peer("polars")];
    const work = "500,000 records: unpacked CSV to typed, cleaned Parquet";
    const comparison = await compare(work, ours, peers, reporter, signal);
    const { hardwareConcurrency } = navigator;
    const machine = { platform: `${Deno.build.os}-${Deno.build.arch}`, cores: hardwareConcurrency };
    const result = { machine, deno: Deno.version.deno, runs: RUNS, comparisons: [comparison] };
    writeFile(join(OUTPUTS, "bench.json"), canonicalJson(result));
    reporter.say("Written: outputs/bench.json");
  } finally {
    Deno.removeSync(folder, { recursive: true });
  }
}

interface Contestant {
  name: string;
  command: string[];
}

/** The contenders take turns, so that a change in the machine's speed meets them all. */
async function compare(
  work: string,
  ours: Contestant,
  peers: Contestant[],
  reporter: Reporter,
  signal: AbortSignal,
): Promise<Comparison> {
  reporter.say(`${work}: ${RUNS} runs each, after one that does not count`);
  const all = [ours, ...peers];
  const samples = all.map((): Sample[] => []);
  for (let turn = 0; turn <= RUNS; turn++) {
    for (const [i, contestant] of all.entries()) {
      const sample = await measure(contestant.command, signal);
      if (turn > 0) samples[i]!.push(sample);
    }
  }
  const [own, ...others] = all.map(({ name }, i) => summarize(name, samples[i]!));
  const ratios = Object.fromEntries(
    others.map(({ name, medianSeconds }) => [name, round(own!.medianSeconds / medianSeconds)]),
  );
  for (const { name, medianSeconds, peakMebibytes } of [own!, ...others]) {
    const ratio = ratios[name] === undefined ? "" : `, ours takes ${ratios[name]} times as long`;
    reporter.say(`  ${name}: ${medianSeconds} s, ${peakMebibytes} MiB${ratio}`);
  }
  return { work, ours: own!, peers: others, ratios };
}

async function measure([program, ...args]: string[], signal: AbortSignal): Promise<Sample> {
  const { success, stdout, stderr } = await new Deno.Command(program!, { args, cwd: ROOT, signal })
    .output();
  const decoder = new TextDecoder();
  if (!success) throw new Error(`${program} ${args[0]} failed: ${decoder.decode(stderr)}`);
  return JSON.parse(decoder.decode(stdout).trim().split("\n").at(-1)!);
}

function summarize(name: string, samples: Sample[]): Contender {
  const kept = samples[0]!.kept;
  if (samples.some((sample) => sample.kept !== kept)) {
    throw new Error(`${name} kept different numbers of records in different runs`);
  }
  const seconds = samples.map((sample) => round(sample.seconds));
  return {
    name,
    kept,
    seconds,
    medianSeconds: round(quantile(seconds, 0.5)),
    peakMebibytes: Math.round(Math.max(...samples.map((sample) => sample.peakMebibytes))),
  };
}

const round = (value: number): number => Math.round(value * 1000) / 1000;

/** The peers' virtual environment, made once for one list of packages; gives its interpreter. */
async function makeEnvironment(reporter: Reporter, signal: AbortSignal): Promise<string> {
  const wanted = Deno.readTextFileSync(join(BENCH, "peers", "requirements.txt"));
  const folder = join(CACHE, "bench-venv");
  const python = join(folder, "bin", "python");
  const mark = join(folder, "installed.txt");
  try {
    if (Deno.readTextFileSync(mark) === wanted) return python;
  } catch { /* not made yet */ }
  reporter.say("Installing the Python peers under data/cache (about 600 MB, once) ...");
  await mustRun("python3", ["-m", "venv", "--clear", folder], signal);
  const requirements = join(BENCH, "peers", "requirements.txt");
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
