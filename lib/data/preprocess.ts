/** From files to cleaned records in one call. @module */

import type { Region } from "../space/region.ts";
import { clean, type Cleaned } from "./clean.ts";
import { readFiles, type SourceFile } from "./read_files.ts";

/**
 * Reads files and cleans their records.
 *
 * @param paths Files of records, as for {@linkcode readFiles}.
 * @param region The city outline, in meters.
 * @throws {UserError} If a file or its dates cannot be read.
 */
export function preprocess(
  paths: readonly string[],
  region: Region,
): Cleaned & { files: SourceFile[] } {
  const { frame, files } = readFiles(paths);
  return { ...clean(frame, region), files };
}
