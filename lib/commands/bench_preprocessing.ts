/**
 * Preprocessing side by side with pandas and polars.
 *
 * @module
 */

import { join } from "node:path";
import { PROJECT_RECORDS } from "../config.ts";
import { loadBoundary } from "../data/boundaries.ts";
import { unpackZstd } from "../data/unpack.ts";
import type { Comparison } from "./bench_comparison.ts";
import { runContest } from "./bench_contest.ts";
import { BENCH } from "./bench_peers.ts";
import type { Reporter } from "./reporter.ts";

/** What must be known of the peers' times beside the times. */
const NOTE = "Beside reading, typing and writing, all contenders place every record in the city " +
  "(shapely takes the peers about 0.25 s), so their seconds are above those of plain scripts " +
  "(polars 1.1, pandas 1.4 on a quiet machine). Read the ratios.";

/** The peers, each in the settings that its users would choose for speed. */
const PEERS = ["pandas", "pandas_pyarrow", "polars", "polars_lazy"];

/**
 * Times the way from CSV to cleaned Parquet.
 *
 * @param python Interpreter with the peers' packages.
 * @param folder Receives what contenders read and write.
 */
export function benchPreprocessing(
  python: string,
  folder: string,
  reporter: Reporter,
  signal: AbortSignal,
): Promise<Comparison> {
  const csv = join(folder, "incidents.csv");
  Deno.writeFileSync(csv, unpackZstd(Deno.readFileSync(PROJECT_RECORDS), PROJECT_RECORDS));
  const outline = join(folder, "outline.json");
  Deno.writeTextFileSync(outline, JSON.stringify(loadBoundary("city").polygons.flat()));
  const target = join(folder, "clean.parquet");
  const script = join(BENCH, "peers", "preprocess.py");
  const contest = {
    part: "preprocess",
    work: "500,000 records: unpacked CSV to typed, cleaned Parquet",
    note: NOTE,
    runs: 7,
    warmUp: true,
    ours: {
      name: "patroliq",
      command: [Deno.execPath(), "run", "-A", join(BENCH, "preprocess.ts"), csv, target],
    },
    peers: PEERS.map((name) => ({ name, command: [python, script, name, csv, outline, target] })),
    agreement: { kept: 0 },
    goals: [],
  };
  return runContest(contest, reporter, signal);
}
