/**
 * Showing things from a cell, and the way of large ones from the kernel to the executor.
 *
 * The kernel tears messages of many megabytes. So where our executor runs the notebook, a bundle
 * above {@link MAX_WIRE_BYTES} is left in a file and only a reference to it goes over the wire.
 *
 * @module
 */

import { join } from "node:path";
import type { Metadata, MimeBundle } from "./notebook_file.ts";

/** Largest bundle, in bytes of JSON, that goes over the wire. */
export const MAX_WIRE_BYTES = 256 * 1024;

/** MIME type of the reference to a bundle in a file. */
export const REFERENCE = "application/vnd.patroliq.display+json";

/**
 * Shows a bundle below the cell, in every frontend of the Deno kernel.
 *
 * @param metadata By MIME type, such as the size of a picture.
 * @throws {TypeError} If it is called outside a notebook.
 */
export async function display(bundle: MimeBundle, metadata: Metadata = {}): Promise<void> {
  if (!("jupyter" in Deno)) throw new TypeError("Cannot display: there is no notebook");
  await Deno.jupyter.broadcast("display_data", { data: bundle, metadata, transient: {} });
}

/**
 * The bundle itself if it is small enough for the wire, else a reference to a new file.
 *
 * @param folder Folder of such files; the executor reads and removes it.
 *
 * @example A small bundle stays, a large one returns from its file
 * ```ts
 * import assert from "node:assert/strict";
 * import { leaveInFile, takeFromFile } from "lib/notebook/display.ts";
 * const folder = Deno.makeTempDirSync();
 * const [small, large] = [{ "text/plain": "1" }, { "text/plain": "1".repeat(1e6) }];
 * assert.equal(leaveInFile(small, folder), small);
 * const reference = leaveInFile(large, folder);
 * assert.ok(JSON.stringify(reference).length < 100);
 * assert.deepEqual(takeFromFile(reference, folder), large);
 * Deno.removeSync(folder, { recursive: true });
 * ```
 */
export function leaveInFile(bundle: MimeBundle, folder: string): MimeBundle {
  const text = JSON.stringify(bundle);
  const isSmall = text.length * 3 <= MAX_WIRE_BYTES ||
    new TextEncoder().encode(text).length <= MAX_WIRE_BYTES;
  if (isSmall) return bundle;
  const file = `${crypto.randomUUID()}.json`;
  Deno.writeTextFileSync(join(folder, file), text);
  return { [REFERENCE]: { file } };
}

/** The bundle that a reference stands for; any other bundle as it is. */
export function takeFromFile(bundle: MimeBundle, folder: string): MimeBundle {
  const reference = bundle[REFERENCE] as { file: string } | undefined;
  if (reference === undefined) return bundle;
  const path = join(folder, reference.file);
  const whole = JSON.parse(Deno.readTextFileSync(path));
  Deno.removeSync(path);
  return whole;
}
