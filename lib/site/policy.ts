/**
 * What a page of the site may load and run.
 *
 * @module
 */

import { Buffer } from "node:buffer";
import { sha256 } from "../files/sha256.ts";

/**
 * Content security policy of a page: scripts, styles, data and workers of the site itself, and
 * scripts in the page by their hash. Nothing from elsewhere, nothing evaluated, no forms.
 *
 * @param inlineScripts Texts of the scripts that stand in the page.
 *
 * @example Without scripts in the page
 * ```ts
 * import assert from "node:assert/strict";
 * import { pagePolicy } from "lib/site/policy.ts";
 * assert.match(pagePolicy([]), /^default-src 'none'; script-src 'self';/);
 * ```
 */
export function pagePolicy(inlineScripts: readonly string[]): string {
  const hashes = inlineScripts.map((text) => ` '${scriptHash(text)}'`).join("");
  return [
    "default-src 'none'",
    `script-src 'self'${hashes}`,
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
}

/** Source expression of a script by its hash. */
export function scriptHash(text: string): string {
  return `sha256-${Buffer.from(sha256(text), "hex").toString("base64")}`;
}
