/**
 * The file source: one or many files of records, each in whatever layout, to one raw frame of text.
 *
 * @module
 */

import { closeSync, openSync, readFileSync, readSync, statSync } from "node:fs";
import { basename, extname } from "node:path";
import pl from "nodejs-polars";
import { UserError } from "../errors.ts";
import { sha256File } from "../files/sha256.ts";
import { type FileKind, fileKind } from "./file_kind.ts";
import { readCsv, type TextColumns } from "./read_csv.ts";
import { readParquet } from "./read_parquet.ts";
import { RAW_COLUMNS } from "./schema.ts";
import { unpackGzip, unpackZstd } from "./unpack.ts";

/** A file that was read, as the accounting lists it. */
export interface SourceFile {
  /** Name without its folder. */
  name: string;
  /** SHA-256 of the file as it lies there, packed or not; computed when first asked for. */
  readonly sha256: string;
  /** Size as it lies there. */
  bytes: number;
  /** Records in it. */
  rows: number;
  /** Columns in it, those that are not read included. */
  columns: number;
}

/** Records as published, before any is judged. */
export interface RawRecords {
  /**
   * Text columns of {@link RAW_COLUMNS}, null where a file has none. Before them `source_row`: the
   * place of the record among all that were read, and `source_file`: that of its file, from 0.
   */
  frame: pl.DataFrame;
  files: SourceFile[];
}

/** Endings of paths that polars takes for a CSV file, not for the text itself. */
const MAPPED_ENDINGS = [".csv", ".tsv"];

/**
 * Reads files of records, in the order given, each by the names in its own header.
 *
 * Plain, gzip and zstd CSV and Parquet are told apart by their content. Every record of every file
 * is in the frame: the rows are counted once more, independently of polars.
 *
 * @param paths Files; their layouts may differ.
 * @throws {UserError} If a file is missing, cut, damaged, not CSV or Parquet, not UTF-8, has lines
 * with too many or too few fields, an unbalanced quotation mark, or lacks a needed column.
 *
 * @example A file of one record
 * ```ts
 * import assert from "node:assert/strict";
 * import { readFiles } from "lib/data/read_files.ts";
 * const path = Deno.makeTempFileSync({ suffix: ".csv" });
 * Deno.writeTextFileSync(path, "Date,IUCR,Primary Type\n11/11/2018 11:55:00 PM,0460,BATTERY\n");
 * const { frame, files } = readFiles([path]);
 * assert.equal(files[0]?.rows, 1);
 * assert.deepEqual(frame.getColumn("iucr").toArray(), ["0460"]);
 * assert.deepEqual(frame.getColumn("ward").toArray(), [null]);
 * ```
 */
export function readFiles(paths: readonly string[]): RawRecords {
  if (paths.length === 0) throw new UserError("No file of records was given. Check --data.");
  const files: SourceFile[] = [];
  const frames = paths.map((path, i) => {
    const { frame, file } = readOne(path, i);
    files.push(file);
    return frame;
  });
  const joined = frames.length === 1 ? frames[0]! : pl.concat(frames);
  const frame = joined.withRowIndex("source_row");
  const rows = files.reduce((sum, file) => sum + file.rows, 0);
  if (frame.height !== rows) {
    throw new Error(`Cannot join files: they hold ${rows} records, the frame ${frame.height}`);
  }
  return { frame, files };
}

/** One file as a frame with every raw column, in order, after its own place. */
function readOne(path: string, place: number): { frame: pl.DataFrame; file: SourceFile } {
  const name = basename(path);
  const kind = kindOf(path, name);
  const { size } = statSync(path);
  const isMapped = kind === "parquet" || (kind === "csv" && MAPPED_ENDINGS.includes(extname(path)));
  const { frame, columns } = readText(kind, isMapped ? path : readFileSync(path), name);
  const present = new Set(frame.columns);
  const whole = frame.select(
    pl.lit(place).cast(pl.UInt32).alias("source_file"),
    ...RAW_COLUMNS.map((column) =>
      present.has(column) ? pl.col(column) : pl.lit(null).cast(pl.Utf8).alias(column)
    ),
  );
  const facts = { name, bytes: size, rows: whole.height, columns };
  return { frame: whole, file: sourceFile(facts, laterHash(path, name)) };
}

/** File of the list; its hash is computed once, when asked for, and not while records are read. */
function sourceFile(facts: Omit<SourceFile, "sha256">, hash: () => string): SourceFile {
  let known: string | undefined;
  return {
    ...facts,
    get sha256() {
      return known ??= hash();
    },
  };
}

/** Hash of a file that must still be the one that was read. */
function laterHash(path: string, name: string): () => string {
  const before = statSync(path);
  return () => {
    const now = statSync(path);
    if (now.size !== before.size || now.mtimeMs !== before.mtimeMs) {
      throw new UserError(`${name} was changed after it was read. Run again.`);
    }
    return sha256File(path);
  };
}

/** Kind of a file by its first bytes; says what is wrong with a path that leads to none. */
function kindOf(path: string, name: string): FileKind {
  const head = new Uint8Array(64);
  let n: number;
  try {
    if (statSync(path).isDirectory()) {
      throw new UserError(`${path} is a folder. Name the files in it, such as by ${path}/*.csv.`);
    }
    const file = openSync(path, "r");
    n = readSync(file, head);
    closeSync(file);
  } catch (error) {
    if (error instanceof UserError) throw error;
    const { code } = error as { code?: string };
    if (code === "ENOENT") throw new UserError(`No such file: ${path}. Check --data.`);
    throw new UserError(`${path} cannot be opened (${code ?? error}). Check --data.`);
  }
  return fileKind(head.subarray(0, n), name);
}

function readText(kind: FileKind, source: string | Uint8Array, name: string): TextColumns {
  if (kind === "parquet") return readParquet(source, name);
  if (kind === "csv") return readCsv(source, name);
  const packed = source as Uint8Array;
  const content = kind === "gzip" ? unpackGzip(packed, name) : unpackZstd(packed, name);
  const inner = fileKind(content.subarray(0, 64), `${name}, unpacked,`);
  if (inner !== "csv") throw new UserError(`${name} holds a ${inner} file. Unpack it first.`);
  return readCsv(content, name);
}
