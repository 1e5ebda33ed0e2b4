/**
 * What the documents of the site may do. A page says it itself in its head, so that it holds on
 * hosts which send no headers; the server repeats it and adds that no other page may frame it,
 * which only a header can say.
 *
 * @module
 */

import { extname } from "node:path";

/** For what is no page and no script, and for the messages of the server. */
export const STRICT_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox";

/** For scripts, which govern themselves where they are workers. */
const SCRIPT_POLICY =
  "default-src 'none'; connect-src 'self'; script-src 'self'; frame-ancestors 'none'";

/** What matters in a head: what may hide a tag, the tags, and the end. */
const TOKEN =
  /<!--[\s\S]*?(?:-->|$)|<(script|style|title|noscript|template)\b[\s\S]*?<\/\1\s*>|<meta\b((?:[^>"']|"[^"]*"|'[^']*')*)>|<\/head\b|<body\b/gi;

const ATTRIBUTE = /([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/g;

const ENTITY = /&(?:#(\d+)|#x([\da-f]+)|(amp|lt|gt|quot|apos));/gi;
const NAMED: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/**
 * Value of the header `Content-Security-Policy` of a file.
 *
 * @param path Path of the file; its ending says what it is.
 * @param head Beginning of the file, at least its head; read only of pages.
 *
 * @example A page's own policy, and no frames
 * ```ts
 * import assert from "node:assert/strict";
 * import { policyOf } from "lib/site/server/page_policy.ts";
 * const head = `<meta http-equiv="Content-Security-Policy" content="default-src &#39;self&#39;">`;
 * assert.equal(policyOf("index.html", head), "default-src 'self'; frame-ancestors 'none'");
 * ```
 */
export function policyOf(path: string, head: string): string {
  const extension = extname(path).toLowerCase();
  if (extension === ".js" || extension === ".mjs") return SCRIPT_POLICY;
  if (extension !== ".html") return STRICT_POLICY;
  const policies = policiesIn(head);
  if (policies.length === 0) return STRICT_POLICY;
  return policies.map((policy) => `${policy}; frame-ancestors 'none'`).join(", ");
}

/** Policies that a head declares, as they may stand in a header. */
function policiesIn(head: string): string[] {
  const policies: string[] = [];
  for (const [token, , attributes] of head.matchAll(TOKEN)) {
    if (/^<(?:\/head|body)/i.test(token)) break;
    if (attributes === undefined) continue;
    const values = new Map(
      [...attributes.matchAll(ATTRIBUTE)].map(([, name, ...texts]) =>
        [name!.toLowerCase(), decodeEntities(texts.find((text) => text !== undefined)!)] as const
      ),
    );
    if (values.get("http-equiv")?.toLowerCase() !== "content-security-policy") continue;
    const policy = (values.get("content") ?? "").replace(/\s+/g, " ").replace(/[; ]+$/, "").trim();
    if (/^[\x21-\x7e][\x20-\x7e]*$/.test(policy)) policies.push(policy);
  }
  return policies;
}

function decodeEntities(text: string): string {
  return text.replace(ENTITY, (whole, decimal, hexadecimal, name) => {
    if (name) return NAMED[name.toLowerCase()]!;
    const code = decimal ? Number(decimal) : parseInt(hexadecimal, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
