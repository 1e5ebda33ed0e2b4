/**
 * What a file is, told by its first bytes and not by its name.
 *
 * @module
 */

import { UserError } from "../errors.ts";

/** Kinds of file that records are read from. */
export type FileKind = "csv" | "gzip" | "zstd" | "parquet";

/** First bytes of what is read. */
const MAGIC: readonly [FileKind, readonly number[]][] = [
  ["gzip", [0x1f, 0x8b]],
  ["zstd", [0x28, 0xb5, 0x2f, 0xfd]],
  ["parquet", [0x50, 0x41, 0x52, 0x31]],
];

/** First letters of what is often given by mistake, and what to do then. */
const MISTAKES: readonly (readonly [RegExp, string])[] = [
  [
    /^version https:\/\/git-lfs/,
    "a Git LFS pointer, not the records. Fetch them by: git lfs pull.",
  ],
  [/^\x89PNG|^GIF8|^\xff\xd8\xff/, "a picture"],
  [/^%PDF/, "a PDF document"],
  [/^PK[^\w, ]/, "a ZIP archive or spreadsheet. Unpack it, or save the sheet as CSV (UTF-8)."],
  [/^\xd0\xcf/, "a spreadsheet of old Excel. Save the sheet as CSV (UTF-8)."],
  [/^BZh|^\xfd7zXZ/, "compressed by bzip2 or xz. Unpack it first."],
  [/^(\xff\xfe|\xfe\xff)/, "text in UTF-16. Convert it, such as by: iconv -f UTF-16 -t UTF-8."],
  [/^(\xef\xbb\xbf)?\s*</, "a web page or XML, not CSV. Download the portal's CSV export."],
  [/^(\xef\xbb\xbf)?\s*[[{]/, "JSON, not CSV. Download the portal's CSV export."],
];

const TO_DO = "Give .csv, .csv.gz, .csv.zst or .parquet files.";

/**
 * Kind of a file of records.
 *
 * @param head First bytes of the file; 64 are enough.
 * @param name How the error calls the file.
 * @throws {UserError} If it is empty, or plainly something else.
 *
 * @example A pointer that Git LFS left in place of the file
 * ```ts
 * import assert from "node:assert/strict";
 * import { fileKind } from "lib/data/file_kind.ts";
 * const bytes = (text: string) => new TextEncoder().encode(text);
 * assert.equal(fileKind(bytes("ID,Case Number,Date"), "crimes.csv"), "csv");
 * assert.throws(() => fileKind(bytes("version https://git-lfs.github.com/spec/v1"), "c.csv"), {
 *   message: "c.csv is a Git LFS pointer, not the records. Fetch them by: git lfs pull.",
 * });
 * ```
 */
export function fileKind(head: Uint8Array, name: string): FileKind {
  if (head.length === 0) throw new UserError(`${name} is empty. Check --data.`);
  for (const [kind, magic] of MAGIC) {
    if (magic.every((byte, i) => head[i] === byte)) return kind;
  }
  const letters = String.fromCharCode(...head.subarray(0, 64));
  for (const [pattern, what] of MISTAKES) {
    if (pattern.test(letters)) {
      throw new UserError(`${name} is ${what}${what.endsWith(".") ? "" : `. ${TO_DO}`}`);
    }
  }
  if (letters.includes("\0")) throw new UserError(`${name} is not a CSV text. ${TO_DO}`);
  return "csv";
}
