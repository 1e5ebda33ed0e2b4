import { extname } from "node:path";

/** Types of texts, which are sent with their encoding and shorten well. */
const TEXTS: Record<string, string> = {
  ".css": "text/css",
  ".csv": "text/csv",
  ".geojson": "application/geo+json",
  ".html": "text/html",
  ".ipynb": "application/x-ipynb+json",
  ".js": "text/javascript",
  ".json": "application/json",
  ".kml": "application/vnd.google-earth.kml+xml",
  ".map": "application/json",
  ".md": "text/markdown",
  ".mjs": "text/javascript",
  ".svg": "image/svg+xml",
  ".txt": "text/plain",
  ".webmanifest": "application/manifest+json",
  ".xml": "application/xml",
};

/** Types of everything else that a site may hold. */
const OTHERS: Record<string, string> = {
  ".gif": "image/gif",
  ".ico": "image/vnd.microsoft.icon",
  ".jpeg": "image/jpeg",
  ".jpg": "image/jpeg",
  ".pdf": "application/pdf",
  ".png": "image/png",
  ".ttf": "font/ttf",
  ".wasm": "application/wasm",
  ".webp": "image/webp",
  ".woff2": "font/woff2",
};

/** What a file is. */
export interface ContentType {
  /** Value of the header `Content-Type`. */
  header: string;
  /** Whether it is text, which compression makes much shorter. */
  isText: boolean;
}

/**
 * What a file is, by its name; `application/octet-stream` where the name does not tell.
 *
 * @example A page, and numbers
 * ```ts
 * import assert from "node:assert/strict";
 * import { contentTypeOf } from "lib/site/server/content_type.ts";
 * assert.equal(contentTypeOf("index.html").header, "text/html; charset=utf-8");
 * assert.equal(contentTypeOf("cells-0a1b2c3d.bin").header, "application/octet-stream");
 * ```
 */
export function contentTypeOf(path: string): ContentType {
  const extension = extname(path).toLowerCase();
  const text = TEXTS[extension];
  if (text !== undefined) return { header: `${text}; charset=utf-8`, isText: true };
  return { header: OTHERS[extension] ?? "application/octet-stream", isText: false };
}
