/**
 * Cells of the zones that a view can name.
 *
 * @module
 */

import { unpackColumns } from "../../../explore/packed_columns.ts";
import type { View } from "../../../explore/view.ts";
import { ZONE_CELLS, type ZoneCellsMeta } from "../../files/zone_format.ts";
import { fileAddress, loadBytes } from "../shared/load.ts";

/** Zones of all fits. */
export interface ZoneCells {
  /** Number of zones of each fit. */
  fits: ReadonlyMap<string, number>;
  /** Fits in words. */
  names: ReadonlyMap<string, string>;
  /** 1 or 0 for each cell; null for a zone that there is not. */
  cellsOf(zone: NonNullable<View["zone"]>): Uint8Array | null;
}

/** Loads the zones; none where the chapter of zones was not run. */
export async function loadZoneCells(): Promise<ZoneCells> {
  if (fileAddress(ZONE_CELLS) === undefined) {
    return { fits: new Map(), names: new Map(), cellsOf: () => null };
  }
  const { meta, columns } = unpackColumns<ZoneCellsMeta>(await loadBytes(ZONE_CELLS));
  return {
    fits: new Map(meta.fits.map(({ key, names }) => [key, names.length])),
    names: new Map(meta.fits.map(({ key, words }) => [key, words])),
    cellsOf({ fit, zone }) {
      const cells = columns.get(`zone:${fit}`);
      return cells ? Uint8Array.from(cells, (each) => each === zone ? 1 : 0) : null;
    },
  };
}
