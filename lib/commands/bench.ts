import { basename, join } from "node:path";
import { OUTPUTS, PROJECT_RECORDS, ROOT } from "../config.ts";
import { loadBoundary } from "../data/boundaries.ts";
import { unpackZstd } from "../data/unpack.ts";
import { canonicalJson } from "../files/canonical_json.ts";
import { writeFile } from "../files/write_file.ts";
import { quantile } from "../numeric/quantile.ts";
import { BENCH, makePeers } from "./bench_peers.ts";
import { measureRun, type RunMeasure } from "./bench_run.ts";
import type { Reporter } from "./reporter.ts";

/** Help text of `bench`. */
export const BENCH_HELP = `Usage: deno task bench [--data FILE...]

Times preprocessing side by side with pandas and polars in the same run, and the whole of
deno task run with its memory, and writes outputs/bench.json. With --data, a whole run on all rows
of these files as well. The Python peers get a virtual environment of their own under data/cache
(about 600 MB, once); where Python 3 is missing the bench says so and ends with exit code 2.
Leave the machine alone meanwhile.
`;

/** Runs of each contender, in turn; the median counts. */
const RUNS = 7;

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
  /** What must be known to read the times. */
  note: string;
  /** Runs of each contender. */
  runs: number;
  ours: Contender;
  peers: Contender[];
  /** Our median over each peer's, by the peer's name; below 1 is faster. */
  ratios: Record<string, number>;
}

/**
 * Times preprocessing against pandas and polars, and whole runs, and writes `outputs/bench.json`.
 *
 * @param files Incident files, all rows of which a further run reads; may be none.
 * @throws {UserError} If Python 3 is missing or its packages cannot be installed.
 */
export async function bench(
  files: string[],
  reporter: Reporter,
  signal: AbortSignal,
): Promise<void> {
  const python = await makePeers(reporter, signal);
  const comparison = await benchPreprocessing(python, reporter, signal);
  const works: [work: string, options: string[]][] = [["task run, the project's records", []]];
  if (files.length > 0) {
    const names = files.map((file) => basename(file)).join(", ");
    works.push([`task run, all rows of ${names}`, ["--rows", "all", "--data", ...files]]);
  }
  const runs: RunMeasure[] = [];
  for (const [work, options] of works) {
    const run = await measureRun(work, options, signal);
    reporter.say(`${work}: ${run.seconds} s, ${run.peakMebibytes} MiB`);
    runs.push(run);
  }
  const { hardwareConcurrency: cores } = navigator;
  const machine = { platform: `${Deno.build.os}-${Deno.build.arch}`, cores };
  const result = { machine, deno: Deno.version.deno, comparisons: [comparison], runs };
  writeFile(join(OUTPUTS, "bench.json"), canonicalJson(result));
  reporter.say("Written: outputs/bench.json");
}

async function benchPreprocessing(
  python: string,
  reporter: Reporter,
  signal: AbortSignal,
): Promise<Comparison> {
  const folder = Deno.makeTempDirSync({ prefix: "patroliq-bench-" });
  try {
    const csv = join(folder, "incidents.csv");
    Deno.writeFileSync(csv, unpackZstd(Deno.readFileSync(PROJECT_RECORDS), PROJECT_RECORDS));
    const outline = join(folder, "outline.json");
    Deno.writeTextFileSync(outline, JSON.stringify(loadBoundary("city").polygons.flat()));
    const target = join(folder, "clean.parquet");
    const peers = PEERS.map((name): Contestant => ({
      name,
      command: [python, join(BENCH, "peers", "preprocess.py"), name, csv, outline, target],
    }));
    const ours: Contestant = {
      name: "patroliq",
      command: [Deno.execPath(), "run", "-A", join(BENCH, "preprocess.ts"), csv, target],
    };
    const work = "500,000 records: unpacked CSV to typed, cleaned Parquet";
    return await compare(work, ours, peers, reporter, signal);
  } finally {
    Deno.removeSync(folder, { recursive: true });
  }
}

/** What must be known of the peers' times beside the times. */
const NOTE = "Beside reading, typing and writing, all contenders place every record in the city " +
  "(shapely takes the peers about 0.25 s), so their seconds are above those of plain scripts " +
  "(polars 1.1, pandas 1.4 on a quiet machine). Read the ratios.";

/** The peers, each in the settings that its users would choose for speed. */
const PEERS = ["pandas", "pandas_pyarrow", "polars", "polars_lazy"];

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
  const unlike = others.find(({ kept }) => kept !== own!.kept);
  if (unlike) throw new Error(`${unlike.name} kept ${unlike.kept} records, ours ${own!.kept}`);
  const ratios = Object.fromEntries(
    others.map(({ name, medianSeconds }) => [name, round(own!.medianSeconds / medianSeconds)]),
  );
  for (const { name, medianSeconds, peakMebibytes } of [own!, ...others]) {
    const ratio = ratios[name] === undefined ? "" : `, ours takes ${ratios[name]} times as long`;
    reporter.say(`  ${name}: ${medianSeconds} s, ${peakMebibytes} MiB${ratio}`);
  }
  return { work, note: NOTE, runs: RUNS, ours: own!, peers: others, ratios };
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
