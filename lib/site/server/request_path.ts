/** A place in the site, as a request names it. */
export interface RequestPath {
  /** Names from the root of the site on, decoded; none for the root. */
  segments: string[];
  /** Whether the path ends with a slash, which asks for the start page of a folder. */
  isFolder: boolean;
  /** What follows the path, with its question mark; empty if nothing does. */
  query: string;
}

/** What no name of a file of the site has: separators and control characters. */
// deno-lint-ignore no-control-regex
const UNNAMEABLE = /[/\\\x00-\x1f\x7f]/;

/**
 * Where in the site the target of a request points to; undefined if it points nowhere in it.
 *
 * Refused are steps upward however they are written, hidden files, empty names, separators and
 * control characters inside names, and targets that are no path. Names are decoded once, so what
 * is encoded twice names a file that is not there.
 *
 * @param target The target as it was sent, such as `/notebooks/?a=1`.
 *
 * @example A page, and a way out
 * ```ts
 * import assert from "node:assert/strict";
 * import { parseRequestPath } from "lib/site/server/request_path.ts";
 * assert.deepEqual(parseRequestPath("/a%20b/c.html?d"), {
 *   segments: ["a b", "c.html"],
 *   isFolder: false,
 *   query: "?d",
 * });
 * assert.equal(parseRequestPath("/a/%2e%2e%2fb"), undefined);
 * ```
 */
export function parseRequestPath(target: string): RequestPath | undefined {
  if (!target.startsWith("/")) return undefined;
  const [whole, path, query] = target.match(/^([^?#]*)(\?[^#]*)?/) ?? [];
  if (whole === undefined || path === undefined) return undefined;
  const isFolder = path.endsWith("/");
  const names = path.slice(1, isFolder ? -1 : undefined);
  const segments = names === "" && path === "/" ? [] : names.split("/").map(decode);
  if (!segments.every(isName)) return undefined;
  return { segments, isFolder, query: query ?? "" };
}

/**
 * The path of a folder as it stands in an address, with a slash at its end.
 *
 * @example Names are encoded
 * ```ts
 * import assert from "node:assert/strict";
 * import { formatFolderPath } from "lib/site/server/request_path.ts";
 * assert.equal(formatFolderPath(["a b"]), "/a%20b/");
 * ```
 */
export function formatFolderPath(segments: readonly string[]): string {
  return `/${segments.map((name) => `${encodeURIComponent(name)}/`).join("")}`;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
}

function isName(text: string): boolean {
  return text !== "" && !text.startsWith(".") && !UNNAMEABLE.test(text);
}
