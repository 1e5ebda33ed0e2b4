/** Content hashes, as lower-case hexadecimal SHA-256. @module */

import { createHash } from "node:crypto";
import { closeSync, openSync, readSync } from "node:fs";

/**
 * SHA-256 of bytes or of a text in UTF-8.
 *
 * @example The empty text (FIPS 180-4 test vector)
 * ```ts
 * import assert from "node:assert/strict";
 * import { sha256 } from "lib/files/sha256.ts";
 * assert.equal(sha256("abc").slice(0, 16), "ba7816bf8f01cfea");
 * ```
 */
export function sha256(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}

/**
 * SHA-256 of numbers, to know results by what they were computed from.
 *
 * @example Other numbers, another hash
 * ```ts
 * import assert from "node:assert/strict";
 * import { hashOfNumbers } from "lib/files/sha256.ts";
 * assert.notEqual(hashOfNumbers(Float64Array.of(1, 2)), hashOfNumbers(Float64Array.of(2, 1)));
 * ```
 */
export function hashOfNumbers({ buffer, byteOffset, byteLength }: Float64Array): string {
  return sha256(new Uint8Array(buffer, byteOffset, byteLength));
}

/** SHA-256 of a file's bytes, read in pieces of 4 MiB, so a file of any size takes little memory. */
export function sha256File(path: string): string {
  const hash = createHash("sha256");
  const piece = new Uint8Array(4 << 20);
  const file = openSync(path, "r");
  try {
    for (let n = readSync(file, piece); n > 0; n = readSync(file, piece)) {
      hash.update(piece.subarray(0, n));
    }
  } finally {
    closeSync(file);
  }
  return hash.digest("hex");
}
