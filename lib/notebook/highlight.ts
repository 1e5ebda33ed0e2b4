import highlighter from "highlight.js/lib/core";
import typescript from "highlight.js/lib/languages/typescript";

highlighter.registerLanguage("typescript", typescript);

/**
 * TypeScript as HTML: escaped, its words in `span` elements of the classes `hljs-keyword`,
 * `hljs-string` and so on.
 *
 * @example A keyword
 * ```ts
 * import assert from "node:assert/strict";
 * import { highlightTypeScript } from "lib/notebook/highlight.ts";
 * assert.equal(highlightTypeScript("await <T>x"), '<span class="hljs-keyword">await</span> &lt;T&gt;x');
 * ```
 */
export function highlightTypeScript(source: string): string {
  return highlighter.highlight(source, { language: "typescript", ignoreIllegals: true }).value;
}
