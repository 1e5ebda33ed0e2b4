/** Bytes of a file, both ends included. */
export interface ByteRange {
  first: number;
  last: number;
}

/**
 * The part of a file that a header `Range` asks for.
 *
 * @param header Value of the header; several ranges at once are not served in parts.
 * @param size Bytes of the file.
 * @returns The bytes; `none` if the file has none of them; undefined if the whole file is meant,
 *   since the header asks for several ranges or cannot be read.
 *
 * @example The last bytes, and bytes behind the end
 * ```ts
 * import assert from "node:assert/strict";
 * import { parseRange } from "lib/site/server/byte_range.ts";
 * assert.deepEqual(parseRange("bytes=-4", 10), { first: 6, last: 9 });
 * assert.equal(parseRange("bytes=10-", 10), "none");
 * assert.equal(parseRange("bytes=0-1,4-5", 10), undefined);
 * ```
 */
export function parseRange(header: string, size: number): ByteRange | "none" | undefined {
  const [, from, to] = header.match(/^\s*bytes\s*=\s*(\d*)\s*-\s*(\d*)\s*$/i) ?? [];
  if (from === undefined || to === undefined || (from === "" && to === "")) return undefined;
  if (from === "") {
    const length = Math.min(Number(to), size);
    return length === 0 ? "none" : { first: size - length, last: size - 1 };
  }
  const first = Number(from);
  const last = to === "" ? Infinity : Number(to);
  if (last < first) return undefined;
  return first >= size ? "none" : { first, last: Math.min(last, size - 1) };
}
