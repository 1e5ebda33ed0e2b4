/**
 * Cells of the zones that a view can name.
 *
 * @module
 */

import { DamagedFileError, unpackColumns } from "../../../explore/packed_columns.ts";
import type { View } from "../../../explore/view.ts";
import { ZONE_CELLS, type ZoneCellsMeta } from "../../files/zone_format.ts";
import { fileAddress, loadBytes } from "../shared/load.ts";
import { PageError } from "../shared/page.ts";

/** Zones of all fits. */
export interface ZoneCells {
  /** Number of zones of each fit. */
  fits: ReadonlyMap<string, number>;
  /** Fits in words. */
  names: ReadonlyMap<string, string>;
  /** 1 or 0 for each cell; null for a zone that there is not. */
  cellsOf(zone: NonNullable<View["zone"]>): Uint8Array | null;
  /** Why there are none, in sentences, where they should be. */
  problem: string | null;
}

/** Loads the zones; none where the chapter of zones was not run, or the file cannot be read. */
export async function loadZoneCells(): Promise<ZoneCells> {
  if (fileAddress(ZONE_CELLS) === undefined) return withoutZones(null);
  try {
    return readZoneCells(await loadBytes(ZONE_CELLS));
  } catch (error) {
    if (!(error instanceof PageError || error instanceof DamagedFileError)) throw error;
    return withoutZones(`${error.message} There is no filter by zone; all else is counted.`);
  }
}

function withoutZones(problem: string | null): ZoneCells {
  return { fits: new Map(), names: new Map(), cellsOf: () => null, problem };
}

function readZoneCells(bytes: Uint8Array): ZoneCells {
  const { meta, columns } = unpackColumns<ZoneCellsMeta>(bytes);
  return {
    fits: new Map(meta.fits.map(({ key, names }) => [key, names.length])),
    names: new Map(meta.fits.map(({ key, words }) => [key, words])),
    cellsOf({ fit, zone }) {
      const cells = columns.get(`zone:${fit}`);
      return cells ? Uint8Array.from(cells, (each) => each === zone ? 1 : 0) : null;
    },
    problem: null,
  };
}
