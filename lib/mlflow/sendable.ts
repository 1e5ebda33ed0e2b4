/**
 * What an output folder holds to be sent.
 *
 * @module
 */

import { existsSync } from "node:fs";
import { join } from "node:path";
import { UserError } from "../errors.ts";
import { readRunRecords } from "../tracking/experiments.ts";
import type { Registry } from "../tracking/registry.ts";
import { readRegistry, REGISTRY } from "../tracking/registry_file.ts";
import type { RunRecord } from "../tracking/run_record.ts";
import { openOutputFiles, type OutputFiles } from "./output_files.ts";
import { chaptersOf } from "./to_chapter_run.ts";

/** What an output folder holds to be sent. */
export interface Sendable {
  files: OutputFiles;
  chapters: string[];
  records: RunRecord[];
  /** Undefined where there is none. */
  registry: Registry | undefined;
}

/**
 * What an output folder holds to be sent, checked.
 *
 * @throws {UserError} If there is nothing, or a file does not fit.
 *
 * @example A folder that is not there
 * ```ts
 * import assert from "node:assert/strict";
 * import { readSendable } from "lib/mlflow/sendable.ts";
 * assert.throws(() => readSendable("no/such/folder"), /Nothing to send: no\/such\/folder is not/);
 * ```
 */
export function readSendable(outputs: string): Sendable {
  const advice = "Run first (deno task run), or name another folder with --out.";
  if (!existsSync(outputs)) {
    throw new UserError(`Nothing to send: ${outputs} is not there. ${advice}`);
  }
  const records = readRunRecords(outputs);
  const files = openOutputFiles(outputs);
  const chapters = chaptersOf(records, files);
  if (chapters.length === 0) {
    throw new UserError(`Nothing to send: ${outputs} has no records and no notebooks. ${advice}`);
  }
  const registry = existsSync(join(outputs, REGISTRY)) ? readRegistry(outputs) : undefined;
  return { files, chapters, records, registry };
}
