/** A notebook in a folder of its own, for tests that execute it. */

import { join } from "node:path";
import { formatNotebook } from "lib/notebook/notebook_file.ts";
import { notebookOf } from "./sample_cells.ts";

/** A notebook file; its folder is removed when it goes out of scope. */
export interface TemporaryNotebook extends Disposable {
  readonly folder: string;
  readonly path: string;
}

/** Writes the cells to `sample.ipynb`. */
export function writeNotebook(...cells: Parameters<typeof notebookOf>): TemporaryNotebook {
  const folder = Deno.makeTempDirSync({ prefix: "patroliq-test-" });
  const path = join(folder, "sample.ipynb");
  Deno.writeTextFileSync(path, formatNotebook(notebookOf(...cells)));
  return { folder, path, [Symbol.dispose]: () => Deno.removeSync(folder, { recursive: true }) };
}

/** Whether a process runs; one that has ended but was not waited for does not. */
export async function isRunning(pid: number): Promise<boolean> {
  const { stdout } = await new Deno.Command("ps", { args: ["-o", "stat=", "-p", `${pid}`] })
    .output();
  return /^[^Z\s]/.test(new TextDecoder().decode(stdout));
}
