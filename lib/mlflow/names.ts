/**
 * Names and values as MLflow takes them: few characters, no two alike, none too long.
 *
 * The server cuts what is too long without a word, so it is shortened here, with a hash of the
 * whole.
 *
 * @module
 */

import { sha256 } from "../files/sha256.ts";

/** A parameter or tag: the server takes strings only, and loses anything else without a word. */
export interface Entry {
  key: string;
  value: string;
}

/** Longest name of a metric, parameter or tag. */
const MAX_KEY = 250;

/** Longest value of a parameter. */
export const MAX_PARAM = 6000;

/** Longest value of a tag, with room to what the server takes (8000). */
export const MAX_TAG = 5000;

/**
 * A name in the characters that MLflow allows, and that is no other path if it is taken for one.
 *
 * @example A comma, an empty part and a way out
 * ```ts
 * import assert from "node:assert/strict";
 * import { toKey } from "lib/mlflow/names.ts";
 * assert.equal(toKey("times known/k-means, hot cells"), "times known/k-means_ hot cells");
 * assert.equal(toKey("/a//../b"), "a/b");
 * ```
 */
export function toKey(name: string): string {
  const parts = name.replace(/[^\w.\-: /]/g, "_").split("/");
  const key = parts.filter((part) => !["", ".", ".."].includes(part)).join("/") || "_";
  if (key.length <= MAX_KEY) return key;
  return `${key.slice(0, MAX_KEY - 17).replace(/\/$/, "")}-${sha256(name).slice(0, 16)}`;
}

/**
 * Named values under names that MLflow allows; a name that is taken already gets a number.
 *
 * @example Two names that become one
 * ```ts
 * import assert from "node:assert/strict";
 * import { underKeys } from "lib/mlflow/names.ts";
 * assert.deepEqual(underKeys([["a,b", 1], ["a;b", 2]]), [["a_b", 1], ["a_b-2", 2]]);
 * ```
 */
export function underKeys<T>(named: readonly (readonly [string, T])[]): [string, T][] {
  const taken = new Set<string>();
  return named.map(([name, value]) => {
    let key = toKey(name);
    for (let i = 2; taken.has(key); i++) key = `${toKey(name).slice(0, MAX_KEY - 8)}-${i}`;
    taken.add(key);
    return [key, value];
  });
}

/**
 * A text of at most so many characters: the start of a longer one, and the hash of the whole.
 *
 * @example A long list
 * ```ts
 * import assert from "node:assert/strict";
 * import { shorten } from "lib/mlflow/names.ts";
 * assert.equal(shorten("short", 100), "short");
 * assert.match(shorten("a".repeat(200), 100), /^a{27}… sha256:[0-9a-f]{64}$/);
 * ```
 */
export function shorten(text: string, limit: number): string {
  const whole = text.toWellFormed();
  if (whole.length <= limit) return whole;
  return `${whole.slice(0, limit - 73)}… sha256:${sha256(text)}`.toWellFormed();
}
