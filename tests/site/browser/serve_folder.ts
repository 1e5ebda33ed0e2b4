/**
 * A folder on a free port of this machine, as any server of static files would have it.
 *
 * @module
 */

import { extname, join } from "node:path";

/** A server that runs until disposed. */
export interface FolderServer extends AsyncDisposable {
  /** Address without a trailing slash. */
  origin: string;
}

const TYPES: Record<string, string> = {
  ".css": "text/css; charset=utf-8",
  ".csv": "text/csv; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
  ".woff2": "font/woff2",
};

/**
 * Serves the files of a folder; an address that ends in a slash gives its index.html.
 *
 * @param headers Sent with every file, beside its type.
 */
export function serveFolder(folder: string, headers: Record<string, string> = {}): FolderServer {
  const server = Deno.serve({ hostname: "127.0.0.1", port: 0, onListen() {} }, async (request) => {
    const { pathname } = new URL(request.url);
    const path = decodeURIComponent(pathname.replace(/\/$/, "/index.html"));
    const type = TYPES[extname(path)] ?? "application/octet-stream";
    try {
      const content = await Deno.readFile(join(folder, path));
      return new Response(content, { headers: { "content-type": type, ...headers } });
    } catch {
      return new Response("Not found", { status: 404 });
    }
  });
  return {
    origin: `http://127.0.0.1:${server.addr.port}`,
    [Symbol.asyncDispose]: () => server.shutdown(),
  };
}
