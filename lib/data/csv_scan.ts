/**
 * What the bytes of a CSV text hold, looked at record by record without keeping the records: how
 * many there are, the first two fields of each, and whether the text ends where a record ends.
 *
 * @module
 */

/** Shape of a CSV text. */
export interface CsvShape {
  /** Fields of the first record, unquoted. */
  header: string[];
  /** First two fields of each further record, unquoted: a key and, in a small table, a count. */
  records: string[][];
  /** Whether the last record is closed by a line end, and each has as many fields as the header. */
  isWhole: boolean;
}

const KEPT_FIELDS = 2;
const QUOTE = 34;
const COMMA = 44;
const LINE_FEED = 10;
const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];

/**
 * Shape of a CSV text in UTF-8 (RFC 4180: quotes doubled inside quotes, line breaks too).
 *
 * @example A text cut in its second record
 * ```ts
 * import assert from "node:assert/strict";
 * import { scanCsv } from "lib/data/csv_scan.ts";
 * const shape = scanCsv(new TextEncoder().encode('"id","block"\n"7","001XX ""A"" ST"\n"8","002'));
 * assert.deepEqual(shape, {
 *   header: ["id", "block"],
 *   records: [["7", '001XX "A" ST'], ["8", '"002']],
 *   isWhole: false,
 * });
 * ```
 */
export function scanCsv(bytes: Uint8Array): CsvShape {
  const text = new TextDecoder();
  const header: string[] = [];
  const records: string[][] = [];
  let isWhole = true;
  let isQuoted = false;
  let isHeader = true;
  let isInRecord = false;
  let fields = 0;
  let start = BYTE_ORDER_MARK.every((byte, i) => bytes[i] === byte) ? 3 : 0;
  const keep = (from: number, to: number) => {
    if (!isHeader && fields >= KEPT_FIELDS) return;
    const field = unquote(text.decode(bytes.subarray(from, to)));
    if (isHeader) header.push(field);
    else if (fields === 0) records.push([field]);
    else records.at(-1)!.push(field);
  };
  for (let i = start; i < bytes.length; i++) {
    const byte = bytes[i]!;
    isInRecord = true;
    if (byte === QUOTE) isQuoted = !isQuoted;
    if (isQuoted || (byte !== COMMA && byte !== LINE_FEED)) continue;
    keep(start, i);
    fields++;
    start = i + 1;
    if (byte === COMMA) continue;
    isWhole &&= fields === header.length;
    isHeader = false;
    isInRecord = false;
    fields = 0;
  }
  if (isInRecord) keep(start, bytes.length);
  return { header, records, isWhole: isWhole && !isInRecord && !isHeader };
}

/** Field without its quotes and the carriage return of its line end. */
function unquote(field: string): string {
  const bare = field.endsWith("\r") ? field.slice(0, -1) : field;
  const isQuoted = bare.length > 1 && bare.startsWith('"') && bare.endsWith('"');
  return isQuoted ? bare.slice(1, -1).replaceAll('""', '"') : bare;
}
