/**
 * JSON text that depends on the value alone: keys sorted, one space of indentation, a newline at
 * the end. Two equal values give the same bytes, whatever order their keys were set in.
 *
 * @param value Plain data: null, booleans, finite numbers, strings, arrays, objects without
 *   prototypes of their own. Keys whose value is `undefined` are left out.
 * @throws {TypeError} If the value holds something JSON cannot say (NaN, infinity, a function, a
 *   typed array, a Map ...): it would be written as null or as an object without a word.
 *
 * @example Order of keys does not matter
 * ```ts
 * import assert from "node:assert/strict";
 * import { canonicalJson } from "lib/files/canonical_json.ts";
 * assert.equal(canonicalJson({ b: 1, a: [true] }), canonicalJson({ a: [true], b: 1 }));
 * ```
 */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(canonical(value, "$"), null, 1) + "\n";
}

function canonical(value: unknown, path: string): unknown {
  if (value === null || typeof value === "boolean" || typeof value === "string") return value;
  if (typeof value === "number" && Number.isFinite(value)) return value;
  if (Array.isArray(value)) return value.map((item, i) => canonical(item, `${path}[${i}]`));
  if (typeof value === "object" && isPlain(value)) {
    const entries = Object.entries(value).filter(([, item]) => item !== undefined);
    entries.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
    return Object.fromEntries(
      entries.map(([key, item]) => [key, canonical(item, `${path}.${key}`)]),
    );
  }
  throw new TypeError(`Cannot write JSON: ${path} is ${describe(value)}`);
}

function isPlain(value: object): boolean {
  const prototype = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

function describe(value: unknown): string {
  return typeof value === "object" ? `a ${value?.constructor?.name}` : String(value);
}
