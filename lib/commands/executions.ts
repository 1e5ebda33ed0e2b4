/**
 * The record of which chapter was executed from what: the reason why a run may skip it.
 *
 * @module
 */

import { join } from "node:path";
import { canonicalJson } from "../files/canonical_json.ts";
import { listFiles } from "../files/list_files.ts";
import { sha256File } from "../files/sha256.ts";
import { writeFile } from "../files/write_file.ts";

/** Name of the record in an output folder. */
export const EXECUTIONS = ".executions.json";

/** One chapter's execution: what went in, what came out. */
export interface Execution {
  /** Hash of the records and the number of rows asked for. */
  settings: string;
  /** Hash of the notebook's source, its import closure, the lock file and the runtime. */
  source: string;
  /** Artifacts of earlier chapters that it read: path below the output folder → SHA-256. */
  inputs: Record<string, string>;
  /** Files it wrote: path below the output folder → SHA-256. */
  outputs: Record<string, string>;
}

/** The executions recorded in an output folder, by chapter; none if there is no record. */
export function readExecutions(folder: string): Record<string, Execution> {
  try {
    return JSON.parse(Deno.readTextFileSync(join(folder, EXECUTIONS)));
  } catch (error) {
    if (error instanceof Deno.errors.NotFound || error instanceof SyntaxError) return {};
    throw error;
  }
}

/** Sets one chapter's execution in the record of an output folder; undefined removes it. */
export function recordExecution(
  folder: string,
  chapter: string,
  execution: Execution | undefined,
): void {
  const all = { ...readExecutions(folder), [chapter]: execution };
  writeFile(join(folder, EXECUTIONS), canonicalJson(all));
}

/** Paths below an output folder that belong to a chapter, sorted. */
export function filesOfChapter(folder: string, chapter: string): string[] {
  return listFiles(folder).filter((path) =>
    path === `notebooks/${chapter}.ipynb` || path.startsWith(`artifacts/${chapter}/`) ||
    path.startsWith(`experiments/${chapter.slice(0, 2)}-`)
  );
}

/** SHA-256 of files below a folder, by path. */
export function hashFiles(folder: string, paths: string[]): Record<string, string> {
  return Object.fromEntries(paths.map((path) => [path, sha256File(join(folder, path))]));
}

/** Whether every file is there with the content recorded, or missing if no content is. */
export function isIntact(folder: string, files: Record<string, string>): boolean {
  return Object.entries(files).every(([path, hash]) => {
    try {
      return sha256File(join(folder, path)) === hash;
    } catch {
      return hash === "";
    }
  });
}
