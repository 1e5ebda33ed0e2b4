/**
 * Names from records as readers like them.
 *
 * @module
 */

const ABBREVIATIONS = new Set(["ATM", "CHA", "CTA", "UIC", "US", "IIT", "NYPD", "LAPD"]);

/**
 * A name that is all capitals as an ordinary one, an identifier in words; other names as they are.
 *
 * @example Offense types, places, codes
 * ```ts
 * import assert from "node:assert/strict";
 * import { readable } from "lib/figures/words.ts";
 * assert.equal(readable("MOTOR VEHICLE THEFT"), "Motor vehicle theft");
 * assert.equal(readable("CTA PLATFORM"), "CTA platform");
 * assert.equal(readable("police_initiated"), "police initiated");
 * assert.equal(readable("08A"), "08A");
 * ```
 */
export function readable(name: string): string {
  if (/^[a-z]+(_[a-z]+)+$/.test(name)) return name.replaceAll("_", " ");
  if (name !== name.toUpperCase() || !/[A-Z]{3}/.test(name)) return name;
  return name.replace(/[A-Z]+/g, (word, at: number) => {
    if (ABBREVIATIONS.has(word)) return word;
    return at === 0 ? word.charAt(0) + word.slice(1).toLowerCase() : word.toLowerCase();
  });
}

/** Names of places that ordinary rules would misspell. */
const PLACES: Readonly<Record<string, string>> = { MCKINLEY: "McKinley", OHARE: "O'Hare" };

/**
 * A name of a place that is all capitals, with capitals where names have them.
 *
 * @example Community areas
 * ```ts
 * import assert from "node:assert/strict";
 * import { placeName } from "lib/figures/words.ts";
 * assert.equal(placeName("NEAR NORTH SIDE"), "Near North Side");
 * assert.equal(placeName("OHARE"), "O'Hare");
 * assert.equal(placeName("1ST"), "1st");
 * ```
 */
export function placeName(name: string): string {
  if (name !== name.toUpperCase()) return name;
  return name.replace(
    /\d?[A-Z]+/g,
    (word) => PLACES[word] ?? word.charAt(0) + word.slice(1).toLowerCase(),
  );
}
