/**
 * A small site that is really served, and requests as bytes, which no client has put in order.
 *
 * @module
 */

import { join } from "node:path";
import { type SiteServerOptions, startSiteServer } from "lib/site/server/site_server.ts";

/** What came back over a connection. */
export interface RawReply {
  status: number;
  /** By their names in lower case. */
  headers: Map<string, string>;
  body: string;
}

/** A served folder with files of its own. */
export interface SmallSite extends AsyncDisposable {
  /** Folder of the site; beside it lies `secret.txt`. */
  root: string;
  url: string;
  port: number;
  /** What the server said of faults of its own. */
  faults: string[];
  write(path: string, content: string | Uint8Array): void;
  /** Asks for a path of the site; the answer is not decoded from gzip or br. */
  get(path: string, headers?: Record<string, string>, method?: string): Promise<RawReply>;
  /** Sends bytes as they are and reads until the server closes. */
  raw(text: string): Promise<RawReply>;
  connect(): Promise<Deno.TcpConn>;
}

/** Policy that the pages of the small site declare. */
export const POLICY = "default-src 'none'; script-src 'self' 'sha256-AbC+/='";

/** A page as the site has them. */
export function page(text: string): string {
  const content = POLICY.replaceAll("'", "&#39;");
  return `<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n` +
    `<meta http-equiv="Content-Security-Policy" content="${content}">\n` +
    `<title>${text}</title>\n</head>\n<body>\n<p>${text}</p>\n</body>\n</html>\n`;
}

/** Starts to serve a small site. */
export async function serveSmallSite(
  options: Partial<SiteServerOptions> = {},
): Promise<SmallSite> {
  const folder = Deno.makeTempDirSync({ prefix: "patroliq-site-" });
  const root = join(folder, "site");
  const faults: string[] = [];
  const write = (path: string, content: string | Uint8Array) => {
    Deno.mkdirSync(join(root, path, ".."), { recursive: true });
    if (typeof content === "string") Deno.writeTextFileSync(join(root, path), content);
    else Deno.writeFileSync(join(root, path), content);
  };
  write("../secret.txt", "secret");
  write("index.html", page("start"));
  write("where.html", page("where"));
  write("notebooks/index.html", page("notebooks"));
  write("notebooks/01_one.html", page("one"));
  write("assets/where-0a1b2c3d.js", "postMessage(1);\n");
  write("data/cells-0a1b2c3d.bin", Uint8Array.from({ length: 256 }, (_, i) => i));
  const server = await startSiteServer({
    root,
    onFault: (fault) => faults.push(fault),
    ...options,
  });
  const connect = () => Deno.connect({ hostname: "127.0.0.1", port: server.port });
  const raw = async (text: string) => {
    using connection = await connect();
    const [bytes] = await Promise.all([
      readAll(connection),
      writeAll(connection, Uint8Array.from(text, (character) => character.charCodeAt(0))),
    ]);
    return parseReply(bytes);
  };
  return {
    root,
    url: server.url,
    port: server.port,
    faults,
    write,
    connect,
    raw,
    get: (path, headers = {}, method = "GET") => raw(formatRequest(path, headers, method)),
    async [Symbol.asyncDispose]() {
      await server[Symbol.asyncDispose]();
      Deno.removeSync(folder, { recursive: true });
    },
  };
}

/** A request of this machine that closes the connection, unless its headers say otherwise. */
export function formatRequest(
  path: string,
  headers: Record<string, string> = {},
  method = "GET",
): string {
  const lines = Object.entries({ Host: "127.0.0.1", Connection: "close", ...headers });
  return `${method} ${path} HTTP/1.1\r\n` +
    `${lines.map(([name, value]) => `${name}: ${value}\r\n`).join("")}\r\n`;
}

async function writeAll(connection: Deno.TcpConn, bytes: Uint8Array): Promise<void> {
  try {
    for (let at = 0; at < bytes.length;) at += await connection.write(bytes.subarray(at));
  } catch { /* the server has heard enough */ }
}

/** Everything until the other side closes or breaks the connection off, one character a byte. */
export async function readAll(connection: Deno.TcpConn): Promise<string> {
  const piece = new Uint8Array(1 << 16);
  let text = "";
  try {
    for (let n = await connection.read(piece); n !== null; n = await connection.read(piece)) {
      text += String.fromCharCode(...piece.subarray(0, n).subarray(0, 1 << 15));
      text += String.fromCharCode(...piece.subarray(0, n).subarray(1 << 15));
    }
  } catch { /* broken off */ }
  return text;
}

/** Takes a reply apart. */
export function parseReply(text: string): RawReply {
  const end = text.indexOf("\r\n\r\n");
  const [first = "", ...lines] = text.slice(0, end).split("\r\n");
  const headers = new Map(
    lines.map((line) => {
      const at = line.indexOf(":");
      return [line.slice(0, at).toLowerCase(), line.slice(at + 1).trim()];
    }),
  );
  return { status: Number(first.split(" ")[1]), headers, body: text.slice(end + 4) };
}
