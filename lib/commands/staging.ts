/**
 * A run writes into a staging folder beside its output folder and takes the output folder's place
 * only when everything is there, so a run that fails or is killed leaves the outputs as they were.
 *
 * @module
 */

import { existsSync as exists } from "node:fs";
import { join } from "node:path";
import { CACHE } from "../config.ts";
import { UserError } from "../errors.ts";
import { sha256 } from "../files/sha256.ts";
import { EXECUTIONS } from "./executions.ts";

/** Files of an output folder that a run does not write and must carry along. */
const CARRIED = ["bench.json"];

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
 *   holds files that are no outputs of this program.
 */
export function openStaging(outputs: string): Staging {
  const folder = `${outputs}.staging`;
  const aside = `${outputs}.previous`;
  const lock = lockOf(outputs);
  try {
    recover(outputs, aside);
    refuseForeign(outputs);
    makeWritable(folder);
  } catch (error) {
    lock.close();
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
    [Symbol.dispose]: () => lock.close(),
  };
}

/** The system releases the lock when the process ends, however it ends. */
function lockOf(outputs: string): Deno.FsFile {
  const folder = join(CACHE, "locks");
  Deno.mkdirSync(folder, { recursive: true });
  const file = Deno.openSync(join(folder, `${sha256(outputs).slice(0, 16)}.lock`), {
    create: true,
    write: true,
  });
  if (file.tryLockSync(true)) return file;
  file.close();
  throw new UserError(`Another run is writing to ${outputs}: wait for it, or choose --out.`);
}

/** A run killed between the two renames of publish left the outputs aside: puts them back. */
function recover(outputs: string, aside: string): void {
  if (!exists(aside)) return;
  if (exists(outputs)) removeIfThere(aside);
  else Deno.renameSync(aside, outputs);
}

function refuseForeign(outputs: string): void {
  if (!exists(outputs)) return;
  if (!Deno.statSync(outputs).isDirectory) {
    throw new UserError(`Cannot write to ${outputs}: it is a file. Choose a folder with --out.`);
  }
  const names = new Set([...Deno.readDirSync(outputs)].map((entry) => entry.name));
  const known = ["manifest.json", EXECUTIONS, ...CARRIED].some((name) => names.has(name));
  if (names.size > 0 && !known) {
    throw new UserError(
      `Cannot write to ${outputs}: it holds files that no run made. Choose an empty folder with --out.`,
    );
  }
}

function makeWritable(folder: string): void {
  const probe = join(folder, ".probe");
  try {
    Deno.mkdirSync(folder, { recursive: true });
    Deno.writeTextFileSync(probe, "");
    Deno.removeSync(probe);
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
