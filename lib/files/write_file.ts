import { dirname } from "node:path";

/**
 * Writes a file as a whole or not at all: to a temporary name beside it, then renamed. Folders
 * that are missing are made. A reader sees the old content or the new, never a half.
 *
 * @param path Where the file is to stand.
 * @param content Bytes, or a text written in UTF-8.
 */
export function writeFile(path: string, content: string | Uint8Array): void {
  Deno.mkdirSync(dirname(path), { recursive: true });
  const temporary = `${path}.${Deno.pid}.tmp`;
  try {
    if (typeof content === "string") Deno.writeTextFileSync(temporary, content);
    else Deno.writeFileSync(temporary, content);
    Deno.renameSync(temporary, path);
  } catch (error) {
    try {
      Deno.removeSync(temporary);
    } catch { /* it was never made */ }
    throw error;
  }
}
