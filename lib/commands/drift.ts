import { join, resolve } from "node:path";
import { OUTPUTS } from "../config.ts";
import { cityRegion } from "../data/city_region.ts";
import { flagDefaultTimes } from "../data/default_times.ts";
import { driftCounts } from "../data/drift_counts.ts";
import { preprocess } from "../data/preprocess.ts";
import { formatCount } from "../describe/format.ts";
import { compareProfiles } from "../drift/compare_profiles.ts";
import { driftTable, formatDrift } from "../drift/drift_rows.ts";
import { type JudgedScore, judgeScores } from "../drift/thresholds.ts";
import { UserError } from "../errors.ts";
import { parseArguments } from "./parse_arguments.ts";
import { readDrift } from "../tracking/drift_file.ts";
import { profileOf } from "../tracking/drift_profile.ts";
import { EXPERIMENTS, readRunRecord } from "../tracking/experiments.ts";
import { openZones } from "../tracking/geo_zone_model.ts";
import { artifactOf } from "../tracking/load_model.ts";
import { findVersion } from "../tracking/registry.ts";
import { readRegistry } from "../tracking/registry_file.ts";

/** Help text of `drift`. */
export const DRIFT_HELP = `Usage: deno task drift --data FILE... [--out DIR]

Holds new records against those that the champion of the zones was made from: types, hours and zones
by the population stability index, times and places by the Kolmogorov-Smirnov statistic. Thresholds
are the largest scores of months of the run; chapter 7 tells how often they alarm for nothing.

  --data FILE...  new incident files: .csv, .csv.gz, .csv.zst, .parquet; about a month of records
  --out DIR       output folder of the run (default outputs/)
  --help          this text

Ends with exit code 1 if something has drifted.
`;

/**
 * Scores of the records of files against the run in an output folder.
 *
 * @throws {UserError} If a file cannot be read, or the run has no champion.
 */
export function scoreDrift(files: readonly string[], outputs: string): JudgedScore[] {
  const { runId, defaults, profile, thresholds } = readDrift(outputs);
  const { version } = findVersion(readRegistry(outputs), "geo-zones@champion");
  if (version.runId !== runId) {
    throw new UserError(
      `The profile is of ${runId}, the champion is ${version.runId}. Run again: deno task run.`,
    );
  }
  const record = readRunRecord(join(outputs, EXPERIMENTS, `${runId}.json`));
  const zones = openZones(artifactOf(record, outputs), record);
  const { kept } = preprocess(files, cityRegion());
  if (kept.height === 0) throw new UserError("No record can be used. Check --data.");
  const fresh = profileOf(driftCounts(flagDefaultTimes(kept, defaults)), zones);
  return judgeScores(compareProfiles(profile, fresh), thresholds);
}

/** Scores in lines to read, and the sentence that sums them up. */
export function formatScores(scores: readonly JudgedScore[]): string {
  const rows = driftTable(scores);
  const width = Math.max(...rows.map(({ dimension }) => dimension.length));
  const lines = rows.map((row) =>
    `${row.dimension.padEnd(width)}  ${row.statistic} ${row.value}, alarms above ${
      row["alarms above"]
    }: ${row.says}. ${row["moved most"]}\n`
  );
  const [{ freshN, trainingN }] = scores as [JudgedScore];
  return `${formatCount(freshN)} records against ${formatCount(trainingN)}\n${lines.join("")}${
    formatDrift(scores)
  }\n`;
}

/** Files and output folder of the command. */
export function parseDriftOptions(
  args: string[],
  folder: string,
): { files: string[]; outputs: string } {
  const { values, positionals } = parseArguments("drift", {
    args,
    allowPositionals: true,
    options: { data: { type: "string", multiple: true }, out: { type: "string" } },
  });
  const files = [...(values.data ?? []), ...(values.data ? positionals : [])];
  if (files.length === 0) throw new UserError("Name the new records with --data.");
  return {
    files: files.map((file) => resolve(folder, file)),
    outputs: values.out ? resolve(folder, values.out) : OUTPUTS,
  };
}
