/**
 * The file of incidents that a page reads: columns of codes with a header that describes them.
 *
 * The letters PIQC, a byte with the version, the length of the header (32 bits, little-endian), the
 * header in JSON, the bodies of the columns, and the CRC-32 of everything before it.
 *
 * @module
 */

import {
  type ColumnEncoding,
  type ColumnKind,
  type ColumnValues,
  fromBody,
  kindOf,
  toBody,
  widthOf,
} from "./column_body.ts";
import { crc32 } from "./crc32.ts";

/** What a file says of itself: the number of rows and whatever its reader needs beside. */
export interface FileMeta {
  /** Values of each column. */
  n: number;
}

/** A column to be packed. */
export interface Column {
  name: string;
  values: ColumnValues;
  encoding: ColumnEncoding;
}

/** What a packed file holds. */
export interface UnpackedColumns<M extends FileMeta> {
  meta: M;
  /** Values by the name of their column, in the order of the file. */
  columns: Map<string, ColumnValues>;
}

/** A file that is not, or no longer, what was packed; the message is for readers of the page. */
export class DamagedFileError extends Error {
  override name = "DamagedFileError";

  /** @param what What is wrong, as a sentence. */
  constructor(what: string) {
    super(`${what} Reload the page; if it happens again, the site must be built anew.`);
  }
}

interface Header<M> {
  meta: M;
  columns: { name: string; kind: ColumnKind; encoding: ColumnEncoding; nBytes: number }[];
}

/** Version of the format; a reader takes this one alone. */
const VERSION = 1;

const MAGIC = "PIQC";
const VERSION_AT = MAGIC.length;
const LENGTH_AT = VERSION_AT + 1;
const HEADER_AT = LENGTH_AT + 4;
const CHECKSUM_BYTES = 4;

/**
 * Columns as the bytes of a file; the same columns give the same bytes. They are to be compressed.
 *
 * @param meta Plain data, as JSON has it.
 * @throws {RangeError} If a column has not meta.n values, or a name comes twice.
 *
 * @example There and back
 * ```ts
 * import assert from "node:assert/strict";
 * import { packColumns, unpackColumns } from "lib/explore/packed_columns.ts";
 * const day = Uint16Array.of(0, 0, 1);
 * const bytes = packColumns({ n: 3, first: "2016-12-29" }, [
 *   { name: "day", values: day, encoding: "delta" },
 * ]);
 * const { meta, columns } = unpackColumns<{ n: number; first: string }>(bytes);
 * assert.equal(meta.first, "2016-12-29");
 * assert.deepEqual(columns.get("day"), day);
 * ```
 */
export function packColumns<M extends FileMeta>(
  meta: M,
  columns: readonly Column[],
): Uint8Array<ArrayBuffer> {
  requireColumns(meta.n, columns);
  const header: Header<M> = {
    meta,
    columns: columns.map(({ name, values, encoding }) => (
      { name, kind: kindOf(values), encoding, nBytes: values.byteLength }
    )),
  };
  const json = new TextEncoder().encode(JSON.stringify(header));
  const bytes = new Uint8Array(lengthOf(json.length, header));
  const view = new DataView(bytes.buffer);
  bytes.set(new TextEncoder().encode(MAGIC));
  bytes[VERSION_AT] = VERSION;
  view.setUint32(LENGTH_AT, json.length, true);
  bytes.set(json, HEADER_AT);
  let at = HEADER_AT + json.length;
  for (const { values, encoding } of columns) {
    bytes.set(toBody(values, encoding), at);
    at += values.byteLength;
  }
  view.setUint32(at, crc32(bytes.subarray(0, at)), true);
  return bytes;
}

/**
 * Columns from the bytes of a file.
 *
 * @typeParam M What the one who packed the file gave as meta.
 * @throws {DamagedFileError} If the file is another one, of another version, cut short or changed.
 *
 * @example A file that ends early
 * ```ts
 * import assert from "node:assert/strict";
 * import { DamagedFileError, packColumns, unpackColumns } from "lib/explore/packed_columns.ts";
 * const bytes = packColumns({ n: 0 }, []);
 * assert.throws(() => unpackColumns(bytes.subarray(0, -1)), DamagedFileError);
 * ```
 */
export function unpackColumns<M extends FileMeta>(bytes: Uint8Array): UnpackedColumns<M> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const start = new TextDecoder().decode(bytes.subarray(0, VERSION_AT));
  if (!MAGIC.startsWith(start)) {
    throw new DamagedFileError("The data file is not one of this site.");
  }
  if (bytes.length < HEADER_AT) throw endsEarly();
  if (bytes[VERSION_AT] !== VERSION) {
    throw new DamagedFileError(
      `The data file is of version ${bytes[VERSION_AT]}, and this page reads version ${VERSION}.`,
    );
  }
  const headerLength = view.getUint32(LENGTH_AT, true);
  if (bytes.length < HEADER_AT + headerLength) throw endsEarly();
  const header = readHeader<M>(bytes.subarray(HEADER_AT, HEADER_AT + headerLength));
  const end = lengthOf(headerLength, header) - CHECKSUM_BYTES;
  if (bytes.length < end + CHECKSUM_BYTES) throw endsEarly();
  if (bytes.length > end + CHECKSUM_BYTES) throw isDamaged();
  if (view.getUint32(end, true) !== crc32(bytes.subarray(0, end))) throw isDamaged();
  const columns = new Map<string, ColumnValues>();
  let at = HEADER_AT + headerLength;
  for (const { name, kind, encoding, nBytes } of header.columns) {
    columns.set(name, fromBody(bytes.subarray(at, at + nBytes), kind, encoding));
    at += nBytes;
  }
  return { meta: header.meta, columns };
}

function endsEarly(): DamagedFileError {
  return new DamagedFileError("The data file ends early.");
}

function isDamaged(): DamagedFileError {
  return new DamagedFileError("The data file is damaged.");
}

/** Bytes of a whole file. */
function lengthOf(headerLength: number, { columns }: Header<unknown>): number {
  const bodies = columns.reduce((sum, { nBytes }) => sum + nBytes, 0);
  return HEADER_AT + headerLength + bodies + CHECKSUM_BYTES;
}

/** Header of a file; what follows relies on the sizes it gives. */
function readHeader<M extends FileMeta>(json: Uint8Array): Header<M> {
  let header: Header<M>;
  try {
    header = JSON.parse(new TextDecoder().decode(json));
    const { meta, columns } = header;
    if (columns.some(({ kind, nBytes }) => nBytes !== meta.n * (widthOf(kind) ?? NaN))) {
      throw isDamaged();
    }
  } catch {
    throw isDamaged();
  }
  return header;
}

function requireColumns(n: number, columns: readonly Column[]): void {
  const names = new Set<string>();
  for (const { name, values } of columns) {
    if (names.has(name)) throw new RangeError(`Cannot pack columns: two are named ${name}`);
    names.add(name);
    if (values.length !== n) {
      throw new RangeError(
        `Cannot pack column ${name}: it must have ${n} values, current number is ${values.length}`,
      );
    }
  }
}
