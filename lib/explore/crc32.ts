/** The remainder of every byte, by the reversed polynomial of IEEE 802.3. */
const REMAINDERS = Uint32Array.from({ length: 256 }, (_, byte) => {
  let remainder = byte;
  for (let bit = 0; bit < 8; bit++) {
    remainder = (remainder & 1) === 1 ? (remainder >>> 1) ^ 0xedb88320 : remainder >>> 1;
  }
  return remainder;
});

/**
 * Checksum of bytes: CRC-32, as in gzip and PNG. It finds every change of up to 32 bits in a row.
 *
 * @returns Whole number in 0 .. 2^32 - 1.
 *
 * @example The check value of the catalogue of CRCs
 * ```ts
 * import assert from "node:assert/strict";
 * import { crc32 } from "lib/explore/crc32.ts";
 * assert.equal(crc32(new TextEncoder().encode("123456789")), 0xcbf43926);
 * ```
 *
 * @see ISO 3309, and RFC 1952, section 8
 */
export function crc32(bytes: Uint8Array): number {
  let remainder = 0xffffffff;
  for (let i = 0; i < bytes.length; i++) {
    remainder = REMAINDERS[(remainder ^ bytes[i]!) & 0xff]! ^ (remainder >>> 8);
  }
  return (remainder ^ 0xffffffff) >>> 0;
}
