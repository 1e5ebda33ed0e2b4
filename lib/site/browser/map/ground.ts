/**
 * Parts of the ground, and how a map shows them.
 *
 * @module
 */

import type { OutlinedArea } from "../../files/outlines.ts";

/** A rectangle of the ground, meters. */
export type Ground = [west: number, south: number, east: number, north: number];

/** Middle of a map and its scale: at zoom 0 a pixel is a meter, at −1 two. */
export interface MapState {
  target: [number, number, number];
  zoom: number;
  minZoom: number;
  maxZoom: number;
}

/** Smallest rectangle that holds all areas. */
export function boundsOf(areas: readonly OutlinedArea[]): Ground {
  const bounds: Ground = [Infinity, Infinity, -Infinity, -Infinity];
  for (const ring of areas.flatMap(({ rings }) => rings)) {
    for (let i = 0; i < ring.length; i += 2) {
      bounds[0] = Math.min(bounds[0], ring[i]!);
      bounds[1] = Math.min(bounds[1], ring[i + 1]!);
      bounds[2] = Math.max(bounds[2], ring[i]!);
      bounds[3] = Math.max(bounds[3], ring[i + 1]!);
    }
  }
  return bounds;
}

/** The scale at which a rectangle just fits an element. */
export function fitTo(
  [west, south, east, north]: Ground,
  { clientWidth, clientHeight }: Pick<HTMLElement, "clientWidth" | "clientHeight">,
): MapState {
  const metersPerPixel = Math.max(
    (east - west) / Math.max(1, clientWidth - 24),
    (north - south) / Math.max(1, clientHeight - 24),
  );
  return {
    target: [(west + east) / 2, (south + north) / 2, 0],
    zoom: Math.min(-1, -Math.log2(metersPerPixel)),
    minZoom: -7.5,
    maxZoom: 0,
  };
}
