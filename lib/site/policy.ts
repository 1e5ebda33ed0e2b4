/**
 * What a page of the site may load and run.
 *
 * @module
 */

import { scriptHash } from "../notebook/script_hash.ts";

/**
 * Content security policy of a page: scripts, styles, data and workers of the site itself, and
 * scripts and styles in the page by their hash. Nothing from elsewhere, nothing evaluated, no forms.
 *
 * @param inlineScripts Texts of the scripts that stand in the page.
 * @param inlineStyles Texts of its style elements.
 *
 * @example Without scripts in the page
 * ```ts
 * import assert from "node:assert/strict";
 * import { pagePolicy } from "lib/site/policy.ts";
 * assert.match(pagePolicy([]), /^default-src 'none'; script-src 'self';/);
 * ```
 */
export function pagePolicy(
  inlineScripts: readonly string[],
  inlineStyles: readonly string[] = [],
): string {
  const hashes = (texts: readonly string[]) => texts.map((text) => ` ${scriptHash(text)}`).join("");
  return [
    "default-src 'none'",
    `script-src 'self'${hashes(inlineScripts)}`,
    `style-src 'self'${hashes(inlineStyles)}`,
    "img-src 'self' data: blob:",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
}
