/**
 * Counts of a larger set of records, small enough to be committed in its place, so that a part of it
 * can be compared with the whole.
 *
 * @module
 */

import { join } from "node:path";
import type pl from "nodejs-polars";
import { ROOT } from "../config.ts";
import { readAs, z } from "../files/schema.ts";
import { countBy, type Counts, days } from "./reduce.ts";

/** Columns by which records are counted, beside arrest and domestic, which every row counts. */
export const PROFILED = ["primary_type", "year", "month", "weekday", "hour", "district"] as const;

/** Counts of records by each column. */
export interface SourceProfile {
  schemaVersion: 1;
  /** Files that were read, with the hash of each. */
  files: { name: string; sha256: string }[];
  /** Records kept, and their first and last day, YYYY-MM-DD. */
  n: number;
  from: string;
  to: string;
  /** By column; a record without a value is in no row of it. */
  counts: Record<string, Counts[]>;
}

/** What the project's records were taken from, as it comes with the project. */
const COMMITTED = join(ROOT, "data", "full_profile.json");

/** Counts of cleaned records by each of the profiled columns. */
export function profileSource(
  frame: pl.DataFrame,
  files: SourceProfile["files"],
): SourceProfile {
  const { first, last } = days(frame);
  return {
    schemaVersion: 1,
    files,
    n: frame.height,
    from: first.slice(0, 10),
    to: last.slice(0, 10),
    counts: Object.fromEntries(
      PROFILED.map((column) => [
        column,
        countBy(frame, [column]).filter((row) => row[column] !== null),
      ]),
    ),
  };
}

/**
 * Counts of records and of the set that they may be a part of, side by side for a comparison.
 *
 * @returns Null where they cannot be a part of it: they reach beyond its period, or there are more
 *   of a kind than it has.
 */
export function besideSource(
  part: SourceProfile,
  whole: SourceProfile,
): { key: string; sample: Counts[]; source: Counts[] }[] | null {
  const compared = PROFILED.filter((key) => part.counts[key]!.length > 0)
    .map((key) => ({ key, sample: part.counts[key]!, source: whole.counts[key]! }));
  const isWithin = part.from >= whole.from && part.to <= whole.to &&
    compared.every(({ key, sample, source }) => {
      const has = new Map(source.map((row) => [keyOf(row, key), row.n]));
      return sample.every((row) => row.n <= (has.get(keyOf(row, key)) ?? 0));
    });
  return isWithin ? compared : null;
}

function keyOf(row: Counts, key: string): unknown {
  return (row as unknown as Record<string, unknown>)[key];
}

const whole = z.int().min(0);

const profile: z.ZodType<SourceProfile> = z.strictObject({
  schemaVersion: z.literal(1),
  files: z.array(z.strictObject({ name: z.string(), sha256: z.string().length(64) })),
  n: whole,
  from: z.iso.date(),
  to: z.iso.date(),
  counts: z.record(
    z.string(),
    z.array(z.object({ n: whole, arrests: whole, domestic: whole }).loose()),
  ),
});

/**
 * The profile that comes with the project: of 6.7 million records of 2001 to 2018, whose most recent
 * 500,000 are the project's own.
 *
 * @param path Another profile; replaced in tests.
 * @throws {UserError} If the file cannot be read or a field does not fit.
 *
 * @example More than the 500,000
 * ```ts
 * import assert from "node:assert/strict";
 * import { loadSourceProfile } from "lib/data/source_profile.ts";
 * assert.ok(loadSourceProfile().n > 6_700_000);
 * ```
 */
export function loadSourceProfile(path: string = COMMITTED): SourceProfile {
  return readAs(profile, path, "Restore the file from the repository.");
}
