/**
 * A line of the feature dictionary, as its tables write it.
 *
 * @module
 */

/**
 * How a model may take a feature:
 *
 * - `number` — as it is
 * - `flag` — true as 1, false as 0
 * - `cyclic` — by the sine and cosine made of it
 * - `one-hot` — by a column of 0 and 1 for each category
 * - `code` — to group by, or one-hot; never as a number
 * - `none` — not at all
 */
export type Encoding = "number" | "flag" | "cyclic" | "one-hot" | "code" | "none";

/** A feature as the tables list it: name, source, encoding, unit, use, meaning. */
export type FeatureDraft = readonly [
  name: string,
  source: string,
  encoding: Encoding,
  unit: string,
  usedBy: string,
  meaning: string,
];
