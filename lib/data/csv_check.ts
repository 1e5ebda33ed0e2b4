/**
 * An independent look at every byte of a CSV text before polars reads it.
 *
 * Polars fills short lines with nulls, cuts long ones, and lets an unbalanced quotation mark swallow
 * rows. This check refuses such texts with the line at fault, and counts the records, so that the
 * frame's height can be compared with what the file holds.
 *
 * @module
 */

import { UserError } from "../errors.ts";
import { createUtf8Check } from "./utf8_check.ts";

/** What a whole CSV text holds. */
export interface CsvContent {
  /** Fields of the header, unquoted, as published. */
  header: string[];
  /** Records after the header. */
  records: number;
  /** Empty lines after the last record, which polars reads as rows of nulls. */
  trailingBlankLines: number;
  /** Whether no field is padded with blanks or an empty pair of quotation marks. */
  isTrimmed: boolean;
}

/** Takes the bytes of a text piece by piece. */
export interface CsvCheck {
  /**
   * Looks at the next bytes.
   *
   * @throws {UserError} At the first line that is not as it should be.
   */
  push(bytes: Uint8Array): void;
  /**
   * Ends the text.
   *
   * @throws {UserError} If a quotation mark is still open, or there is no header.
   */
  finish(): CsvContent;
}

const TAB = 9;
const LINE_FEED = 10;
const RETURN = 13;
const SPACE = 32;
const QUOTE = 34;
const COMMA = 44;
const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];

/** More of the header may follow in the next piece. */
const MORE = { stream: true };

/** No header is longer; what has no line end by then is no table. */
const MAX_HEADER_BYTES = 1 << 16;

/**
 * Check of one CSV text (RFC 4180, UTF-8 with or without a byte order mark, LF or CRLF).
 *
 * @param name How errors call the file.
 *
 * @example A quoted line break belongs to its record
 * ```ts
 * import assert from "node:assert/strict";
 * import { createCsvCheck } from "lib/data/csv_check.ts";
 * const check = createCsvCheck("two.csv");
 * check.push(new TextEncoder().encode('id,block\r\n7,"A\nB"\r\n8,C\r\n'));
 * assert.deepEqual(check.finish(), {
 *   header: ["id", "block"],
 *   records: 2,
 *   trailingBlankLines: 0,
 *   isTrimmed: true,
 * });
 * ```
 */
export function createCsvCheck(name: string): CsvCheck {
  const utf8 = createUtf8Check(name);
  const decoder = new TextDecoder();
  let header: string[] | undefined;
  let headerText = "";
  let records = 0;
  let blankLines = 0;
  let line = 1;
  let quoteLine = 0;
  let isTrimmed = true;
  let isStart = true;
  let inQuotes = false;
  let wasQuoted = false;
  let commas = 0;
  let fieldLength = 0;
  let isBlank = true;
  let last = LINE_FEED;
  let beforeReturn = LINE_FEED;

  const fault = (at: number, what: string) => new UserError(`${name}, line ${at}: ${what}`);
  const unbalanced = () =>
    fault(quoteLine, "the quotation mark that opens here is not closed. Close or remove it.");

  const endRecord = () => {
    if (isBlank) {
      blankLines++;
      return;
    }
    if (blankLines > 0) throw fault(line - 1, "is empty, with records after it. Remove it.");
    if (header === undefined) header = splitHeader(headerText);
    else if (commas + 1 === header.length) records++;
    else {
      const separators = otherSeparators(header);
      if (separators !== undefined) {
        throw fault(1, `is separated by ${separators}. Give comma-separated values.`);
      }
      const fields = commas === 0 ? "1 field" : `${commas + 1} fields`;
      throw fault(line, `has ${fields}, the header has ${header.length}. Repair or remove it.`);
    }
    commas = 0;
  };

  /** Ends a field of so many bytes, of which `final` is the last. */
  const endField = (length: number, final: number) => {
    if (wasQuoted) {
      if (final !== QUOTE) throw unbalanced();
      if (length === 2) isTrimmed = false;
      wasQuoted = false;
    } else if (isBlankByte(final)) isTrimmed = false;
  };

  const openQuote = (before: number, isFieldStart: boolean) => {
    const isEscaped = wasQuoted && before === QUOTE;
    if (!isEscaped && !isFieldStart) {
      if (wasQuoted) throw unbalanced();
      throw fault(line, "has a quotation mark within a field. Quote the field or remove it.");
    }
    if (!isEscaped) quoteLine = line;
    inQuotes = true;
    wasQuoted = true;
  };

  const push = (bytes: Uint8Array) => {
    if (bytes.length === 0) return;
    utf8.push(bytes, () => line);
    let headerStart = header === undefined ? 0 : -1;
    let start = -fieldLength;
    if (isStart && BYTE_ORDER_MARK.every((byte, i) => bytes[i] === byte)) start = 3;
    isStart = false;
    if (isEdge(last) && (!inQuotes || last === QUOTE) && isBlankByte(bytes[0]!)) isTrimmed = false;
    for (let i = 0; i < bytes.length; i++) {
      const byte = bytes[i]!;
      if (byte > COMMA || byte === SPACE) continue;
      const before = i > 0 ? bytes[i - 1]! : last;
      if (byte === COMMA) {
        if (inQuotes) continue;
        if (wasQuoted || before <= SPACE) endField(i - start, before);
        if (bytes[i + 1]! <= SPACE && isBlankByte(bytes[i + 1]!)) isTrimmed = false;
        commas++;
        start = i + 1;
      } else if (byte === QUOTE) {
        if (isBlankByte(before) || isBlankByte(bytes[i + 1]!)) isTrimmed = false;
        if (inQuotes) inQuotes = false;
        else openQuote(before, i === start);
      } else if (byte === LINE_FEED) {
        if (!inQuotes) {
          const end = before === RETURN ? i - 1 : i;
          endField(end - start, before === RETURN ? beforeReturn : before);
          if (isBlankByte(bytes[i + 1]!)) isTrimmed = false;
          isBlank = commas === 0 && end === start;
          if (headerStart >= 0) headerText += decoder.decode(bytes.subarray(headerStart, i), MORE);
          endRecord();
          if (header !== undefined) headerStart = -1;
          start = i + 1;
        }
        line++;
      } else if (byte === RETURN) beforeReturn = before;
      else if (byte === 0) {
        throw fault(
          line,
          "holds a zero byte, so this is not a CSV text. Give the portal's CSV export.",
        );
      }
    }
    if (headerStart >= 0) headerText += decoder.decode(bytes.subarray(headerStart), MORE);
    if (headerText.length > MAX_HEADER_BYTES) {
      throw fault(1, "is no header of a CSV text. Give the portal's CSV export.");
    }
    fieldLength = bytes.length - start;
    last = bytes[bytes.length - 1]!;
  };

  const finish = () => {
    utf8.finish(() => line);
    if (inQuotes) throw unbalanced();
    if (commas > 0 || fieldLength > 0) {
      endField(fieldLength, last);
      isBlank = false;
      endRecord();
    }
    if (header === undefined) throw new UserError(`${name} is empty. Check --data.`);
    return { header, records, trailingBlankLines: blankLines, isTrimmed };
  };
  return { push, finish };
}

function isBlankByte(byte: number): boolean {
  return byte === SPACE || byte === TAB;
}

/** What seems to separate the fields of a header without commas. */
function otherSeparators([field, ...others]: string[]): string | undefined {
  if (field === undefined || others.length > 0) return undefined;
  return field.includes(";") ? "semicolons" : field.includes("\t") ? "tabs" : undefined;
}

/** Whether a field may start after the byte. */
function isEdge(byte: number): boolean {
  return byte === COMMA || byte === QUOTE || byte === LINE_FEED;
}

/** Fields of a header line, without quotation marks and the byte order mark. */
function splitHeader(text: string): string[] {
  const bare = text.replace(/^\uFEFF/, "").replace(/\r$/, "");
  return [...`,${bare}`.matchAll(/,(?:"((?:[^"]|"")*)"|([^,]*))/g)].map((match) =>
    match[1] === undefined ? match[2]! : match[1].replaceAll('""', '"')
  );
}
