/**
 * From a request to what is sent back, without a word of connections.
 *
 * @module
 */

import { basename } from "node:path";
import { parseRange } from "./byte_range.ts";
import { type Conditions, isNotModified, maySendPart } from "./conditional.ts";
import { contentTypeOf } from "./content_type.ts";
import { chooseEncoding, type Compressor, type Encoding } from "./encoding.ts";
import type { FileFacts } from "./file_facts.ts";
import { STRICT_POLICY } from "./page_policy.ts";
import { failureReply, type Reply } from "./reply.ts";
import { parseRequestPath } from "./request_path.ts";
import { securityHeaders } from "./security_headers.ts";
import { findFile, openFile, type SiteFile, SiteMissing } from "./site_folder.ts";

/** A request. */
export interface SiteRequest {
  method: string;
  /** Target as it was sent. */
  target: string;
  headers: Conditions & { range?: string | undefined; "accept-encoding"?: string | undefined };
}

/** A site that is served. */
export interface Site {
  /** Folder, absolute. */
  root: string;
  factsOf(file: SiteFile): Promise<FileFacts>;
  compressor: Compressor;
  /** Told in a line what went wrong on this side. */
  onFault(fault: string): void;
}

/** Names that carry a hash of the content, hexadecimal or as esbuild writes it. */
const HASHED = /-(?:[0-9a-f]{8,}|[A-Z2-7]{8})\.(?!html$)\w+$/;

/** Bytes of the shortest and the longest text that is worth shortening. */
const [SHORTEST, LONGEST] = [1 << 10, 32 << 20];

/**
 * Answers a request.
 *
 * @param opened Receives the file that the reply is made of, to be disposed once it is sent.
 */
export async function answer(
  request: SiteRequest,
  site: Site,
  opened: DisposableStack,
): Promise<Reply> {
  if (request.method !== "GET" && request.method !== "HEAD") {
    return failureReply(405, { Allow: "GET, HEAD" });
  }
  const path = parseRequestPath(request.target);
  if (path === undefined) return failureReply(400);
  try {
    const found = await findFile(site.root, path);
    if (found === undefined) return await notFoundReply(site, opened);
    if ("redirect" in found) return redirectReply(found.redirect);
    return await fileReply(opened.use(found.file), request, site);
  } catch (error) {
    return replyToFault(error, request.target, site);
  }
}

async function fileReply(
  file: SiteFile,
  { method, headers }: SiteRequest,
  site: Site,
): Promise<Reply> {
  const { hash, policy } = await site.factsOf(file);
  const type = contentTypeOf(file.path);
  const isShortened = type.isText && file.size >= SHORTEST && file.size <= LONGEST;
  const shared = {
    ...securityHeaders(policy),
    "Content-Type": type.header,
    "Cache-Control": HASHED.test(basename(file.path))
      ? "public, max-age=31536000, immutable"
      : "no-cache",
    "Last-Modified": new Date(file.modified).toUTCString(),
    "Accept-Ranges": "bytes",
    ...(isShortened ? { Vary: "Accept-Encoding" } : {}),
  };
  const whole = `"${hash}"`;
  const range = method === "GET" && headers.range !== undefined && maySendPart(headers, whole)
    ? parseRange(headers.range, file.size)
    : undefined;
  const encoding = range === undefined && isShortened
    ? chooseEncoding(headers["accept-encoding"])
    : undefined;
  const etag = encoding === undefined ? whole : `"${hash}-${encoding}"`;
  const tagged = { ...shared, ETag: etag };
  if (isNotModified(headers, etag, file.modified)) return { status: 304, headers: tagged };
  if (range === "none") return failureReply(416, { "Content-Range": `bytes */${file.size}` });
  if (encoding !== undefined) return await shortenedReply(file, tagged, encoding, site);
  const { first, last } = range ?? { first: 0, last: file.size - 1 };
  const length = last - first + 1;
  return {
    status: range ? 206 : 200,
    headers: {
      ...tagged,
      "Content-Length": `${length}`,
      ...(range ? { "Content-Range": `bytes ${first}-${last}/${file.size}` } : {}),
    },
    body: { handle: file.handle, start: first, length },
  };
}

async function shortenedReply(
  file: SiteFile,
  headers: Record<string, string> & { ETag: string },
  encoding: Encoding,
  { compressor }: Site,
): Promise<Reply> {
  const body = await compressor.compress(headers.ETag, encoding, () => readWhole(file));
  return {
    status: 200,
    headers: { ...headers, "Content-Encoding": encoding, "Content-Length": `${body.length}` },
    body,
  };
}

async function readWhole({ handle, size }: SiteFile): Promise<Uint8Array> {
  const bytes = new Uint8Array(size);
  await handle.seek(0, Deno.SeekMode.Start);
  for (let at = 0; at < size;) {
    const n = await handle.read(bytes.subarray(at));
    if (n === null) throw new Error("the file became shorter while it was read");
    at += n;
  }
  return bytes;
}

/** The site's own page for what is not there, if it has one. */
async function notFoundReply(site: Site, opened: DisposableStack): Promise<Reply> {
  const file = await openFile(site.root, "404.html");
  if (file === undefined) return failureReply(404);
  const page = opened.use(file);
  const { policy } = await site.factsOf(page);
  return {
    status: 404,
    headers: {
      ...securityHeaders(policy),
      "Content-Type": "text/html; charset=utf-8",
      "Content-Length": `${page.size}`,
      "Cache-Control": "no-cache",
    },
    body: { handle: page.handle, start: 0, length: page.size },
  };
}

function redirectReply(location: string): Reply {
  const headers = { Location: location, "Content-Length": "0", "Cache-Control": "no-cache" };
  return { status: 301, headers: { ...securityHeaders(STRICT_POLICY), ...headers } };
}

function replyToFault(error: unknown, target: string, { onFault }: Site): Reply {
  if (error instanceof Deno.errors.PermissionDenied) return failureReply(403);
  const again = { "Retry-After": "1" };
  if (error instanceof SiteMissing || error instanceof Deno.errors.NotFound) {
    return failureReply(503, again);
  }
  onFault(`${target.slice(0, 200)}: ${(error as Error)?.message ?? error}`);
  const { code } = error as { code?: string };
  return code === "EMFILE" || code === "ENFILE" ? failureReply(503, again) : failureReply(500);
}
