/**
 * What every column of the incidents means, where it comes from, and how a model may take it.
 *
 * @module
 */

import { ENGINEERED } from "./engineered_features.ts";
import type { Encoding, FeatureDraft } from "./feature_draft.ts";
import { INPUTS } from "./input_features.ts";

/** One feature. */
export interface FeatureRow {
  /** Column of the frame; `NAME=*` for all columns that one-hot encoding makes of NAME. */
  name: string;
  /** Whether the portal publishes it, or cleaning or the features add it. */
  kind: "input" | "engineered";
  meaning: string;
  unit: string;
  /** Columns of the portal that it is made of; empty if of none. */
  source_column: string;
  encoding: Encoding;
  /** Chapters that use it, or why none does. */
  used_by: string;
}

const toRows = (drafts: readonly FeatureDraft[], kind: FeatureRow["kind"]): FeatureRow[] =>
  drafts.map(([name, source_column, encoding, unit, used_by, meaning]) => (
    { name, kind, meaning, unit, source_column, encoding, used_by }
  ));

const ROWS = [...toRows(INPUTS, "input"), ...toRows(ENGINEERED, "engineered")];
const ENCODINGS = new Map(ROWS.map(({ name, encoding }) => [name, encoding]));

/**
 * Every feature: the portal's columns in its order, then what is added to them.
 *
 * @example The portal has 22 columns
 * ```ts
 * import assert from "node:assert/strict";
 * import { featureDictionary } from "lib/features/feature_dictionary.ts";
 * assert.equal(featureDictionary().filter((row) => row.kind === "input").length, 22);
 * ```
 */
export function featureDictionary(): FeatureRow[] {
  return ROWS.map((row) => ({ ...row }));
}

/**
 * How a model may take a column; undefined for columns that are no feature of incidents.
 *
 * @example A district, and a category of its own
 * ```ts
 * import assert from "node:assert/strict";
 * import { encodingOf } from "lib/features/feature_dictionary.ts";
 * assert.equal(encodingOf("district"), "code");
 * assert.equal(encodingOf("primary_type=THEFT"), "flag");
 * assert.equal(encodingOf("incidents_per_day"), undefined);
 * ```
 */
export function encodingOf(name: string): Encoding | undefined {
  return ENCODINGS.get(name) ?? ENCODINGS.get(name.replace(/=.*$/, "=*"));
}
