/**
 * The committed list of promotions: which fits were proposed for which model, in order.
 *
 * @module
 */

import { PROMOTIONS } from "../config.ts";
import { readAs, z } from "../files/schema.ts";

/** A fit proposed for a model, named by what defines it, so that it can be found on any records. */
export interface Promotion {
  /** Day of the proposal, YYYY-MM-DD. */
  date: string;
  /** Name of the model. */
  model: string;
  /** Null for any. */
  algorithm: string | null;
  /** Parameters that the fit must have; null for one that it must not have. */
  params: Record<string, unknown>;
  /** Whether the best is meant of all such fits that pass the gate; else there must be one. */
  best?: boolean;
  /** Why it is proposed. */
  why: string;
}

const file = z.strictObject({
  schemaVersion: z.literal(1),
  promotions: z.array(z.strictObject({
    date: z.iso.date(),
    model: z.string(),
    algorithm: z.string().nullable(),
    best: z.boolean().exactOptional(),
    params: z.record(z.string(), z.unknown()),
    why: z.string(),
  })),
});

/**
 * The promotions that come with the project.
 *
 * @param path File of promotions; replaced in tests.
 * @throws {UserError} If the file cannot be read or a field does not fit.
 *
 * @example What comparable studies publish is proposed first
 * ```ts
 * import assert from "node:assert/strict";
 * import { loadPromotions } from "lib/tracking/promotions.ts";
 * const [first] = loadPromotions();
 * assert.deepEqual([first?.model, first?.algorithm], ["geo-zones", "kmeans"]);
 * ```
 */
export function loadPromotions(path: string = PROMOTIONS): Promotion[] {
  return readAs(file, path, "Restore the file from the repository.").promotions;
}
