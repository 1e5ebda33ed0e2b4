/**
 * One spelling for one thing: offense types, codes and truth values, over the years and exporters.
 *
 * @module
 */

/** Labels that the portal gave the same offense type in other years. */
const SAME_TYPE: Readonly<Record<string, string>> = {
  "CRIM SEXUAL ASSAULT": "CRIMINAL SEXUAL ASSAULT",
  "NON - CRIMINAL": "NON-CRIMINAL",
  "NON-CRIMINAL (SUBJECT SPECIFIED)": "NON-CRIMINAL",
};

/** Words for true and false that exporters use, in lower case. */
const TRUTH: Readonly<Record<string, "true" | "false">> = {
  true: "true",
  t: "true",
  yes: "true",
  y: "true",
  "1": "true",
  "1.0": "true",
  false: "false",
  f: "false",
  no: "false",
  n: "false",
  "0": "false",
  "0.0": "false",
};

/**
 * Offense type under its present label, in capitals, with single blanks.
 *
 * Only labels that mean the same are merged: `OTHER NARCOTIC VIOLATION` stays apart from
 * `NARCOTICS`, `DOMESTIC VIOLENCE` from `BATTERY`.
 *
 * @example Two that changed and one that did not
 * ```ts
 * import assert from "node:assert/strict";
 * import { unifyType } from "lib/data/labels.ts";
 * assert.equal(unifyType("CRIM SEXUAL ASSAULT"), "CRIMINAL SEXUAL ASSAULT");
 * assert.equal(unifyType("Non - Criminal"), "NON-CRIMINAL");
 * assert.equal(unifyType("OTHER NARCOTIC VIOLATION"), "OTHER NARCOTIC VIOLATION");
 * ```
 */
export function unifyType(label: string): string {
  const plain = label.toUpperCase().replace(/\s+/g, " ");
  return SAME_TYPE[plain] ?? plain;
}

/**
 * Code of a fixed width with the leading zeros that spreadsheets drop, in capitals.
 *
 * @param width Digits and letters of a whole code: IUCR 4, beat 4, district 3.
 *
 * @example First degree murder, and a beat that became a number
 * ```ts
 * import assert from "node:assert/strict";
 * import { padCode } from "lib/data/labels.ts";
 * assert.equal(padCode("110", 4), "0110");
 * assert.equal(padCode("143a", 4), "143A");
 * assert.equal(padCode("331.0", 4), "0331");
 * ```
 */
export function padCode(code: string, width: number): string {
  return plainNumber(code).toUpperCase().padStart(width, "0");
}

/**
 * FBI code with two digits before its letter, if it has one.
 *
 * @example Theft and simple battery
 * ```ts
 * import assert from "node:assert/strict";
 * import { padFbiCode } from "lib/data/labels.ts";
 * assert.deepEqual(["6", "8B", "08B", "26"].map(padFbiCode), ["06", "08B", "08B", "26"]);
 * ```
 */
export function padFbiCode(code: string): string {
  return plainNumber(code).toUpperCase().replace(/^\d(?!\d)/, "0$&");
}

/**
 * Number of an area without the decimals that spreadsheets and pandas add.
 *
 * @example A ward
 * ```ts
 * import assert from "node:assert/strict";
 * import { plainNumber } from "lib/data/labels.ts";
 * assert.equal(plainNumber("25.0"), "25");
 * ```
 */
export function plainNumber(code: string): string {
  return code.replace(/\.0+$/, "");
}

/**
 * Truth value as `true` or `false`; undefined for any other word.
 *
 * @example Words of exporters
 * ```ts
 * import assert from "node:assert/strict";
 * import { truthOf } from "lib/data/labels.ts";
 * assert.deepEqual(["TRUE", "N", "1", "maybe"].map(truthOf), ["true", "false", "true", undefined]);
 * ```
 */
export function truthOf(word: string): "true" | "false" | undefined {
  return TRUTH[word.toLowerCase()];
}
