import { CONFIDENCE } from "../numeric/interval.ts";
import { criticalZ } from "../numeric/normal.ts";

/** Part of an hour in all incidents, or in all their severity. */
export interface HourHarmRow {
  hour: number;
  series: "incidents" | "severity";
  /** In [0, 1]. */
  share: number;
  /** Ends of the 95 % interval. */
  low: number;
  high: number;
}

/**
 * Share of each hour of the day in the incidents and in their severity.
 *
 * Few grave incidents make much of the severity, so its shares are known less well: intervals are
 * those of sums of Poisson counts times their weights, by the normal distribution: too narrow where
 * a handful of incidents makes most of an hour.
 *
 * @param rows Incidents by hour and weight.
 * @throws {RangeError} If there are no incidents, or all weigh nothing.
 *
 * @example One grave incident at night, three light ones at noon
 * ```ts
 * import assert from "node:assert/strict";
 * import { severityHours } from "lib/features/severity_hours.ts";
 * const rows = [{ hour: 2, n: 1, severity: 9 }, { hour: 12, n: 3, severity: 1 }];
 * const at = (hour: number) => severityHours(rows).filter((row) => row.hour === hour);
 * assert.deepEqual(at(2).map(({ share }) => share), [0.25, 0.75]);
 * ```
 */
export function severityHours(
  rows: readonly { hour: number; n: number; severity: number }[],
): HourHarmRow[] {
  const series = [
    ["incidents", () => 1],
    ["severity", (row: { severity: number }) => row.severity],
  ] as const;
  const z = criticalZ(CONFIDENCE);
  return series.flatMap(([name, weightOf]) => {
    const sums = new Float64Array(24);
    const squares = new Float64Array(24);
    for (const row of rows) {
      sums[row.hour]! += row.n * weightOf(row);
      squares[row.hour]! += row.n * weightOf(row) * weightOf(row);
    }
    const total = sums.reduce((sum, each) => sum + each, 0);
    const square = squares.reduce((sum, each) => sum + each, 0);
    if (!(total > 0)) {
      throw new RangeError("Cannot weigh hours: there must be incidents with severity");
    }
    return Array.from(sums, (sum, hour): HourHarmRow => {
      const share = sum / total;
      const variance = (1 - 2 * share) * squares[hour]! + share * share * square;
      const half = z * Math.sqrt(variance) / total;
      return {
        hour,
        series: name,
        share,
        low: Math.max(0, share - half),
        high: Math.min(1, share + half),
      };
    });
  });
}
