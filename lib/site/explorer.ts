/**
 * The incidents of a run as the site ships them.
 *
 * @module
 */

import { type ExplorerColumns, explorerColumns, splitSensitive } from "../data/explorer_columns.ts";
import type { SiteSource } from "./source.ts";

/** Side of the cells of all maps of the site, meters: that of the hot cells of chapter 4. */
export const CELL_METERS = 250;

/** Fewest incidents of a cell that is shown; those of other cells are counted by area alone. */
export const MIN_IN_CELL = 5;

const known = new WeakMap<SiteSource, ExplorerColumns>();

/**
 * Columns of all incidents that are neither domestic nor sexual nor against a child, made once.
 *
 * @param site Run of which to show the incidents.
 */
export function explorerOf(site: SiteSource): ExplorerColumns {
  const columns = known.get(site) ?? makeColumns(site);
  known.set(site, columns);
  return columns;
}

function makeColumns({ incidents, facts: { firstDate, lastDate } }: SiteSource): ExplorerColumns {
  const { others } = splitSensitive(incidents.frame);
  const nDays = (Date.parse(lastDate) - Date.parse(firstDate)) / 86_400_000 + 1;
  return explorerColumns(others, { firstDate, nDays }, {
    cellSizeMeters: CELL_METERS,
    minInCell: MIN_IN_CELL,
  });
}
