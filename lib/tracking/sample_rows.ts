/**
 * What other seeds, halves and samples make of zones, as tables and figures show it.
 *
 * @module
 */

import { formatCount, formatDecimal } from "../describe/format.ts";
import { quantile } from "../numeric/quantile.ts";
import type { SampleRow } from "../zones/sample_study.ts";
import { describeRecord, signed, valueOf } from "./comparison_rows.ts";
import { aspectOf } from "./gate.ts";
import { candidateOf } from "./geo_zone_model.ts";
import type { RunRecord } from "./run_record.ts";

/** Agreement of zones with those of all incidents. */
export interface SensitivityRow {
  what: string;
  candidate: string;
  agreement: number;
  /** Least and greatest; null where there is one value alone. */
  low: number | null;
  high: number | null;
}

/** Scores of samples beside those of all incidents. */
export function sampleTable(
  records: readonly RunRecord[],
  study: readonly SampleRow[],
): Record<string, string>[] {
  return records.flatMap((record) => {
    const candidate = describeRecord(record);
    const { id } = candidateOf(record);
    const rows = study.filter((row) => row.id === id).map((row) => ({
      candidate,
      incidents: formatCount(row.size),
      silhouette: range(row.silhouettes),
      lift: signed(row.lift),
      agreement: range(row.agreements),
    }));
    return [...rows, {
      candidate,
      incidents: `all ${formatCount(record.data.nIncidents)}`,
      silhouette: formatDecimal(valueOf(record, "silhouette"), 3),
      lift: signed(aspectOf(record.metrics.silhouette, "lift")),
      agreement: "",
    }];
  });
}

/** Agreement by seed, by halves of the period and by samples, in this order, for each candidate. */
export function sensitivityRows(
  records: readonly RunRecord[],
  study: readonly SampleRow[],
): SensitivityRow[] {
  return records.flatMap((record) => {
    const candidate = describeRecord(record);
    const single = (what: string, value: number | null): SensitivityRow[] =>
      value === null
        ? []
        : [{ what: `${candidate}: ${what}`, candidate, agreement: value, low: null, high: null }];
    const { id } = candidateOf(record);
    return [
      ...single("other seeds", valueOf(record, "stability_seeds")),
      ...single("halves of the period", valueOf(record, "stability_halves")),
      ...study.filter((row) => row.id === id && row.agreements.length > 0)
        .toSorted((a, b) => b.size - a.size)
        .map(({ size, agreements }) => ({
          what: `${candidate}: ${formatCount(size)} incidents`,
          candidate,
          agreement: quantile(agreements, 0.5),
          low: agreements[0]!,
          high: agreements.at(-1)!,
        })),
    ];
  });
}

function range(values: readonly number[]): string {
  if (values.length === 0) return "undefined";
  const [low, middle, high] = [values[0]!, quantile(values, 0.5), values.at(-1)!]
    .map((value) => formatDecimal(value, 3));
  return `${middle} (${low} to ${high})`;
}
