/**
 * The Jupyter wire protocol: messages as signed frames, and frames as verified messages.
 *
 * Frames are: routing ids, the delimiter, an HMAC-SHA256 of the next four in hexadecimal, then
 * header, parent header, metadata and content as JSON.
 *
 * @see https://jupyter-client.readthedocs.io/en/stable/messaging.html
 * @module
 */

import { createHmac, timingSafeEqual } from "node:crypto";
import type { Json } from "./notebook_file.ts";

/** What a message carries. */
export type Content = { [key: string]: Json };

/** A message as received. */
export interface Message {
  /** Such as `stream` or `execute_reply`. */
  type: string;
  /** Id of the request that it answers or belongs to; empty if none. */
  parentId: string;
  content: Content;
}

/** A message as sent: where it comes from and what it says. */
export interface Request {
  id: string;
  session: string;
  type: string;
  content: Content;
}

/** A message arrived damaged: cut, mixed with another, or not signed with our key. */
export class TornMessageError extends Error {
  override name = "TornMessageError";
}

const DELIMITER = "<IDS|MSG>";
const PROTOCOL = "5.3";

const encoder = new TextEncoder();

/**
 * The frames of a request, signed.
 *
 * @param key Secret shared with the kernel.
 *
 * @example What is packed can be unpacked
 * ```ts
 * import assert from "node:assert/strict";
 * import { packMessage, unpackMessage } from "lib/notebook/wire.ts";
 * const request = { id: "1", session: "s", type: "kernel_info_request", content: { a: 1 } };
 * const frames = packMessage("key", request);
 * assert.deepEqual(unpackMessage("key", frames).content, { a: 1 });
 * assert.throws(() => unpackMessage("other key", frames), { name: "TornMessageError" });
 * ```
 */
export function packMessage(key: string, request: Request): Uint8Array[] {
  const header = {
    msg_id: request.id,
    session: request.session,
    msg_type: request.type,
    username: "patroliq",
    date: new Date().toISOString(),
    version: PROTOCOL,
  };
  const parts = [header, {}, {}, request.content].map((part) => JSON.stringify(part));
  return [DELIMITER, sign(key, parts).toString("hex"), ...parts].map((text) =>
    encoder.encode(text)
  );
}

/**
 * The message that frames hold.
 *
 * @throws {TornMessageError} If frames are missing, the signature is wrong, or a part is not JSON.
 */
export function unpackMessage(key: string, frames: readonly Uint8Array[]): Message {
  const texts = new TextDecoder();
  const start = frames.findIndex((frame) =>
    frame.length === DELIMITER.length && texts.decode(frame) === DELIMITER
  );
  const [signature, ...parts] = start < 0 ? [] : frames.slice(start + 1, start + 6);
  if (signature === undefined || parts.length < 4) {
    throw new TornMessageError(`The kernel sent ${frames.length} frames that are no message.`);
  }
  const expected = sign(key, parts);
  const given = Uint8Array.from(
    texts.decode(signature).match(/../g) ?? [],
    (hex) => parseInt(hex, 16),
  );
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
    throw new TornMessageError("The kernel sent a message with a wrong signature.");
  }
  const [header, parent, , content] = parts.map(parseJson);
  return {
    type: String(header?.msg_type),
    parentId: String(parent?.msg_id ?? ""),
    content: content ?? {},
  };
}

function sign(key: string, parts: readonly (string | Uint8Array)[]) {
  const hmac = createHmac("sha256", key);
  for (const part of parts) hmac.update(part);
  return hmac.digest();
}

function parseJson(part: Uint8Array): Content {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(part));
  } catch {
    throw new TornMessageError("The kernel sent a message that is not JSON.");
  }
}
