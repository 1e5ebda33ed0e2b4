/**
 * Files of an output folder as they are to be sent: those that are there, and are what was recorded.
 *
 * @module
 */

import { existsSync } from "node:fs";
import { join, relative, resolve, sep } from "node:path";
import { listFiles } from "../files/list_files.ts";
import { readAs, z } from "../files/schema.ts";
import { sha256File } from "../files/sha256.ts";
import type { Upload } from "./artifact_calls.ts";

/** A file that belongs to a run, whether it is here or not. */
export interface WantedFile {
  /** Path below the output folder; empty for one that is made here. */
  from: string;
  /** Path at the server. */
  path: string;
  /** Undefined where the file is not here, or not what was recorded. */
  upload: Upload | undefined;
}

/** An output folder whose files are asked for. */
export interface OutputFiles {
  /** A file by its path below the output folder and what it must hold. */
  find(path: string, sha256: string, pathThere: string): WantedFile;
  /** Hash of each file that the run vouches for, by path below the output folder, in order. */
  vouched: Map<string, string>;
  /** What the run stands on; undefined where nothing says it. */
  data: { source: string; sha256: string; rows: number | "all" } | undefined;
}

const manifest = z.object({
  data: z.object({
    source: z.string(),
    sha256: z.string(),
    files: z.array(z.object({ name: z.string(), sha256: z.string() })).default([]),
  }),
  rows: z.union([z.number(), z.literal("all")]),
  artifacts: z.record(z.string(), z.string()),
});

/**
 * The files of an output folder. What it holds is taken from its manifest, which knows files that a
 * fresh clone has not; without a manifest, from the folder itself.
 *
 * @throws {UserError} If the manifest cannot be used.
 *
 * @example A file out of the folder is not there, whatever it holds
 * ```ts
 * import assert from "node:assert/strict";
 * import { openOutputFiles } from "lib/mlflow/output_files.ts";
 * const { find } = openOutputFiles("no/such/folder");
 * assert.equal(find("../secret", "ab", "secret").upload, undefined);
 * ```
 */
export function openOutputFiles(outputs: string): OutputFiles {
  const hashes = new Map<string, string>();
  const hashOf = (path: string): string => {
    const known = hashes.get(path) ?? sha256File(path);
    hashes.set(path, known);
    return known;
  };
  const find: OutputFiles["find"] = (path, sha256, pathThere) => {
    const from = resolve(outputs, path);
    const isInside = from.startsWith(resolve(outputs) + sep);
    const isHere = isInside && existsSync(from) && hashOf(from) === sha256;
    return {
      from: path,
      path: pathThere,
      upload: isHere
        ? { path: pathThere, bytes: Deno.statSync(from).size, open: () => openFile(from) }
        : undefined,
    };
  };
  const path = join(outputs, "manifest.json");
  if (!existsSync(path)) {
    const listed = listFiles(outputs).filter((name) => /^notebooks\/|\/figures\//.test(name));
    const vouched = new Map(listed.map((name) => [name, hashOf(join(outputs, name))]));
    return { find, vouched, data: undefined };
  }
  const { data: { files: _, ...data }, rows, artifacts } = readAs(manifest, path, ADVICE);
  return { find, vouched: new Map(Object.entries(artifacts).sort()), data: { ...data, rows } };
}

const ADVICE = "Run again: deno task run.";

/** The bytes of a file, a piece at a time; the file is closed when they are read or given up. */
function openFile(path: string): ReadableStream<Uint8Array> {
  let file: Deno.FsFile | undefined;
  return new ReadableStream({
    async pull(controller) {
      file ??= await Deno.open(path);
      const piece = new Uint8Array(PIECE);
      const n = await file.read(piece);
      if (n !== null) return controller.enqueue(piece.subarray(0, n));
      file.close();
      controller.close();
    },
    cancel: () => file?.close(),
  }, { highWaterMark: 0 });
}

/** Bytes read at once. */
const PIECE = 256 << 10;

/**
 * Path at the server of a file of an output folder: below the run, in characters that the server
 * takes.
 *
 * @example An artifact of its own chapter, and one of another
 * ```ts
 * import assert from "node:assert/strict";
 * import { pathThere } from "lib/mlflow/output_files.ts";
 * assert.equal(pathThere("artifacts/04_geo/zones#1.kml", "04_geo"), "zones_1.kml");
 * assert.equal(pathThere("artifacts/03_features/a.json", "04_geo"), "artifacts/03_features/a.json");
 * ```
 */
export function pathThere(path: string, chapter: string): string {
  const below = relative(`artifacts/${chapter}`, path);
  const short = below.startsWith("..") ? path : below;
  return short.replace(/[#\\]/g, "_").split("/")
    .filter((part) => !["", ".", ".."].includes(part)).join("/");
}
