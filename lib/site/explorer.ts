/**
 * The incidents of a run as the site ships them.
 *
 * @module
 */

import { type ExplorerColumns, explorerColumns, splitSensitive } from "../data/explorer_columns.ts";
import { lengthOf } from "../explore/days.ts";
import type { SiteSource } from "./source.ts";

/** Side of the cells of all maps of the site, meters: that of the hot cells of chapter 4. */
export const CELL_METERS = 250;

/** Fewest incidents of a cell that is shown; those of other cells are counted by area alone. */
export const MIN_IN_CELL = 5;

const split = new WeakMap<SiteSource, ReturnType<typeof splitSensitive>>();
const known = new WeakMap<SiteSource, ExplorerColumns>();

/** Incidents of a run that are domestic, sexual or against a child, and all others; split once. */
export function splitOf(site: SiteSource): ReturnType<typeof splitSensitive> {
  const parts = split.get(site) ?? splitSensitive(site.incidents.frame);
  split.set(site, parts);
  return parts;
}

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

function makeColumns(site: SiteSource): ExplorerColumns {
  const { firstDate, lastDate } = site.facts;
  const nDays = lengthOf({ from: firstDate, to: lastDate });
  return explorerColumns(splitOf(site).others, { firstDate, nDays }, {
    cellSizeMeters: CELL_METERS,
    minInCell: MIN_IN_CELL,
  });
}
