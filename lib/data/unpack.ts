/**
 * Unpacks gzip and zstd files as a whole, and refuses those that were cut.
 *
 * @module
 */

import { Buffer } from "node:buffer";
import { constants, gunzipSync, zstdDecompressSync } from "node:zlib";
import { UserError } from "../errors.ts";

/** Bytes unpacked at a time where the file does not say how many there are. */
const PIECE_BYTES = 1 << 26;

/** Most that is asked for at once. */
const MAX_PIECE_BYTES = 1 << 30;

/**
 * Content of a gzip file.
 *
 * @throws {UserError} If the file is cut or damaged.
 *
 * @example There and back
 * ```ts
 * import assert from "node:assert/strict";
 * import { gzipSync } from "node:zlib";
 * import { unpackGzip } from "lib/data/unpack.ts";
 * assert.equal(new TextDecoder().decode(unpackGzip(gzipSync("a,b\n"), "ab.csv.gz")), "a,b\n");
 * ```
 */
export function unpackGzip(packed: Uint8Array, name: string): Uint8Array {
  try {
    return gunzipSync(packed, { chunkSize: PIECE_BYTES });
  } catch (error) {
    throw unreadable(name, "gzip", (error as Error).message);
  }
}

/**
 * Content of a zstd file of one or more frames.
 *
 * The library stops after the first frame, and returns what it got of a cut file without a word;
 * so the frames are walked first.
 *
 * @throws {UserError} If the file is cut or damaged, or something follows its last frame.
 *
 * @example A file that lost its end
 * ```ts
 * import assert from "node:assert/strict";
 * import { zstdCompressSync } from "node:zlib";
 * import { unpackZstd } from "lib/data/unpack.ts";
 * const packed = zstdCompressSync("a,b\n");
 * assert.equal(new TextDecoder().decode(unpackZstd(packed, "ab.csv.zst")), "a,b\n");
 * assert.throws(() => unpackZstd(packed.subarray(0, -1), "ab.csv.zst"), /cut off/);
 * ```
 */
export function unpackZstd(packed: Uint8Array, name: string): Uint8Array {
  const contents = zstdFrames(packed, name).map(({ start, end, content }) =>
    unpackFrame(packed.subarray(start, end), content, name)
  );
  return contents.length === 1 ? contents[0]! : Buffer.concat(contents);
}

/** A frame of a zstd file; `content` is the size it says it holds, if it says so. */
interface Frame {
  start: number;
  end: number;
  content: number | undefined;
}

/** Content of one frame: of several the library would give the first alone. */
function unpackFrame(frame: Uint8Array, expected: number | undefined, name: string): Uint8Array {
  const chunkSize = Math.max(1024, Math.min(expected ?? PIECE_BYTES, MAX_PIECE_BYTES));
  let content: Uint8Array;
  try {
    const params = { [constants.ZSTD_d_windowLogMax]: 31 };
    content = zstdDecompressSync(frame, { chunkSize, params });
  } catch (error) {
    throw unreadable(name, "zstd", (error as Error).message);
  }
  if (expected !== undefined && content.length !== expected) {
    throw unreadable(name, "zstd", `${content.length} bytes instead of ${expected}`);
  }
  return content;
}

/** Frames of a zstd file, every block of them looked at; those to be skipped are left out. */
function zstdFrames(packed: Uint8Array, name: string): Frame[] {
  const view = new DataView(packed.buffer, packed.byteOffset, packed.byteLength);
  const frames: Frame[] = [];
  let at = 0;
  try {
    while (at < packed.length) {
      const magic = view.getUint32(at, true);
      if ((magic & 0xfffffff0) >>> 0 === 0x184d2a50) {
        at += 8 + view.getUint32(at + 4, true);
        continue;
      }
      if (magic !== 0xfd2fb528) throw unreadable(name, "zstd", `other data at byte ${at}`);
      frames.push(zstdFrame(view, at));
      at = frames.at(-1)!.end;
    }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    at = Infinity;
  }
  if (at !== packed.length) {
    throw new UserError(`${name} is cut off: its last zstd frame has no end. Fetch it again.`);
  }
  return frames;
}

/** Frame at an offset (RFC 8878, section 3.1.1); a RangeError if the bytes end before it does. */
function zstdFrame(view: DataView, start: number): Frame {
  const descriptor = view.getUint8(start + 4);
  const isSingleSegment = (descriptor & 32) !== 0;
  const dictionaryBytes = [0, 1, 2, 4][descriptor & 3]!;
  const sizeBytes = [isSingleSegment ? 1 : 0, 2, 4, 8][descriptor >> 6]!;
  let at = start + 5 + (isSingleSegment ? 0 : 1) + dictionaryBytes;
  const content = sizeBytes === 0
    ? undefined
    : sizeBytes === 1
    ? view.getUint8(at)
    : sizeBytes === 2
    ? view.getUint16(at, true) + 256
    : sizeBytes === 4
    ? view.getUint32(at, true)
    : Number(view.getBigUint64(at, true));
  at += sizeBytes;
  for (let isLast = false; !isLast;) {
    const block = view.getUint16(at, true) + view.getUint8(at + 2) * 65536;
    isLast = (block & 1) === 1;
    const isRun = (block >> 1 & 3) === 1;
    at += 3 + (isRun ? 1 : block >> 3);
  }
  return { start, end: at + ((descriptor & 4) !== 0 ? 4 : 0), content };
}

function unreadable(name: string, format: string, why: string): UserError {
  const isCut = /unexpected end/.test(why);
  return new UserError(
    `${name} is ${isCut ? "cut off" : `not a whole ${format} file`} (${why}). Fetch it again.`,
  );
}
