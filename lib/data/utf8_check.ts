/**
 * Whether bytes are UTF-8, told piece by piece, with the place of the first that is not.
 *
 * @module
 */

import { isAscii, isUtf8 } from "node:buffer";
import { UserError } from "../errors.ts";

/** Takes the bytes of a text piece by piece; `line` tells the line at which a piece starts. */
export interface Utf8Check {
  push(bytes: Uint8Array, line: () => number): void;
  finish(line: () => number): void;
}

/**
 * Check of one text.
 *
 * @param name How the error calls the file.
 *
 * @example A letter cut in two by the pieces is whole
 * ```ts
 * import assert from "node:assert/strict";
 * import { createUtf8Check } from "lib/data/utf8_check.ts";
 * const check = createUtf8Check("cafe.csv");
 * const bytes = new TextEncoder().encode("café");
 * check.push(bytes.subarray(0, 4), () => 1);
 * check.push(bytes.subarray(4), () => 1);
 * check.finish(() => 1);
 * const latin1 = createUtf8Check("latin1.csv");
 * assert.throws(() => latin1.push(Uint8Array.of(99, 97, 102, 0xe9, 44), () => 1), /byte 3/);
 * ```
 */
export function createUtf8Check(name: string): Utf8Check {
  let rest = new Uint8Array(0);
  let offset = 0;
  const refuse = (bytes: Uint8Array, line: number) => {
    const at = firstFault(bytes);
    const lines = bytes.subarray(0, at).reduce((n, byte) => byte === 10 ? n + 1 : n, line);
    return new UserError(
      `${name}, line ${lines}: byte ${offset + at} is not UTF-8. ` +
        `Convert the file, such as by: iconv -f WINDOWS-1252 -t UTF-8.`,
    );
  };
  return {
    push(bytes, line) {
      if (rest.length === 0 && isAscii(bytes)) {
        offset += bytes.length;
        return;
      }
      const joined = new Uint8Array(rest.length + bytes.length);
      joined.set(rest);
      joined.set(bytes, rest.length);
      const cut = joined.length - openBytes(joined);
      if (!isUtf8(joined.subarray(0, cut))) throw refuse(joined, line());
      rest = joined.slice(cut);
      offset += cut;
    },
    finish(line) {
      if (rest.length > 0) throw refuse(rest, line());
    },
  };
}

/** Bytes at the end that start a letter whose other bytes are still to come, 0 to 3. */
function openBytes(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back]!;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? back : 0;
  }
  return 0;
}

/** Index of the first byte that no UTF-8 text has there, by halving. */
function firstFault(bytes: Uint8Array): number {
  let good = 0;
  let bad = bytes.length + 1;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    const part = bytes.subarray(0, middle);
    if (isUtf8(part.subarray(0, middle - openBytes(part)))) good = middle;
    else bad = middle;
  }
  return good - openBytes(bytes.subarray(0, good));
}
