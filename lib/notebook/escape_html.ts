/**
 * A text as HTML that shows it, in an element or a quoted attribute.
 *
 * @example Markup becomes text
 * ```ts
 * import assert from "node:assert/strict";
 * import { escapeHtml } from "lib/notebook/escape_html.ts";
 * assert.equal(escapeHtml(`<a href="x">&'`), "&lt;a href=&quot;x&quot;&gt;&amp;&#39;");
 * ```
 */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character]!);
}

const ENTITIES: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};
