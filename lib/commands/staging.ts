/**
 * A run writes into a staging folder beside its output folder and takes the output folder's place
 * only when everything is there, so a run that fails or is killed leaves the outputs as they were.
 *
 * Taking the place are two renames; a run killed between them leaves the former outputs beside the
 * folder, and the next run puts them back. Files that no run made are never replaced or removed.
 *
 * @module
 */

import { existsSync as exists } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { UserError } from "../errors.ts";
import { listFiles } from "../files/list_files.ts";
import { canonicalJson } from "../files/canonical_json.ts";
import { sha256 } from "../files/sha256.ts";
import { writeFile } from "../files/write_file.ts";
import { isUncompared } from "../tracking/manifest.ts";
import { EXECUTIONS, readExecutions } from "./executions.ts";

/** Files of an output folder that a run does not write and must carry along. */
const CARRIED = ["bench.json"];

/** What editors and file managers leave behind, by name of file or folder. */
const LITTER = [".ipynb_checkpoints", ".DS_Store"];

/** An output folder in the making. */
export interface Staging extends Disposable {
  /** Folder to write into. */
  readonly folder: string;
  /** Puts the staging folder in the place of the output folder. */
  publish(): void;
}

/**
 * Opens the staging folder of an output folder, and holds it against other runs until disposed.
 *
 * What an earlier run left in it stays: its finished chapters need not be executed again.
 *
 * @param outputs Output folder, absolute; need not exist.
 * @throws {UserError} If another run is writing there, if the folder cannot be written, or if it
 *   or one of the folders beside it holds files that no run made.
 */
export function openStaging(outputs: string): Staging {
  const folder = `${outputs}.staging`;
  const aside = `${outputs}.previous`;
  const release = lockOf(outputs);
  try {
    recover(outputs, aside);
    refuseForeign(outputs);
    openFolder(folder);
  } catch (error) {
    release();
    throw error;
  }
  return {
    folder,
    publish() {
      for (const name of CARRIED) linkIfThere(join(outputs, name), join(folder, name));
      if (exists(outputs)) Deno.renameSync(outputs, aside);
      Deno.renameSync(folder, outputs);
      removeIfThere(aside);
    },
    [Symbol.dispose]: release,
  };
}

/**
 * Holds an output folder against other runs, of this clone or another, until the function that it
 * gives is called. The system releases the lock when the process ends, however it ends.
 */
function lockOf(outputs: string): () => void {
  const path = join(tmpdir(), `patroliq-${sha256(outputs).slice(0, 16)}.lock`);
  const file = Deno.openSync(path, { create: true, write: true });
  const release = () => {
    removeIfThere(path);
    file.close();
  };
  if (file.tryLockSync(true)) {
    // The run before may have removed the file between the two calls.
    if (exists(path) && Deno.statSync(path).ino === file.statSync().ino) return release;
    file.close();
    return lockOf(outputs);
  }
  file.close();
  throw new UserError(`Another run is writing to ${outputs}: wait for it, or choose --out.`);
}

/** A run killed between the two renames of publish left the outputs aside: puts them back. */
function recover(outputs: string, aside: string): void {
  if (!exists(aside)) return;
  refuseForeign(aside);
  if (exists(outputs)) removeIfThere(aside);
  else Deno.renameSync(aside, outputs);
}

/** Refuses a file, and a folder that holds anything but what its manifest says a run made. */
function refuseForeign(outputs: string): void {
  if (!exists(outputs)) return;
  if (!Deno.statSync(outputs).isDirectory) {
    throw new UserError(`Cannot write to ${outputs}: it is a file. Choose a folder with --out.`);
  }
  const made = madeByRun(outputs);
  const strangers = listFiles(outputs).filter((path) =>
    !made.has(path) && !path.split("/").some((name) => LITTER.includes(name))
  );
  if (strangers.length === 0) return;
  const more = strangers.length > 1 ? ` and ${strangers.length - 1} more files` : "";
  throw new UserError(
    `Cannot write to ${outputs}: no run made ${
      strangers[0]
    }${more}. Move what is yours away, or choose an empty folder with --out.`,
  );
}

/** Files below an output folder that are a run's: those of its manifest, and what stands beside. */
function madeByRun(outputs: string): Set<string> {
  try {
    const { schemaVersion, artifacts } = JSON.parse(
      Deno.readTextFileSync(join(outputs, "manifest.json")),
    );
    if (typeof schemaVersion !== "number") return new Set(CARRIED);
    return new Set([...Object.keys(artifacts), ...listFiles(outputs).filter(isUncompared)]);
  } catch {
    return new Set(CARRIED);
  }
}

/** Makes the staging folder, or takes up one that an earlier run left: it has a record in it. */
function openFolder(folder: string): void {
  const record = join(folder, EXECUTIONS);
  if (!exists(record)) refuseForeign(folder);
  try {
    writeFile(record, canonicalJson(readExecutions(folder)));
  } catch (error) {
    const why = error instanceof Error ? error.message.replace(/\s*\(os error.*$/, "") : error;
    throw new UserError(`Cannot write to ${folder}: ${why}. Choose another folder with --out.`);
  }
}

/** Links a file to a second place, replacing what stands there; copies where links cannot be. */
export function linkIfThere(from: string, to: string): void {
  if (!exists(from)) return;
  removeIfThere(to);
  try {
    Deno.linkSync(from, to);
  } catch {
    Deno.copyFileSync(from, to);
  }
}

/** Removes a file or a folder with all it holds, if it is there. */
export function removeIfThere(path: string): void {
  try {
    Deno.removeSync(path, { recursive: true });
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  }
}
