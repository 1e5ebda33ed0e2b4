/**
 * The zone of each cell: that of most of its incidents.
 *
 * @module
 */

/** Zone of the cells that are mostly in none. */
export const NO_CELL_ZONE = 0;

/**
 * Zone of the most incidents of each cell, from 1 on; of equals the lowest, none last.
 *
 * @param cellOf Cell of each place, from 0 on; places in no cell, −1, have no say.
 * @param weight Incidents of each place.
 * @param labels Zone of each place from 0 on, or −1.
 * @param nCells Number of cells; those without a place are in no zone.
 * @returns A zone for each cell; {@linkcode NO_CELL_ZONE} for none.
 * @throws {TypeError} If the lists of places differ in length.
 *
 * @example A cell that a zone shares with noise
 * ```ts
 * import assert from "node:assert/strict";
 * import { zonesOfCells } from "lib/zones/cell_zones.ts";
 * const cellOf = Int32Array.of(0, 0, 1);
 * const weight = Uint32Array.of(5, 2, 3);
 * assert.deepEqual([...zonesOfCells(cellOf, weight, Int32Array.of(2, -1, -1), 3)], [3, 0, 0]);
 * ```
 */
export function zonesOfCells(
  cellOf: Int32Array,
  weight: Uint32Array,
  labels: Int32Array,
  nCells: number,
): Uint16Array {
  if (cellOf.length !== labels.length || weight.length !== labels.length) {
    throw new TypeError(
      `Cannot find zones of cells: there must be a cell, a weight and a label a place, ` +
        `current numbers are ${cellOf.length}, ${weight.length} and ${labels.length}`,
    );
  }
  const nZones = labels.reduce((most, label) => Math.max(most, label + 1), 0);
  const width = nZones + 1;
  const counts = new Uint32Array(nCells * width);
  for (let i = 0; i < labels.length; i++) {
    const cell = cellOf[i]!;
    if (cell >= 0) counts[cell * width + labels[i]! + 1]! += weight[i]!;
  }
  return Uint16Array.from({ length: nCells }, (_, cell) => {
    const start = cell * width;
    let best = NO_CELL_ZONE;
    let most = 0;
    for (let zone = 1; zone <= nZones; zone++) {
      const count = counts[start + zone]!;
      if (count > most) [best, most] = [zone, count];
    }
    return counts[start]! > most ? NO_CELL_ZONE : best;
  });
}
