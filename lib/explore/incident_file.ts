/**
 * The incidents that a page loads: their columns, and what the codes in them stand for.
 *
 * @module
 */

import { UNKNOWN_HOUR } from "./view.ts";
import { addDays } from "./days.ts";
import type { Dimension } from "./dimensions.ts";
import type { FileMeta, UnpackedColumns } from "./packed_columns.ts";
import type { SensitiveAreas } from "./sensitive_areas.ts";
import type { ViewDomain } from "./view.ts";

/** What the file says of its incidents. */
export interface IncidentMeta extends FileMeta {
  schemaVersion: 2;
  /** Date of day 0, and days of the period. */
  firstDate: string;
  lastDate: string;
  nDays: number;
  /** Labels by code. */
  types: string[];
  places: string[];
  /** Numbers by code; 0 where no district is recorded. */
  districts: number[];
  /** Community areas that occur, sensitive incidents included, by number; 0 where none is recorded. */
  areas: number[];
  /** Cells from code 1 on, by their west and south sides in whole cells; code 0 is no cell. */
  cells: { sizeMeters: number; column: number[]; row: number[] };
  /** Incidents without a cell: of cells with too few, and without coordinates. */
  withoutCell: { tooFew: number; noCoordinates: number };
  /** Fewest incidents of a cell that is shown. */
  minInCell: number;
  /**
   * Incidents that are not in the columns: domestic and sexual ones, and those against children;
   * null where they are fewer than five in all.
   */
  sensitive: SensitiveAreas | null;
  nSensitive: number;
}

/** Names of the dimensions that incidents are filtered by. */
export const DIMENSION_IDS = [
  "day",
  "hour",
  "weekday",
  "month",
  "type",
  "arrest",
  "place",
  "area",
  "district",
  "cell",
] as const;

/** A dimension of the incidents. */
export type DimensionId = (typeof DIMENSION_IDS)[number];

/** Codes of the hours: 0 to 23, then those of unknown time. */
export const HOUR_LABELS: readonly string[] = [
  ...Array.from({ length: 24 }, (_, hour) => String(hour)),
  UNKNOWN_HOUR,
];

/** Most community areas, and 0 for none. */
const N_AREAS = 78;

/**
 * Calendar of a period: weekday (0 Monday) and month (0 January) of each of its days.
 *
 * @example A Thursday in December
 * ```ts
 * import assert from "node:assert/strict";
 * import { calendarOf } from "lib/explore/incident_file.ts";
 * const { weekday, month } = calendarOf("2016-12-29", 4);
 * assert.deepEqual([...weekday], [3, 4, 5, 6]);
 * assert.deepEqual([...month], [11, 11, 11, 0]);
 * ```
 */
export function calendarOf(
  firstDate: string,
  nDays: number,
): { weekday: Uint8Array; month: Uint8Array } {
  const dateOf = (day: number) => new Date(addDays(firstDate, day));
  return {
    weekday: Uint8Array.from({ length: nDays }, (_, day) => (dateOf(day).getUTCDay() + 6) % 7),
    month: Uint8Array.from({ length: nDays }, (_, day) => dateOf(day).getUTCMonth()),
  };
}

/**
 * Dimensions of the incidents of a file, in the order of {@linkcode DIMENSION_IDS}.
 *
 * @throws {RangeError} If a column is missing.
 */
export function incidentDimensions(
  { meta, columns }: UnpackedColumns<IncidentMeta>,
): Dimension[] {
  const column = (name: string): Dimension["codes"] => {
    const values = columns.get(name);
    if (values === undefined || values instanceof Uint32Array) {
      throw new RangeError(`Cannot read incidents: there is no column ${name} of codes`);
    }
    return values;
  };
  const { weekday, month } = calendarOf(meta.firstDate, meta.nDays);
  const days = column("day");
  const dimension = (id: DimensionId, nCodes: number, codes = column(id)) => ({
    id,
    nCodes,
    codes,
  });
  return [
    dimension("day", meta.nDays),
    dimension("hour", HOUR_LABELS.length),
    dimension("weekday", 7, expand(weekday, days)),
    dimension("month", 12, expand(month, days)),
    dimension("type", Math.max(1, meta.types.length)),
    dimension("arrest", 2),
    dimension("place", meta.places.length),
    dimension("area", N_AREAS),
    dimension("district", Math.max(1, meta.districts.length)),
    dimension("cell", meta.cells.column.length + 1),
  ];
}

/** Code of each row, by the code of its day. */
function expand(byDay: Uint8Array, days: Dimension["codes"]): Uint8Array {
  const codes = new Uint8Array(days.length);
  for (let row = 0; row < days.length; row++) codes[row] = byDay[days[row]!]!;
  return codes;
}

/** Middles of the cells, meters; index 0 is the cell of code 1. */
export function cellMiddles(
  { cells: { sizeMeters, column, row } }: Pick<IncidentMeta, "cells">,
): { x: Float64Array; y: Float64Array } {
  const middle = (side: number) => (side + 0.5) * sizeMeters;
  return { x: Float64Array.from(column, middle), y: Float64Array.from(row, middle) };
}

/** Types of which no incident is in the columns. */
export function sensitiveTypes({ types, sensitive }: IncidentMeta): string[] {
  return sensitive?.types.filter((type) => !types.includes(type)) ?? [];
}

/** What a view of these incidents can ask for. */
export function viewDomain(
  meta: IncidentMeta,
  fits: ReadonlyMap<string, number>,
): ViewDomain {
  const { firstDate, lastDate, places, areas, districts } = meta;
  const types = [...meta.types, ...sensitiveTypes(meta)];
  return { firstDate, lastDate, types, places, areas, districts, fits };
}
