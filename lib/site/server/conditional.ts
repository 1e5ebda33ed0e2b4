/**
 * Conditions that a request sets by what it has already (RFC 9110, section 13).
 *
 * @module
 */

/** What a request says of what it has. */
export interface Conditions {
  "if-none-match"?: string | undefined;
  "if-modified-since"?: string | undefined;
  "if-range"?: string | undefined;
}

/**
 * Whether the requester has what would be sent.
 *
 * @param etag Strong entity tag with its quotes.
 * @param modified Time of the last change, milliseconds; counts only where no tag is given.
 *
 * @example By its tag
 * ```ts
 * import assert from "node:assert/strict";
 * import { isNotModified } from "lib/site/server/conditional.ts";
 * assert.ok(isNotModified({ "if-none-match": `"b", W/"a"` }, `"a"`, 0));
 * assert.ok(!isNotModified({ "if-none-match": `"b"` }, `"a"`, 0));
 * ```
 */
export function isNotModified(conditions: Conditions, etag: string, modified: number): boolean {
  const { "if-none-match": tags, "if-modified-since": since } = conditions;
  if (tags !== undefined) {
    return tags.trim() === "*" || [...tags.matchAll(/"[^"]*"/g)].some(([tag]) => tag === etag);
  }
  // Headers tell whole seconds.
  return since !== undefined && Date.parse(since) >= Math.floor(modified / 1000) * 1000;
}

/**
 * Whether a part may be sent: it fits to what the requester has. A date never says so, since a file
 * may change twice in a second.
 *
 * @example The tag of another file
 * ```ts
 * import assert from "node:assert/strict";
 * import { maySendPart } from "lib/site/server/conditional.ts";
 * assert.ok(maySendPart({}, `"a"`));
 * assert.ok(!maySendPart({ "if-range": `"b"` }, `"a"`));
 * ```
 */
export function maySendPart({ "if-range": condition }: Conditions, etag: string): boolean {
  return condition === undefined || condition.trim() === etag;
}
