import type { IncomingMessage, ServerResponse } from "node:http";
import type { Reply, Slice } from "./reply.ts";

/** Bytes of a file that are read at once. */
const PIECE_BYTES = 64 << 10;

/**
 * Sends a reply. Of a file no more is read than the reader takes, however slowly it reads.
 *
 * A file that ends early ends the connection, so that nobody takes a part for the whole.
 *
 * @throws If the connection ends before all is sent, or the file does.
 */
export async function sendReply(
  request: IncomingMessage,
  response: ServerResponse,
  { status, headers, body }: Reply,
): Promise<void> {
  // What may follow of its body is not waited for.
  if (hasBody(request)) response.setHeader("Connection", "close");
  response.writeHead(status, headers);
  if (body === undefined || request.method === "HEAD") response.end();
  else if (body instanceof Uint8Array) response.end(body);
  else await sendSlice(request, response, body);
}

function hasBody({ headers }: IncomingMessage): boolean {
  return "transfer-encoding" in headers || Number(headers["content-length"] ?? 0) > 0;
}

async function sendSlice(
  request: IncomingMessage,
  response: ServerResponse,
  { handle, start, length }: Slice,
): Promise<void> {
  await handle.seek(start, Deno.SeekMode.Start);
  for (let left = length; left > 0;) {
    const piece = new Uint8Array(Math.min(PIECE_BYTES, left));
    const n = await handle.read(piece);
    if (n === null) throw new Error("the file became shorter while it was sent");
    left -= n;
    if (request.socket.destroyed) throw new ReaderGone();
    if (!response.write(piece.subarray(0, n))) await readyForMore(request, response);
  }
  response.end();
}

/** The reader has closed the connection, or has taken nothing for too long. */
export class ReaderGone extends Error {
  override name = "ReaderGone";
}

function readyForMore(request: IncomingMessage, response: ServerResponse): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      response.off("drain", onDrain);
      request.socket.off("close", onClose);
    };
    const onDrain = () => (stop(), resolve());
    const onClose = () => (stop(), reject(new ReaderGone()));
    response.once("drain", onDrain);
    request.socket.once("close", onClose);
  });
}
