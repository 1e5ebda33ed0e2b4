/**
 * How serious an incident is: the published weight of its offense.
 *
 * @module
 */

import pl from "nodejs-polars";
import { padCode, unifyType } from "../data/labels.ts";
import type { SeverityCategory, SeverityTable } from "../data/severity_table.ts";

/** Scale that is used unless another is asked for. */
export const SEVERITY_VERSION = "ons-2020";

/** Where a weight comes from. */
export interface SeverityReason {
  /** At least 0; 0 is no crime. */
  weight: number;
  /** Category of the scale, "34B". */
  category: string;
  /** Its name as published, "Robbery of personal property". */
  label: string;
  /** Where the weight was published. */
  source: string;
  /** Why the code stands in this category, where that needs a reason. */
  note: string;
  /** Whether it is that of the code, of the type in place of an unknown code, or of neither. */
  by: "iucr" | "type" | "other";
}

/** A scale that can be asked. */
export interface Severity {
  version: string;
  /** Published weight of an incident, at least 0. */
  severityOf(iucr: string | null, primaryType: string): number;
  /** The weight with its origin. */
  explain(iucr: string | null, primaryType: string): SeverityReason;
}

/** A category with the records of one of its codes. */
type Counted = SeverityCategory & { records: number };

/** Incidents whose code the table does not know, and that took the weight of their type. */
export interface SeverityFallbackRow {
  iucr: string | null;
  primary_type: string;
  n: number;
  by: "type" | "other";
  weight: number;
}

/**
 * A scale to score incidents by.
 *
 * The code decides, whatever the type. A code that the table does not know, or none, takes the
 * weight of the middle record of its type: the records that the table counts, in the order of
 * their weights; of two in the middle the lighter, so that it is always a published weight. Where
 * no record of a type was counted, each of its codes counts once. A type that the table does not
 * know takes the weight of the middle record of all. {@linkcode severityFallbacks} tells which
 * incidents were scored so. Codes may lack their leading zeros, types may have the labels of any
 * year.
 *
 * @param table Scales, as `loadSeverityTable` gives them.
 * @throws {RangeError} If the table has no such version.
 *
 * @example A robbery, and a burglary under a code of tomorrow
 * ```ts
 * import assert from "node:assert/strict";
 * import { loadSeverityTable } from "lib/data/severity_table.ts";
 * import { createSeverity } from "lib/features/severity.ts";
 * const severity = createSeverity(loadSeverityTable());
 * assert.equal(severity.severityOf("031A", "ROBBERY"), 799.63);
 * assert.equal(severity.explain("06ZZ", "BURGLARY").by, "type");
 * ```
 */
export function createSeverity(
  table: SeverityTable,
  { version = SEVERITY_VERSION }: { version?: string } = {},
): Severity {
  if (!table.versions.includes(version)) {
    throw new RangeError(
      `Cannot score severity: version must be one of ${table.versions.join(", ")}, ` +
        `current value is ${version}`,
    );
  }
  const categories = new Map(
    table.categories.filter((each) => each.version === version)
      .map((each) => [each.category, each]),
  );
  const byCode = new Map<string, SeverityReason>();
  const ofType = new Map<string, Counted[]>();
  for (const { iucr, primary_type, records, mappings } of table.codes) {
    const { category, note } = mappings[version]!;
    const found = categories.get(category)!;
    byCode.set(iucr, reasonOf(found, note, "iucr"));
    const type = unifyType(primary_type);
    ofType.set(type, [...ofType.get(type) ?? [], { ...found, records }]);
  }
  const byType = new Map(
    [...ofType].map(([type, found]) =>
      [type, reasonOf(middleOf(found), `the middle record of ${type}`, "type")] as const
    ),
  );
  const other = reasonOf(
    middleOf([...ofType.values()].flat()),
    "the middle record of all",
    "other",
  );
  const explain = (iucr: string | null, primaryType: string) => ({
    ...((iucr === null ? undefined : byCode.get(padCode(iucr.trim(), 4))) ??
      byType.get(unifyType(primaryType.trim())) ?? other),
  });
  return {
    version,
    severityOf: (iucr, primaryType) => explain(iucr, primaryType).weight,
    explain,
  };
}

/**
 * Incidents with their published weight in a column `severity`, 64-bit floats without nulls.
 *
 * Each distinct pair of code and type is looked up once, not each incident.
 *
 * @param frame Incidents with the text columns `iucr` (null where there is none) and
 * `primary_type`; rows keep their order.
 *
 * @example A theft, and a record without a code
 * ```ts
 * import assert from "node:assert/strict";
 * import pl from "nodejs-polars";
 * import { loadSeverityTable } from "lib/data/severity_table.ts";
 * import { createSeverity, withSeverity } from "lib/features/severity.ts";
 * const frame = pl.DataFrame({ iucr: ["0820", null], primary_type: ["THEFT", "NON-CRIMINAL"] });
 * const scored = withSeverity(frame, createSeverity(loadSeverityTable()));
 * assert.deepEqual(scored.getColumn("severity").toArray(), [36.81, 0]);
 * ```
 */
export function withSeverity(frame: pl.DataFrame, severity: Severity): pl.DataFrame {
  const weights = new Map(
    pairsOf(frame).map(({ iucr, primary_type }) => [
      `${iucr ?? ""}|${primary_type}`,
      severity.severityOf(iucr, primary_type),
    ]),
  );
  const key = pl.concatString([pl.col("iucr").fillNull(pl.lit("")), pl.col("primary_type")], "|");
  const scored = weights.size === 0
    ? pl.lit(null).cast(pl.Float64)
    : key.replaceStrict([...weights.keys()], [...weights.values()], undefined, pl.Float64);
  return frame.withColumn(scored.alias("severity"));
}

/**
 * Incidents that were scored by their type because the table does not know their code.
 *
 * @param frame Incidents, as {@linkcode withSeverity} takes them.
 * @returns Rows sorted by code (null first), then type; none where every code is known.
 *
 * @example A code of tomorrow
 * ```ts
 * import assert from "node:assert/strict";
 * import pl from "nodejs-polars";
 * import { loadSeverityTable } from "lib/data/severity_table.ts";
 * import { createSeverity, severityFallbacks } from "lib/features/severity.ts";
 * const frame = pl.DataFrame({ iucr: ["0820", "08ZZ"], primary_type: ["THEFT", "THEFT"] });
 * assert.deepEqual(severityFallbacks(frame, createSeverity(loadSeverityTable())), [
 *   { iucr: "08ZZ", primary_type: "THEFT", n: 1, by: "type", weight: 36.81 },
 * ]);
 * ```
 */
export function severityFallbacks(frame: pl.DataFrame, severity: Severity): SeverityFallbackRow[] {
  return pairsOf(frame).flatMap(({ iucr, primary_type, n }) => {
    const { by, weight } = severity.explain(iucr, primary_type);
    return by === "iucr" ? [] : [{ iucr, primary_type, n, by, weight }];
  });
}

/** Distinct pairs of code and type with their incidents, sorted by both, null first. */
function pairsOf(
  frame: pl.DataFrame,
): { iucr: string | null; primary_type: string; n: number }[] {
  return frame.select("iucr", "primary_type").groupBy("iucr", "primary_type")
    .agg(pl.len().alias("n")).sort(["iucr", "primary_type"])
    .toRecords() as { iucr: string | null; primary_type: string; n: number }[];
}

/** Category of the middle record by weight; of two in the middle the lighter. */
function middleOf(categories: readonly Counted[]): SeverityCategory {
  const sorted = [...categories].sort((a, b) =>
    a.weight - b.weight || (a.category < b.category ? -1 : 1)
  );
  const total = sorted.reduce((sum, { records }) => sum + records, 0);
  const counts = sorted.map(({ records }) => total > 0 ? records : 1);
  const half = (total > 0 ? total : sorted.length) / 2;
  let below = 0;
  return sorted.find((_, i) => (below += counts[i]!) >= half)!;
}

function reasonOf(
  { weight, category, label, source }: SeverityCategory,
  note: string,
  by: SeverityReason["by"],
): SeverityReason {
  return { weight, category, label, source, note, by };
}
