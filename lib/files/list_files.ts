import { join } from "node:path";

/**
 * Paths of all files below a folder, relative to it, with `/` between parts, sorted; none if the
 * folder does not exist.
 */
export function listFiles(folder: string): string[] {
  const found: string[] = [];
  const visit = (relative: string) => {
    for (const entry of Deno.readDirSync(join(folder, relative))) {
      const path = relative === "" ? entry.name : `${relative}/${entry.name}`;
      if (entry.isDirectory) visit(path);
      else found.push(path);
    }
  };
  try {
    visit("");
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  }
  return found.sort();
}
