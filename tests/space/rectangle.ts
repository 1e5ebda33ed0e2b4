import type { Ring } from "lib/space/polygon.ts";

/** A rectangle along the axes, counterclockwise. */
export function rectangle(west: number, south: number, east: number, north: number): Ring {
  return [[west, south], [east, south], [east, north], [west, north], [west, south]];
}

/** A square along the axes, counterclockwise, from its southwest corner. */
export function square(x: number, y: number, side: number): Ring {
  return rectangle(x, y, x + side, y + side);
}
