/**
 * Serves the folder of a site over HTTP, to readers that may be slow, broken or hostile.
 *
 * @module
 */

import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { limitInFlight } from "../../mlflow/in_flight.ts";
import { answer, type Site } from "./answer.ts";
import { createCompressor } from "./encoding.ts";
import { createFileFacts } from "./file_facts.ts";
import { isLoopback, namesThisMachine } from "./host_header.ts";
import { failureReply, type FailureStatus, formatReply } from "./reply.ts";
import { ReaderGone, sendReply } from "./send_reply.ts";

/** What is served, and where. */
export interface SiteServerOptions {
  /** Folder of the site, absolute. */
  root: string;
  /** Address to listen at (default 127.0.0.1). */
  host?: string;
  /** Port to listen at; 0 takes a free one (default). */
  port?: number;
  /** Milliseconds that a request may take to arrive (default 10 s). */
  requestMs?: number;
  /** Milliseconds that a connection may be silent, or its reader take nothing (default 30 s). */
  silenceMs?: number;
  /** Told in a line what went wrong on this side (default nobody). */
  onFault?: (fault: string) => void;
}

/** A server that runs until disposed. */
export interface SiteServer extends AsyncDisposable {
  /** Address of the start page, as a browser takes it. */
  readonly url: string;
  readonly port: number;
}

/** Bytes of the longest head of a request. */
const MAX_HEADER_BYTES = 16 << 10;

/** Most connections at once. Without files left to open, the system would accept no more ever. */
const MAX_CONNECTIONS = 512;

/** Most requests whose files are open at once; the others wait. */
const MAX_OPEN = 256;

/** Milliseconds that a connection is kept for another request. */
const KEEP_ALIVE_MS = 5000;

/**
 * Starts to serve a site.
 *
 * @throws What the system says if the port is taken or the address cannot be used, with its `code`.
 */
export async function startSiteServer(options: SiteServerOptions): Promise<SiteServer> {
  const { root, host = "127.0.0.1", port = 0, requestMs = 10_000, silenceMs = 30_000 } = options;
  const onFault = options.onFault ?? (() => {});
  const server = createServer({
    maxHeaderSize: MAX_HEADER_BYTES,
    headersTimeout: requestMs,
    requestTimeout: requestMs,
    connectionsCheckingInterval: Math.min(1000, requestMs / 2),
    keepAliveTimeout: KEEP_ALIVE_MS,
    // Its refusal would carry no headers.
    requireHostHeader: false,
  });
  server.maxConnections = MAX_CONNECTIONS;
  server.timeout = silenceMs;
  server.on("timeout", (socket: Socket) => socket.destroy());
  const pending = new WeakMap<Socket, number>();
  server.on("clientError", (error, socket: Socket) => {
    // A reply in the middle of another would be taken for a part of it.
    if (pending.get(socket)) socket.destroy();
    else refuseBroken(error, socket);
  });
  server.on("request", ({ socket }: IncomingMessage, response: ServerResponse) => {
    const count = (more: number) => pending.set(socket, (pending.get(socket) ?? 0) + more);
    count(1);
    response.once("close", () => count(-1));
  });
  server.on("connect", (_: IncomingMessage, socket: Socket) => refuse(socket, 405));
  const site = { root, factsOf: createFileFacts(), compressor: createCompressor(), onFault };
  const answerOne = handlerOf(site, isLoopback(host) ? namesThisMachine : () => true);
  const underWay = new Set<Promise<void>>();
  const handle = (request: IncomingMessage, response: ServerResponse) => {
    const answered = answerOne(request, response).finally(() => underWay.delete(answered));
    underWay.add(answered);
  };
  server.on("request", handle);
  server.on("checkContinue", handle);
  server.on("checkExpectation", (request: IncomingMessage, response: ServerResponse) => {
    sendReply(request, response, failureReply(417)).catch(() => request.socket.destroy());
  });
  await listen(server, host, port);
  server.on("error", (error) => onFault(error.message));
  const { port: taken } = server.address() as { port: number };
  return {
    url: `http://${formatHost(host)}:${taken}/`,
    port: taken,
    async [Symbol.asyncDispose]() {
      await close(server);
      await Promise.all(underWay);
    },
  };
}

/** What answers requests; whatever happens to one of them, the others are answered. */
function handlerOf(site: Site, isWelcome: (host: string) => boolean) {
  const whenFree = limitInFlight(MAX_OPEN);
  return async (request: IncomingMessage, response: ServerResponse) => {
    // Without listeners an error of either would end the process.
    request.on("error", () => {});
    response.on("error", () => {});
    try {
      const hosts = hostsOf(request);
      const refusal = hosts.length !== 1 ? 400 : isWelcome(hosts[0]!) ? undefined : 421;
      if (refusal) {
        const reply = failureReply(refusal, { Connection: "close" });
        return await sendReply(request, response, reply);
      }
      const { method = "", url: target = "", headers } = request;
      await whenFree(async () => {
        using opened = new DisposableStack();
        const reply = await answer({ method, target, headers }, site, opened);
        await sendReply(request, response, reply);
      });
    } catch (error) {
      request.socket.destroy();
      if (!(error instanceof ReaderGone)) {
        site.onFault(`${request.url}: ${(error as Error)?.message ?? error}`);
      }
    }
  };
}

/** Values of all headers `Host`; there must be one. */
function hostsOf({ rawHeaders }: IncomingMessage): string[] {
  return rawHeaders.filter((_, i) => i % 2 === 1 && rawHeaders[i - 1]!.toLowerCase() === "host");
}

/** Answers what is no request. */
function refuseBroken(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === "HPE_HEADER_OVERFLOW") refuse(socket, 431);
  else refuse(socket, error.code === "ERR_HTTP_REQUEST_TIMEOUT" ? 408 : 400);
}

function refuse(socket: Socket, status: FailureStatus): void {
  if (socket.writable) socket.end(formatReply(failureReply(status)));
  else socket.destroy();
}

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      resolve();
    });
  });
}

async function close(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeAllConnections();
  await closed;
}

/** An address as a browser on this machine takes it. */
function formatHost(host: string): string {
  if (host === "0.0.0.0" || host === "::") return "127.0.0.1";
  return host.includes(":") ? `[${host}]` : host;
}
