/**
 * The filters of a view as codes of the dimensions of incidents.
 *
 * @module
 */

import { cellMiddles, type DimensionId, HOUR_LABELS, type IncidentMeta } from "./incident_file.ts";
import { dayOf } from "./days.ts";
import { cellsInRegion } from "./region_cells.ts";
import type { Period, View } from "./view.ts";

/** Codes that a dimension allows, 1 or 0 each; null where it is not filtered. */
export type Filters = Record<DimensionId, Uint8Array<ArrayBuffer> | null>;

/**
 * Filters of a view; both an outline and a zone leave the cells that lie in both.
 *
 * Under a filter by cells, incidents without a cell are left out.
 *
 * @param zoneCells 1 or 0 for each cell from code 1 on, of the zone that the view names; null if it
 * names none.
 */
export function viewFilters(
  view: View,
  meta: IncidentMeta,
  zoneCells: ArrayLike<number> | null,
): Filters {
  const among = (labels: readonly (string | number)[], wanted: readonly (string | number)[]) =>
    wanted.length === 0 ? null : Uint8Array.from(labels, (label) => wanted.includes(label) ? 1 : 0);
  const numbers = (n: number, first: number) => Array.from({ length: n }, (_, i) => i + first);
  return {
    day: view.from === null && view.to === null ? null : daysOf(
      { from: view.from ?? meta.firstDate, to: view.to ?? meta.lastDate },
      meta,
    ),
    hour: among(HOUR_LABELS, view.hours),
    weekday: among(numbers(7, 1), view.weekdays),
    month: among(numbers(12, 1), view.months),
    type: among(meta.types, view.types),
    arrest: view.arrest === null ? null : Uint8Array.of(view.arrest ? 0 : 1, view.arrest ? 1 : 0),
    place: among(meta.places, view.places),
    area: among(numbers(78, 0), view.areas),
    district: among(meta.districts, view.districts),
    cell: cellsOf(view, meta, zoneCells),
  };
}

/** Days of a period among those of the record. */
export function daysOf({ from, to }: Period, meta: IncidentMeta): Uint8Array<ArrayBuffer> {
  const record = { from: meta.firstDate, to: meta.lastDate };
  const days = new Uint8Array(meta.nDays);
  return days.fill(1, Math.max(0, dayOf(from, record)), Math.max(0, dayOf(to, record) + 1));
}

function cellsOf(
  { region }: View,
  meta: IncidentMeta,
  zoneCells: ArrayLike<number> | null,
): Uint8Array<ArrayBuffer> | null {
  if (region === null && zoneCells === null) return null;
  const inRegion = region && cellsInRegion(region, cellMiddles(meta));
  const nCells = meta.cells.column.length;
  const allowed = new Uint8Array(nCells + 1);
  for (let cell = 0; cell < nCells; cell++) {
    allowed[cell + 1] = Number(inRegion?.[cell] !== 0 && zoneCells?.[cell] !== 0);
  }
  return allowed;
}
