/**
 * How few places hold how much: the curve of concentration, beside that of equal places.
 *
 * @module
 */

import type { LorenzRow } from "../../../describe/concentration.ts";
import { parseCsv } from "../../../files/csv.ts";
import type { SiteSource } from "../../source.ts";

const CURVES = "artifacts/02_eda/figures/concentration.csv";

/** Share of the incidents that is asked about. */
export const HALF = 0.5;

/** A point of a curve. */
export interface CurvePoint {
  places: number;
  incidents: number;
}

/** How concentrated incidents are on places. */
export interface PlacesAnswer {
  observed: CurvePoint[];
  /** What places would show that are all equally likely. */
  chance: CurvePoint[];
  /** Share of the places that holds {@linkcode HALF} of the incidents, and what chance would. */
  half: number;
  halfByChance: number;
}

/** The answer of a run; null where chapter 2 was not run. */
export function placesAnswer(site: SiteSource): PlacesAnswer | null {
  if (!site.has(CURVES)) return null;
  const rows = parseCsv(Deno.readTextFileSync(site.path(CURVES)));
  const curve = (series: LorenzRow["series"]) =>
    rows.filter((row) => row.series === series).map((row): CurvePoint => ({
      places: Number(row.share_of_places),
      incidents: Number(row.share_of_incidents),
    }));
  const [observed, chance] = [curve("observed"), curve("chance")];
  const [half, halfByChance] = [observed, chance].map((each) => placesHolding(each, HALF));
  if (half == null || halfByChance == null) return null;
  return { observed, chance, half, halfByChance };
}

/**
 * Share of the places at which a curve reaches a share of the incidents, on straight lines between
 * its points; null where it has no such points.
 *
 * @example Halfway between two points
 * ```ts
 * import assert from "node:assert/strict";
 * import { placesHolding } from "lib/site/pages/overview/places_answer.ts";
 * const curve = [{ places: 0, incidents: 0 }, { places: 0.2, incidents: 0.8 }];
 * assert.deepEqual([placesHolding(curve, 0.4), placesHolding(curve, 0.9)], [0.1, null]);
 * ```
 */
export function placesHolding(curve: readonly CurvePoint[], share: number): number | null {
  const i = curve.findIndex(({ incidents }) => incidents >= share);
  const [before, after] = [curve[i - 1], curve[i]];
  if (!after) return null;
  if (!before) return after.places;
  const part = (share - before.incidents) / (after.incidents - before.incidents);
  return before.places + part * (after.places - before.places);
}
