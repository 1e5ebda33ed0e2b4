/**
 * What follows the # of an address, which anyone may have changed, and sentences on what of it is
 * left out.
 *
 * @module
 */

/** Longest text that is read, in characters. */
const MAX_LENGTH = 500;

/** Most characters of an address that a sentence repeats. */
const MAX_REPEATED = 40;

/**
 * Settings of an address; none where it names a section of the page.
 *
 * @param text What follows the # of an address, with or without it.
 *
 * @example A setting, and a section
 * ```ts
 * import assert from "node:assert/strict";
 * import { addressSettings } from "lib/site/browser/shared/address_text.ts";
 * assert.equal(addressSettings("#type=THEFT").get("type"), "THEFT");
 * assert.equal(addressSettings("#main").size, 0);
 * ```
 */
export function addressSettings(text: string): URLSearchParams {
  const settings = text.replace(/^#/, "").slice(0, MAX_LENGTH);
  return new URLSearchParams(settings.includes("=") ? settings : "");
}

/** Whether an address names a section of the page, and says nothing of its settings. */
export function isSection(hash: string): boolean {
  return hash.length > 1 && !hash.includes("=");
}

/**
 * Sentence on a value that there is not.
 *
 * @param what What the value is one of, such as `the color`.
 */
export function notThere(what: string, value: string): string {
  return `The address asks for ${what} ${visible(value)}, which there is not.`;
}

/**
 * Sentence on settings that a page does not have, if there are any.
 *
 * @param known Names of the settings that it has.
 * @returns One sentence or none.
 */
export function strangeSettings(settings: URLSearchParams, known: readonly string[]): string[] {
  const strange = [...settings.keys()].filter((key) => !known.includes(key));
  return strange.length === 0
    ? []
    : [`The address asks for ${visible(strange.join(", "))}, which this page has not.`];
}

/** The beginning of a text from outside, without characters that cannot be seen. */
function visible(text: string): string {
  const seen = text.replace(/\p{C}/gu, "?");
  return seen.length > MAX_REPEATED ? `${seen.slice(0, MAX_REPEATED)}…` : seen;
}
