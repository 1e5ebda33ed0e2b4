import { existsSync } from "node:fs";
import { cpus } from "node:os";
import { basename, join } from "node:path";
import { UserError } from "../errors.ts";
import { canonicalJson } from "../files/canonical_json.ts";
import { writeFile } from "../files/write_file.ts";
import { benchClustering } from "./bench_clustering.ts";
import type { Comparison } from "./bench_comparison.ts";
import { type BenchOptions, type Part, PARTS } from "./bench_options.ts";
import { makePeers } from "./bench_peers.ts";
import { benchPreprocessing } from "./bench_preprocessing.ts";
import { benchReduction } from "./bench_reduction.ts";
import { measureRun, type RunMeasure } from "./bench_run.ts";
import { benchSite, requireBrowser, requireOutputs } from "./bench_site.ts";
import type { Reporter } from "./reporter.ts";

/** Help text of `bench`. */
export const BENCH_HELP = `Usage: deno task bench [options]

Times the work side by side with Python in the same run, and writes outputs/bench.json:
preprocessing beside pandas and polars, clustering of all records beside scikit-learn,
fastcluster and compiled brute force, components and embeddings beside scikit-learn and
umap-learn, the site in a browser and its counting beside crossfilter2, and the whole of
deno task run with its memory.
Says of each goal whether it is met, and fails where results disagree.

  --data FILE...       a cross-filter and a whole run of all rows of these files as well
  --only PARTS         only these of ${PARTS.join(",")}; what bench.json holds of
                       the others is kept, if this machine and Deno measured it
  --out DIR            folder of bench.json (default outputs/)
  --help               this text

The Python peers get a virtual environment of their own under data/cache (about 1 GB, once). Where
Python 3 is missing, or for the site a browser or the outputs of a run, the bench says so and ends
with exit code 2. All of it takes about half an hour. Leave the machine alone meanwhile.
`;

/** Parts with peers in Python. */
const WITH_PYTHON: ReadonlySet<Part> = new Set(["preprocess", "cluster", "reduce"]);

/** What `bench.json` holds. */
export interface BenchResult {
  machine: { platform: string; cpu: string; cores: number };
  deno: string;
  comparisons: Comparison[];
  runs: RunMeasure[];
}

/**
 * Times the parts that are asked for, and writes `bench.json`.
 *
 * @throws {UserError} If Python 3, a browser or the outputs of a run are missing, Python's packages
 * cannot be installed, or parts are to be added to what another machine or Deno measured.
 * @throws {Error} If a contender or a run fails, or results disagree.
 */
export async function bench(
  { files, parts, outputs }: BenchOptions,
  reporter: Reporter,
  signal: AbortSignal,
): Promise<void> {
  const path = join(outputs, "bench.json");
  const result = keepOtherParts(readResult(path), parts, emptyResult());
  if (parts.includes("site")) {
    requireOutputs();
    await requireBrowser(signal);
  }
  const python = parts.some((part) => WITH_PYTHON.has(part))
    ? await makePeers(reporter, signal)
    : "";
  const folder = Deno.makeTempDirSync({ prefix: "patroliq-bench-" });
  try {
    const fresh: Comparison[] = [];
    if (parts.includes("preprocess")) {
      fresh.push(await benchPreprocessing(python, folder, reporter, signal));
    }
    if (parts.includes("cluster")) {
      fresh.push(...await benchClustering(python, folder, reporter, signal));
    }
    if (parts.includes("reduce")) {
      fresh.push(...await benchReduction(python, folder, reporter, signal));
    }
    if (parts.includes("site")) fresh.push(...await benchSite(files, folder, reporter, signal));
    if (parts.includes("runs")) result.runs = await benchRuns(files, reporter, signal);
    result.comparisons = inOrder([...result.comparisons, ...fresh]);
    const targets = fresh.flatMap((comparison) => comparison.targets);
    const met = targets.filter((target) => target.met).length;
    if (targets.length > 0) reporter.say(`Goals met: ${met} of ${targets.length}`);
  } finally {
    Deno.removeSync(folder, { recursive: true });
  }
  writeFile(path, canonicalJson(result));
  reporter.say(`Written: ${path}`);
}

/**
 * Result to which measured parts can be added: those parts empty, the others as they were.
 *
 * @param before What `bench.json` holds, if there is one.
 * @param empty A result of this machine and Deno.
 * @throws {UserError} If others are to be kept, and another machine or Deno measured them.
 */
export function keepOtherParts(
  before: BenchResult | undefined,
  parts: readonly Part[],
  empty: BenchResult,
): BenchResult {
  if (before === undefined || parts.length === PARTS.length) return empty;
  const by = ({ machine, deno }: BenchResult) => canonicalJson({ machine, deno });
  if (by(before) !== by(empty)) {
    throw new UserError(
      "Another machine or Deno has measured bench.json. Leave --only out, or choose another --out.",
    );
  }
  return {
    ...empty,
    comparisons: before.comparisons.filter(({ part }) => !parts.some((each) => each === part)),
    runs: parts.includes("runs") ? [] : before.runs,
  };
}

function emptyResult(): BenchResult {
  const platform = `${Deno.build.os}-${Deno.build.arch}`;
  const { hardwareConcurrency: cores } = navigator;
  const machine = { platform, cpu: cpus()[0]?.model ?? "unknown", cores };
  return { machine, deno: Deno.version.deno, comparisons: [], runs: [] };
}

function readResult(path: string): BenchResult | undefined {
  return existsSync(path) ? JSON.parse(Deno.readTextFileSync(path)) : undefined;
}

/** Comparisons by the order of parts, and as they came within a part. */
function inOrder(comparisons: Comparison[]): Comparison[] {
  return PARTS.flatMap((part) => comparisons.filter((comparison) => comparison.part === part));
}

async function benchRuns(
  files: string[],
  reporter: Reporter,
  signal: AbortSignal,
): Promise<RunMeasure[]> {
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
  return runs;
}
