import { Buffer } from "node:buffer";
import { sha256 } from "../files/sha256.ts";

/**
 * A script as a content security policy names it: by the hash of its text.
 *
 * @example An empty script
 * ```ts
 * import assert from "node:assert/strict";
 * import { scriptHash } from "lib/notebook/script_hash.ts";
 * assert.equal(scriptHash(""), "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='");
 * ```
 */
export function scriptHash(text: string): string {
  return `'sha256-${Buffer.from(sha256(text), "hex").toString("base64")}'`;
}
