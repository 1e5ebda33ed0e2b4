import type { WeightedPlaces } from "../space/grid.ts";

/** Places in the order of the cells that they lie in. */
export interface PlacesByCell extends WeightedPlaces {
  /** Places of cell c are at positions start[c] .. start[c + 1] - 1 of the other arrays. */
  start: Uint32Array;
  /** Index of the place at each position; in a cell in the order in which they were selected. */
  place: Uint32Array;
}

/**
 * Places, or some of them, sorted by cell in linear time.
 *
 * @param selected Indices of the places to take.
 * @param cellOf Cell of each selected place, in 0 .. nCells - 1; in step with `selected`.
 *
 * @example The second of three places is left out
 * ```ts
 * import assert from "node:assert/strict";
 * import { sortByCell } from "lib/cluster/places_by_cell.ts";
 * const places = {
 *   x: Float64Array.of(9, 5, 1),
 *   y: new Float64Array(3),
 *   weight: Uint32Array.of(1, 2, 3),
 * };
 * const { start, place, x } = sortByCell(places, Uint32Array.of(0, 2), [1, 0], 2);
 * assert.deepEqual([[...start], [...place], [...x]], [[0, 1, 2], [2, 0], [1, 9]]);
 * ```
 */
export function sortByCell(
  places: WeightedPlaces,
  selected: Uint32Array,
  cellOf: ArrayLike<number>,
  nCells: number,
): PlacesByCell {
  const start = new Uint32Array(nCells + 1);
  for (let k = 0; k < selected.length; k++) start[cellOf[k]! + 1]!++;
  for (let cell = 0; cell < nCells; cell++) start[cell + 1]! += start[cell]!;
  const next = start.slice();
  const place = new Uint32Array(selected.length);
  selected.forEach((i, k) => place[next[cellOf[k]!]!++] = i);
  return {
    start,
    place,
    x: new Float64Array(place.length).map((_, p) => places.x[place[p]!]!),
    y: new Float64Array(place.length).map((_, p) => places.y[place[p]!]!),
    weight: new Uint32Array(place.length).map((_, p) => places.weight[place[p]!]!),
  };
}
