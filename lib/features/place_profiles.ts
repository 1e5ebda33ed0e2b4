/**
 * Places by what is recorded there and when: counts by type and by part of the day.
 *
 * @module
 */

import pl from "nodejs-polars";
import { offenseGroup } from "../describe/offense_groups.ts";
import { standardize } from "../numeric/standardize.ts";

/** Column that places are made of. */
export type PlaceColumn = "community_area" | "grid_cell";

/** Counts of places, in step. */
export interface PlaceProfiles {
  /** Community area or cell. */
  places: string[];
  /** Incidents of each place. */
  n: Float64Array;
  /** Names of the columns: frequent types, then parts of the day. */
  names: string[];
  /** How many of the columns are types. */
  nTypes: number;
  /** Incidents of each place by column. */
  counts: Float64Array[];
}

/** Hours of a part of the day. */
const BLOCK_HOURS = 4;

/**
 * Counts of incidents by place, for each frequent type and each four hours of the day.
 *
 * Incidents at default times count for their type alone: they are at no known hour.
 *
 * @param frame Incidents with features; those without a place are left out.
 * @param by What a place is.
 * @param options Smallest share of a type for a column, and fewest incidents of a place.
 */
export function placeProfiles(
  frame: pl.DataFrame,
  by: PlaceColumn,
  { minShare, minN }: { minShare: number; minN: number },
): PlaceProfiles {
  const located = frame.filter(pl.col(by).isNotNull());
  const types = countsOf(located, ["primary_type"]);
  const frequent = types.filter(({ n }) => n >= minShare * located.height)
    .map(({ primary_type }) => String(primary_type));
  const totals = countsOf(located, [by]).filter(({ n }) => n >= minN);
  const places = totals.map((row) => String(row[by]));
  const indexOf = new Map(places.map((place, i) => [place, i]));
  const blocks = Array.from({ length: 24 / BLOCK_HOURS }, (_, block) => blockName(block));
  const names = [...frequent, ...blocks];
  const counts = names.map(() => new Float64Array(places.length));
  for (const row of countsOf(located, [by, "primary_type"])) {
    const column = frequent.indexOf(String(row.primary_type));
    const place = indexOf.get(String(row[by]));
    if (column >= 0 && place !== undefined) counts[column]![place]! += row.n;
  }
  const known = located.filter(pl.col("time_is_default").eq(pl.lit(false)));
  for (const row of countsOf(known, [by, "hour"])) {
    const place = indexOf.get(String(row[by]));
    const block = frequent.length + Math.floor(Number(row.hour) / BLOCK_HOURS);
    if (place !== undefined) counts[block]![place]! += row.n;
  }
  const n = Float64Array.from(totals, (row) => row.n);
  return { places, n, names, nTypes: frequent.length, counts };
}

type CountRow = Record<string, string | number> & { n: number };

function countsOf(frame: pl.DataFrame, keys: string[]): CountRow[] {
  return frame.groupBy(keys).agg(pl.len().alias("n")).sort(keys)
    .toRecords() as unknown as CountRow[];
}

function blockName(block: number): string {
  const hour = (value: number) => `${String(value % 24).padStart(2, "0")}:00`;
  return `${hour(block * BLOCK_HOURS)}-${hour((block + 1) * BLOCK_HOURS)}`;
}

/**
 * Logarithms of counts, one added: how much of each there is, of which most is how much of all.
 */
export function logCounts({ counts }: PlaceProfiles): Float64Array[] {
  return counts.map((column) => column.map((n) => Math.log1p(n)));
}

/**
 * Shares of each place's incidents: what is left once it does not matter how many there are.
 */
export function sharesOfPlace({ counts, n }: PlaceProfiles): Float64Array[] {
  return counts.map((column) => column.map((count, i) => count / n[i]!));
}

/** What places are colored by: how much is recorded there, and what more than elsewhere. */
export function placeViews(profile: PlaceProfiles): { volume: string[]; leads: string[] } {
  const { n, names, nTypes, counts } = profile;
  const groups = Object.groupBy(counts.slice(0, nTypes).keys(), (d) => offenseGroup(names[d]!));
  const total = n.reduce((sum, each) => sum + each, 0);
  const shares = Object.entries(groups).map(([group, columns]) => {
    const own = n.map((_, i) => columns.reduce((sum, d) => sum + counts[d]![i]!, 0));
    const ofAll = own.reduce((sum, each) => sum + each, 0) / total;
    return { group, times: own.map((each, i) => each / n[i]! / ofAll) };
  });
  const ascending = n.toSorted();
  const [low, high] = [1, 2].map((part) => ascending[Math.floor(part * n.length / 3)]!);
  return {
    volume: Array.from(n, (each) => VOLUMES[Number(each >= low!) + Number(each >= high!)]!),
    leads: Array.from(
      n,
      (_, i) => shares.reduce((a, b) => b.times[i]! > a.times[i]! ? b : a).group,
    ),
  };
}

/** Thirds of the places by their incidents. */
const VOLUMES = ["fewest incidents", "middle third", "most incidents"];

/** Linear correlation of two columns, each of which must vary. */
export function correlationOf(a: Float64Array, b: Float64Array): number {
  const [x, y] = [a, b].map((column) => standardize(Float64Array.from(column), "column").values);
  return x!.reduce((sum, value, i) => sum + value * y![i]!, 0) / a.length;
}
