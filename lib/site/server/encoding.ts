import { brotliCompress, constants, gzip } from "node:zlib";
import { promisify } from "node:util";

/** How a text may be shortened on its way. */
export type Encoding = "br" | "gzip";

/** In the order in which they are chosen where both are as welcome. */
const ENCODINGS: readonly Encoding[] = ["br", "gzip"];

/** Bytes of all shortened texts that are kept. */
const MAX_KEPT = 64 << 20;

/** Of 11: more takes much longer and gains little. */
const BROTLI_QUALITY = 5;

/**
 * The encoding to send a text in, by the header `Accept-Encoding`; undefined to send it as it is.
 *
 * @example Weights
 * ```ts
 * import assert from "node:assert/strict";
 * import { chooseEncoding } from "lib/site/server/encoding.ts";
 * assert.equal(chooseEncoding("gzip, deflate, br"), "br");
 * assert.equal(chooseEncoding("br;q=0, *;q=0.5"), "gzip");
 * assert.equal(chooseEncoding("identity"), undefined);
 * ```
 */
export function chooseEncoding(header: string | undefined): Encoding | undefined {
  const weights = new Map<string, number>();
  for (const part of (header ?? "").split(",")) {
    const [name, ...parameters] = part.split(";").map((text) => text.trim().toLowerCase());
    const weight = parameters.find((text) => text.startsWith("q="));
    weights.set(name!, weight === undefined ? 1 : Number(weight.slice(2)) || 0);
  }
  const weightOf = (name: Encoding) => weights.get(name) ?? weights.get("*") ?? 0;
  const [best] = ENCODINGS.toSorted((a, b) => weightOf(b) - weightOf(a));
  return weightOf(best!) > 0 ? best : undefined;
}

/** Shortens texts and keeps them under their tag, those used last. */
export interface Compressor {
  /**
   * A text in an encoding.
   *
   * @param etag Tells the content and the encoding.
   * @param read Reads the text; called only if it is not kept.
   */
  compress(etag: string, encoding: Encoding, read: () => Promise<Uint8Array>): Promise<Uint8Array>;
}

/**
 * Makes a compressor.
 *
 * @param maxKept Bytes that are kept at most.
 *
 * @example A text is read once
 * ```ts
 * import assert from "node:assert/strict";
 * import { gunzipSync } from "node:zlib";
 * import { createCompressor } from "lib/site/server/encoding.ts";
 * const { compress } = createCompressor();
 * const read = () => Promise.resolve(new TextEncoder().encode("a text"));
 * const bytes = await compress("tag", "gzip", read);
 * assert.equal(new TextDecoder().decode(gunzipSync(bytes)), "a text");
 * assert.equal(await compress("tag", "gzip", () => Promise.reject()), bytes);
 * ```
 */
export function createCompressor(maxKept = MAX_KEPT): Compressor {
  const kept = new Map<string, Promise<Uint8Array>>();
  const sizes = new Map<string, number>();
  const forget = (etag: string) => {
    kept.delete(etag);
    sizes.delete(etag);
  };
  const makeRoom = () => {
    let sum = [...sizes.values()].reduce((total, size) => total + size, 0);
    for (const etag of kept.keys()) {
      if (sum <= maxKept) return;
      sum -= sizes.get(etag) ?? 0;
      if (sizes.has(etag)) forget(etag);
    }
  };
  return {
    async compress(etag, encoding, read) {
      const before = kept.get(etag);
      const made = before ?? read().then((bytes) => shorten(bytes, encoding));
      kept.delete(etag);
      kept.set(etag, made);
      try {
        const bytes = await made;
        if (!before) sizes.set(etag, bytes.length);
        makeRoom();
        return bytes;
      } catch (error) {
        forget(etag);
        throw error;
      }
    },
  };
}

function shorten(bytes: Uint8Array, encoding: Encoding): Promise<Uint8Array> {
  if (encoding === "gzip") return promisify(gzip)(bytes);
  return promisify(brotliCompress)(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  });
}
