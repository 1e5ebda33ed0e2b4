import { createHash } from "node:crypto";
import { policyOf } from "./page_policy.ts";
import type { SiteFile } from "./site_folder.ts";

/** What must be known of a file before it is sent. */
export interface FileFacts {
  /** Hash of the content, hexadecimal. */
  hash: string;
  /** Value of `Content-Security-Policy`. */
  policy: string;
}

/** Bytes of a page that surely hold its head. */
const HEAD_BYTES = 64 << 10;

/** Bytes read at once. */
const PIECE_BYTES = 256 << 10;

/**
 * Makes what reads facts of files, once for each version of a file.
 *
 * @returns Facts of an open file; where it stands in the file afterwards is not said.
 */
export function createFileFacts(): (file: SiteFile) => Promise<FileFacts> {
  const known = new Map<string, { version: string; facts: Promise<FileFacts> }>();
  return async (file) => {
    const before = known.get(file.path);
    if (before?.version === file.version) return await before.facts;
    const facts = readFacts(file);
    known.set(file.path, { version: file.version, facts });
    try {
      return await facts;
    } catch (error) {
      known.delete(file.path);
      throw error;
    }
  };
}

async function readFacts({ handle, path }: SiteFile): Promise<FileFacts> {
  const hash = createHash("sha256");
  const head = new Uint8Array(HEAD_BYTES);
  const piece = new Uint8Array(PIECE_BYTES);
  let done = 0;
  await handle.seek(0, Deno.SeekMode.Start);
  for (let n = await handle.read(piece); n !== null; n = await handle.read(piece)) {
    const bytes = piece.subarray(0, n);
    hash.update(bytes);
    if (done < HEAD_BYTES) head.set(bytes.subarray(0, HEAD_BYTES - done), done);
    done += n;
  }
  const text = new TextDecoder().decode(head.subarray(0, Math.min(done, HEAD_BYTES)));
  return { hash: hash.digest("hex").slice(0, 32), policy: policyOf(path, text) };
}
