/**
 * What every model can be asked, whatever it was made from.
 *
 * @module
 */

/** What a model says: in words, and as values by name. */
export interface Prediction {
  /** In a sentence's part: "zone 2, Near North Side and Loop". */
  words: string;
  values: Record<string, number | string | null>;
}

/** A model that can be asked. */
export interface Model {
  /** What it wants to know, by name: a short description with the unit. */
  inputs: Record<string, string>;
  /**
   * The answer for one incident.
   *
   * @throws {RangeError} If an input is missing, not finite, or out of its range.
   */
  predict(values: Readonly<Record<string, number>>): Prediction;
}

/** Value of an input; see {@linkcode Model.predict}. */
export function requireInput(
  values: Readonly<Record<string, number>>,
  name: string,
  [low, high]: readonly [low: number, high: number] = [-Infinity, Infinity],
): number {
  const value = values[name];
  if (value !== undefined && Number.isFinite(value) && value >= low && value <= high) return value;
  const range = Number.isFinite(low) ? `a number in ${low} .. ${high}` : "a finite number";
  throw new RangeError(`Cannot predict: ${name} must be ${range}, current value is ${value}`);
}
