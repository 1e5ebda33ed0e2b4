/**
 * The notebooks as they stand in the project, before they are executed.
 *
 * @module
 */

import { join } from "node:path";
import { ROOT } from "../config.ts";

/** Names of all chapters in order: the notebooks whose names begin with two digits. */
export function listChapters(folder: string = join(ROOT, "notebooks")): string[] {
  return [...Deno.readDirSync(folder)]
    .map((entry) => /^(\d\d_\w+)\.ipynb$/.exec(entry.name)?.[1])
    .filter((name) => name !== undefined)
    .sort();
}

/**
 * Number of each code cell by its identity, from 1 on, as it is executed from top to bottom; none
 * where there is no such notebook.
 *
 * @example The first code cell of each chapter is that of its imports
 * ```ts
 * import assert from "node:assert/strict";
 * import { join } from "node:path";
 * import { ROOT } from "lib/config.ts";
 * import { codeCellNumbers } from "lib/notebook/sources.ts";
 * const numbers = codeCellNumbers(join(ROOT, "notebooks", "02_eda.ipynb"));
 * assert.deepEqual([numbers.get("imports"), numbers.get("parameters")], [1, 2]);
 * ```
 */
export function codeCellNumbers(path: string): Map<string, number> {
  let text: string;
  try {
    text = Deno.readTextFileSync(path);
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return new Map();
    throw error;
  }
  const cells: { cell_type: string; id: string }[] = JSON.parse(text).cells;
  const code = cells.filter(({ cell_type }) => cell_type === "code");
  return new Map(code.map(({ id }, i) => [id, i + 1]));
}
