/**
 * Names from records as readers like them.
 *
 * @module
 */

const ABBREVIATIONS = new Set(["ATM", "CHA", "CTA", "UIC", "US", "IIT", "NYPD", "LAPD"]);

/**
 * A name that is all capitals as an ordinary one; other names as they are.
 *
 * @example Offense types, places, codes
 * ```ts
 * import assert from "node:assert/strict";
 * import { readable } from "lib/figures/words.ts";
 * assert.equal(readable("MOTOR VEHICLE THEFT"), "Motor vehicle theft");
 * assert.equal(readable("CTA PLATFORM"), "CTA platform");
 * assert.equal(readable("08A"), "08A");
 * ```
 */
export function readable(name: string): string {
  if (name !== name.toUpperCase() || !/[A-Z]{3}/.test(name)) return name;
  return name.replace(/[A-Z]+/g, (word, at: number) => {
    if (ABBREVIATIONS.has(word)) return word;
    return at === 0 ? word.charAt(0) + word.slice(1).toLowerCase() : word.toLowerCase();
  });
}

/**
 * A list as a sentence names it.
 *
 * @example Three things
 * ```ts
 * import assert from "node:assert/strict";
 * import { listOf } from "lib/figures/words.ts";
 * assert.equal(listOf(["a", "b", "c"]), "a, b and c");
 * ```
 */
export function listOf(items: readonly string[]): string {
  return items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")} and ${items.at(-1)}`;
}
