/**
 * Outlines of the community areas, for maps.
 *
 * @module
 */

import { loadBoundary } from "../../data/boundaries.ts";
import { placeName } from "../../figures/words.ts";
import type { SiteSource } from "../source.ts";

/** Community areas in meters (EPSG:3435), rounded to whole ones. */
export interface Outlines {
  areas: OutlinedArea[];
}

/** A community area. */
export interface OutlinedArea {
  /** 1 to 77. */
  number: number;
  name: string;
  /** Closed rings: x, y, x, y and so on. */
  rings: number[][];
}

/** Publishes the outlines; gives their address. */
export function publishOutlines(site: SiteSource): string {
  return site.publish("outlines.json", () => JSON.stringify(outlines()));
}

/**
 * All community areas with their names.
 *
 * @example The first
 * ```ts
 * import assert from "node:assert/strict";
 * import { outlines } from "lib/site/files/outlines.ts";
 * assert.equal(outlines().areas[0]!.name, "Rogers Park");
 * ```
 */
export function outlines(): Outlines {
  const { names, labels, outlines } = loadBoundary("community_areas");
  return {
    areas: names.map((number, i) => ({
      number: Number(number),
      name: placeName(labels[i]!),
      rings: outlines[i]!.map((ring) => ring.flatMap(([x, y]) => [Math.round(x), Math.round(y)])),
    })),
  };
}
