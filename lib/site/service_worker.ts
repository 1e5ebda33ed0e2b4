/**
 * The service worker, with the list of files that it keeps.
 *
 * @module
 */

import { join } from "node:path";
import { listFiles } from "../files/list_files.ts";
import { sha256, sha256File } from "../files/sha256.ts";

/**
 * Text of the worker for a site: its code after the list of the site's files.
 *
 * @param folder Root of the site, with everything in it but the worker.
 * @param code What `browser/entries/service_worker.ts` was bundled to.
 */
export function serviceWorker(folder: string, code: string): string {
  const files = listFiles(folder);
  const version = sha256(
    files.map((file) => `${file} ${sha256File(join(folder, file))}`).join("\n"),
  );
  const kept = {
    version: version.slice(0, 12),
    first: files.filter((file) => !isLarge(file)),
    later: files.filter(isLarge),
  };
  return `self.KEPT=${JSON.stringify(kept)};\n${code}`;
}

/** Data and notebooks come after the pages. */
function isLarge(file: string): boolean {
  return file.startsWith("data/") || file.startsWith("notebooks/");
}
