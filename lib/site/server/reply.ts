import { STATUS_CODES } from "node:http";
import { escapeHtml } from "../../notebook/escape_html.ts";
import { STRICT_POLICY } from "./page_policy.ts";
import { securityHeaders } from "./security_headers.ts";

/** Some bytes of an open file. */
export interface Slice {
  handle: Deno.FsFile;
  /** First byte. */
  start: number;
  /** Bytes. */
  length: number;
}

/** What is sent back. */
export interface Reply {
  status: number;
  headers: Record<string, string>;
  /** Undefined if the status says everything. */
  body?: Uint8Array | Slice;
}

/** What is wrong, by status, and what to do. */
const MESSAGES = {
  400: "This address cannot be read: begin again at the start page.",
  403: "This file of the site may not be read: give the server's user the right to.",
  404: "There is no such page: begin again at the start page.",
  405: "This server only gives files: ask with GET or HEAD.",
  408: "The request did not come to its end in time: send it again.",
  416: "The file has no such bytes: ask for the whole file.",
  417: "This server expects nothing: leave the header Expect out.",
  421: "This server answers to this machine only: write 127.0.0.1 instead of the name.",
  431: "The headers of the request are too long: remove the cookies of this address.",
  500: "The file could not be sent: read why where the server was started.",
  503: "The site is not there, or too much is asked at once: load the page again in a moment, or " +
    "make the site with deno task run.",
} as const;

/** Statuses that the server has a message for. */
export type FailureStatus = keyof typeof MESSAGES;

/**
 * A reply that says in one sentence what is wrong and what to do.
 *
 * @param headers Further headers.
 *
 * @example A page that is not there
 * ```ts
 * import assert from "node:assert/strict";
 * import { failureReply } from "lib/site/server/reply.ts";
 * const { status, body } = failureReply(404);
 * assert.equal(status, 404);
 * assert.match(new TextDecoder().decode(body), /There is no such page/);
 * ```
 */
export function failureReply(
  status: FailureStatus,
  headers: Record<string, string> = {},
): Reply & { body: Uint8Array } {
  const body = new TextEncoder().encode(messagePage(status));
  return {
    status,
    headers: {
      ...securityHeaders(STRICT_POLICY),
      "Content-Type": "text/html; charset=utf-8",
      "Content-Length": `${body.length}`,
      "Cache-Control": "no-cache",
      ...headers,
    },
    body,
  };
}

/** A reply as it goes over a connection, for where there is no request to answer. */
export function formatReply({ status, headers, body }: Reply & { body: Uint8Array }): string {
  const lines = Object.entries({ ...headers, Connection: "close" }).map(([name, value]) =>
    `${name}: ${value}\r\n`
  );
  const first = `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n`;
  return `${first}${lines.join("")}\r\n${new TextDecoder().decode(body)}`;
}

function messagePage(status: FailureStatus): string {
  const title = `${status} ${STATUS_CODES[status]}`;
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)}</title>
<style>body{margin:3rem auto;max-width:36rem;padding:0 1rem;font:1.0625rem/1.6 system-ui,sans-serif}</style>
<h1>${escapeHtml(title)}</h1>
<p>${escapeHtml(MESSAGES[status])}</p>
<p><a href="/">Start page</a></p>
</html>
`;
}
