/**
 * Places with a cluster for each, in one binary file that contenders of any language can read:
 * all x, all y (64-bit floats, meters), all weights, all labels (32-bit), little-endian.
 */

import type { WeightedPlaces } from "lib/space/grid.ts";

const BYTES_PER_PLACE = 8 + 8 + 4 + 4;

/** Writes places and labels. */
export function writePlaces(path: string, places: WeightedPlaces, labels: Int32Array): void {
  const { x, y, weight } = places;
  using file = Deno.openSync(path, { write: true, create: true, truncate: true });
  for (const { buffer, byteOffset, byteLength } of [x, y, weight, labels]) {
    const bytes = new Uint8Array(buffer, byteOffset, byteLength);
    for (let at = 0; at < bytes.length;) at += file.writeSync(bytes.subarray(at));
  }
}

/** Reads what {@linkcode writePlaces} wrote. */
export function readPlaces(path: string): { places: WeightedPlaces; labels: Int32Array } {
  const { buffer } = Deno.readFileSync(path);
  const n = buffer.byteLength / BYTES_PER_PLACE;
  return {
    places: {
      x: new Float64Array(buffer, 0, n),
      y: new Float64Array(buffer, 8 * n, n),
      weight: new Uint32Array(buffer, 16 * n, n),
    },
    labels: new Int32Array(buffer, 20 * n, n),
  };
}
