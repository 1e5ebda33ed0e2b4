/**
 * Severity added up: by offense type, and by area beside the number of incidents.
 *
 * Incidents are counted by severity first and summed in order, so that sums are the same every
 * time.
 *
 * @module
 */

import pl from "nodejs-polars";
import type { Areas } from "../describe/density.ts";
import { compareText } from "../describe/totals.ts";
import { type Verdict, withVerdicts } from "../describe/verdicts.ts";
import type { WeightClass } from "../numeric/concentration.ts";
import { CONFIDENCE } from "../numeric/interval.ts";
import { logRatio } from "../numeric/ratio.ts";
import { createPolygonIndex, type PolygonIndex } from "../space/polygon_index.ts";

/** Incidents of a group, and their severity. */
export interface SeverityTotal {
  /** Incidents. */
  n: number;
  /** n over all incidents, in [0, 1]. */
  share: number;
  /** Sum of their severity. */
  severity: number;
  /** Their part of the severity of all incidents, in [0, 1]. */
  severity_share: number;
  /** Severity of an incident, on average. */
  mean: number;
}

/** Incidents of one offense type. */
export interface SeverityTypeRow extends SeverityTotal {
  primary_type: string;
  /** Least and greatest severity of an incident of the type. */
  least: number;
  most: number;
}

/**
 * Severity of each offense type, the type with the greatest part of all severity first.
 *
 * @param frame Incidents with primary_type and severity.
 *
 * @example One in four incidents has half of the severity
 * ```ts
 * import assert from "node:assert/strict";
 * import pl from "nodejs-polars";
 * import { severityByType } from "lib/features/severity_totals.ts";
 * const frame = pl.DataFrame({
 *   primary_type: ["THEFT", "THEFT", "THEFT", "ROBBERY"],
 *   severity: [1, 1, 1, 3],
 * });
 * const [row] = severityByType(frame);
 * assert.deepEqual([row?.primary_type, row?.share, row?.severity_share], ["ROBBERY", 0.25, 0.5]);
 * ```
 */
export function severityByType(frame: pl.DataFrame): SeverityTypeRow[] {
  type Row = { primary_type: string; severity: number; n: number };
  const counted = countSeverities(frame, ["primary_type"]).toRecords() as unknown as Row[];
  const all = sumsOf(counted);
  return [...Map.groupBy(counted, (row) => row.primary_type)]
    .map(([primary_type, rows]) => {
      const [least, most] = [rows[0]!.severity, rows.at(-1)!.severity];
      const total = totalOf(sumsOf(rows), all);
      const mean = Math.min(most, Math.max(least, total.mean));
      return { primary_type, ...total, mean, least, most };
    })
    .sort((a, b) => b.severity - a.severity || compareText(a.primary_type, b.primary_type));
}

/**
 * Incidents by their severity, the gravest first: how few of them hold how much.
 *
 * @param frame Incidents with severity.
 *
 * @example Half of the severity in a quarter of the incidents
 * ```ts
 * import assert from "node:assert/strict";
 * import pl from "nodejs-polars";
 * import { severityClasses } from "lib/features/severity_totals.ts";
 * import { fewestHolding } from "lib/numeric/concentration.ts";
 * const classes = severityClasses(pl.DataFrame({ severity: [1, 3, 1, 1] }));
 * assert.deepEqual(classes, [{ weight: 3, count: 1 }, { weight: 1, count: 3 }]);
 * assert.equal(fewestHolding(classes, 0.5).share, 0.25);
 * ```
 */
export function severityClasses(frame: pl.DataFrame): WeightClass[] {
  const counted = countSeverities(frame, []).rows() as [number, number][];
  return counted.map(([weight, count]) => ({ weight, count })).reverse();
}

/** Incidents of one area, against those of all other areas. */
export interface SeverityAreaRow extends SeverityTotal, Verdict {
  area: string;
  label: string;
  square_kilometers: number;
  per_square_kilometer: number;
  severity_per_square_kilometer: number;
  /** Rank by incidents and by severity per square kilometer, 1 for the highest. */
  rank: number;
  severity_rank: number;
  /** Mean severity over that of all other areas, with its 95 % interval; null without incidents. */
  ratio: number | null;
  low: number | null;
  high: number | null;
  /** Chance of so unequal means if there were no difference; null without an interval. */
  p_value: number | null;
}

/**
 * Incidents and severity of each area, in the order of the areas.
 *
 * The interval of the ratio is that of two means, on the logarithmic scale. A few severe incidents
 * make most of the sum, so it is wide where incidents are few.
 *
 * @param frame Incidents with x, y and severity; those outside all areas are left out.
 *
 * @example Severe, and many
 * ```ts
 * import assert from "node:assert/strict";
 * import pl from "nodejs-polars";
 * import { severityByArea } from "lib/features/severity_totals.ts";
 * const square = (x: number): [number, number][][] => (
 *   [[[x, 0], [x + 1000, 0], [x + 1000, 1000], [x, 1000], [x, 0]]]
 * );
 * const areas = { names: ["1", "2"], labels: ["A", "B"], polygons: [[square(0)], [square(2000)]] };
 * const frame = pl.DataFrame({ x: [5, 2005, 2006], y: [5, 5, 5], severity: [9, 2, 4] });
 * const [severe, busy] = severityByArea(frame, areas);
 * assert.deepEqual([severe?.rank, severe?.severity_rank, severe?.ratio], [2, 1, 3]);
 * assert.deepEqual([busy?.rank, busy?.severity_rank, busy?.severity_share], [1, 2, 0.4]);
 * ```
 */
export function severityByArea(frame: pl.DataFrame, areas: Areas): SeverityAreaRow[] {
  const index = createPolygonIndex(areas.polygons);
  const sums = sumsByArea(frame, areas.names.length, index);
  const all = sums.reduce(added);
  const rows = sums.map((own, i) => {
    const square_kilometers = index.regions[i]!.areaSquareMeters / 1e6;
    const total = totalOf(own, all);
    return {
      area: areas.names[i]!,
      label: areas.labels[i]!,
      ...total,
      square_kilometers,
      per_square_kilometer: total.n / square_kilometers,
      severity_per_square_kilometer: total.severity / square_kilometers,
    };
  });
  const rankBy = (value: (row: typeof rows[0]) => number) => {
    const order = rows.toSorted((a, b) => value(b) - value(a) || compareText(a.area, b.area));
    return rows.map((row) => order.indexOf(row) + 1);
  };
  const ranks = rankBy((row) => row.per_square_kilometer);
  const severityRanks = rankBy((row) => row.severity_per_square_kilometer);
  return withVerdicts(rows.map((row, i) => {
    const { ratio, low, high, pValue: p_value } = compareMeans(sums[i]!, all);
    return { ...row, rank: ranks[i]!, severity_rank: severityRanks[i]!, ratio, low, high, p_value };
  }));
}

/** Incidents by keys and severity, sorted by both, with their number in `n`. */
function countSeverities(frame: pl.DataFrame, keys: string[]): pl.DataFrame {
  const missing = frame.getColumn("severity").nullCount();
  if (missing > 0) {
    throw new RangeError(
      `Cannot add up severity: it must be known for each incident, it is missing for ${missing}`,
    );
  }
  const by = [...keys, "severity"];
  return frame.select(...by).groupBy(by).agg(pl.len().alias("n")).sort(by);
}

/** Number, sum and sum of squares. */
interface Sums {
  n: number;
  sum: number;
  squares: number;
}

const NOTHING: Sums = { n: 0, sum: 0, squares: 0 };

function added(a: Sums, b: Sums): Sums {
  return { n: a.n + b.n, sum: a.sum + b.sum, squares: a.squares + b.squares };
}

function sumsOf(rows: readonly { n: number; severity: number }[]): Sums {
  return rows.map(({ n, severity }) => sumsFor(n, severity)).reduce(added, NOTHING);
}

/** Sums of n incidents of one severity. */
function sumsFor(n: number, severity: number): Sums {
  return { n, sum: n * severity, squares: n * severity * severity };
}

/** Sums of each area, in the order of its places. */
function sumsByArea(frame: pl.DataFrame, nAreas: number, index: PolygonIndex): Sums[] {
  const located = frame.filter(pl.col("x").isNotNull().and(pl.col("y").isNotNull()));
  const counted = countSeverities(located, ["x", "y"]);
  const [x, y, severity, n] = ["x", "y", "severity", "n"].map((name) =>
    counted.getColumn(name).cast(pl.Float64).toTypedArray() as Float64Array
  ) as [Float64Array, Float64Array, Float64Array, Float64Array];
  const sums: Sums[] = Array.from({ length: nAreas }, () => NOTHING);
  let area = -1;
  for (let i = 0; i < n.length; i++) {
    const isSamePlace = i > 0 && x[i] === x[i - 1] && y[i] === y[i - 1];
    if (!isSamePlace) area = index.locate(x[i]!, y[i]!);
    if (area >= 0) sums[area] = added(sums[area]!, sumsFor(n[i]!, severity[i]!));
  }
  return sums;
}

function totalOf({ n, sum }: Sums, all: Sums): SeverityTotal {
  return {
    n,
    share: all.n === 0 ? 0 : n / all.n,
    severity: sum,
    severity_share: all.sum === 0 ? 0 : sum / all.sum,
    mean: n === 0 ? 0 : sum / n,
  };
}

/** Mean of some incidents over that of all others. */
function compareMeans(own: Sums, all: Sums): ReturnType<typeof logRatio> {
  const others = { n: all.n - own.n, sum: all.sum - own.sum, squares: all.squares - own.squares };
  if (!(own.sum > 0 && others.sum > 0)) {
    return { ratio: null, low: null, high: null, z: null, pValue: null };
  }
  const ratio = own.sum / own.n / (others.sum / others.n);
  if (own.n < 2 || others.n < 2) return { ratio, low: null, high: null, z: null, pValue: null };
  return logRatio(ratio, relativeVariance(own) + relativeVariance(others), CONFIDENCE);
}

/** Variance of a mean (n - 1), over the square of the mean. */
function relativeVariance({ n, sum, squares }: Sums): number {
  const spread = Math.max(0, squares - sum * sum / n) / (n - 1);
  return spread * n / (sum * sum);
}
