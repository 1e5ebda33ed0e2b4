/**
 * Sixty brushes over the incidents of a site, counted in ten linked views, by whoever counts.
 *
 * @module
 */

import type { Dimension } from "lib/explore/dimensions.ts";
import {
  cellMiddles,
  DIMENSION_IDS,
  type DimensionId,
  incidentDimensions,
  type IncidentMeta,
} from "lib/explore/incident_file.ts";
import { readSiteIncidents } from "./incidents_file.ts";
import { peakMebibytes, printSample } from "./sample.ts";

/** A filter on one dimension, in place of a former one; those of the others stay. */
export interface Brush {
  id: DimensionId;
  /** 1 or 0 for each code. */
  allowed: Uint8Array<ArrayBuffer>;
}

/** Who counts. */
export interface Counting {
  filter(brush: Brush): void;
  /** Takes the counts of each view, under the filters of all others, as a page would draw them. */
  take(): void;
  /** Counts by code that were taken last; not timed. */
  countsOf(id: DimensionId): ArrayLike<number>;
}

/** Radius of a region that is brushed. */
const REGION_METERS = 4000;

/**
 * The brushes: a period that is drawn longer, windows of hours, some of the types, areas and cells,
 * and one of each small dimension.
 */
export function brushesOf(meta: IncidentMeta, dimensions: readonly Dimension[]): Brush[] {
  const brush = (id: DimensionId, isAllowed: (code: number) => boolean): Brush => {
    const { nCodes } = dimensions.find((each) => each.id === id)!;
    return {
      id,
      allowed: Uint8Array.from({ length: nCodes }, (_, code) => Number(isAllowed(code))),
    };
  };
  const times = (n: number, make: (i: number) => Brush) =>
    Array.from({ length: n }, (_, i) => make(i));
  const { x, y } = cellMiddles(meta);
  const isNear = (i: number, cell: number) => {
    const middle = Math.floor((i + 0.5) / 8 * x.length);
    return Math.hypot(x[cell]! - x[middle]!, y[cell]! - y[middle]!) < REGION_METERS;
  };
  const nDays = meta.nDays;
  return [
    ...times(24, (i) => brush("day", (day) => day >= nDays * 0.2 && day < nDays * (0.3 + i / 40))),
    ...times(8, (i) => brush("hour", (hour) => hour >= i && hour < i + 14)),
    ...times(8, (i) => brush("type", (type) => (type + i) % 3 > 0)),
    ...times(8, (i) => brush("area", (area) => (area + i) % 3 > 0)),
    ...times(8, (i) => brush("cell", (cell) => cell > 0 && isNear(i, cell - 1))),
    brush("weekday", (weekday) => weekday >= 5),
    brush("month", (month) => month >= 3 && month < 9),
    brush("arrest", (arrest) => arrest === 0),
    brush("weekday", () => true),
  ];
}

/** A number that other counts would not come to, save by chance. */
export function checkOf(counts: ArrayLike<number>): number {
  let sum = 0;
  for (let code = 0; code < counts.length; code++) sum += counts[code]! * (1 + code * 7919 % 1009);
  return sum;
}

/**
 * Takes part in a contest: prints a line of JSON.
 *
 * Arguments of the process: `load` to time how counting is prepared and all is counted once, or
 * `brush` to time the brushes; and the folder of the site.
 */
export function compete(open: (dimensions: readonly Dimension[]) => Counting): void {
  const [work, site] = Deno.args as ["load" | "brush", string];
  const unpacked = readSiteIncidents(site);
  const dimensions = incidentDimensions(unpacked);
  const brushes = work === "load" ? [] : brushesOf(unpacked.meta, dimensions);
  const checks = Object.fromEntries(DIMENSION_IDS.map((id) => [id, 0]));
  const check = (counting: Counting, weight: number) => {
    for (const id of DIMENSION_IDS) checks[id]! += weight * checkOf(counting.countsOf(id));
  };
  const started = performance.now();
  const counting = open(dimensions);
  counting.take();
  let seconds = (performance.now() - started) / 1000;
  check(counting, 1);
  if (work === "brush") seconds = 0;
  for (const [i, brush] of brushes.entries()) {
    const moved = performance.now();
    counting.filter(brush);
    counting.take();
    seconds += (performance.now() - moved) / 1000;
    check(counting, i + 2);
  }
  printSample({
    seconds,
    peakMebibytes: peakMebibytes(),
    facts: { rows: unpacked.meta.n, ...checks },
  });
}
