import type { Ring } from "lib/space/polygon.ts";

/** A rectangle along the axes, counterclockwise. */
export function rectangle(west: number, south: number, east: number, north: number): Ring {
  return [[west, south], [east, south], [east, north], [west, north], [west, south]];
}
