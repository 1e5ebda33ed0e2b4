import { join, relative } from "node:path";
import { ROOT } from "../config.ts";
import { canonicalJson } from "../files/canonical_json.ts";
import { importClosure } from "../files/import_closure.ts";
import { listFiles } from "../files/list_files.ts";
import { sha256, sha256File } from "../files/sha256.ts";
import { cellsToModule } from "../notebook/cells_module.ts";
import { readNotebook } from "../notebook/notebook_file.ts";

/** Files outside lib that chapters read through it: boundaries, tables, fonts, packages. */
const COMMON = [
  "deno.lock",
  "data/boundaries",
  "data/earlier_periods",
  "data/full_profile.json",
  "data/iucr_codes.csv",
  "data/promotions.json",
  "data/severity_codes.csv",
  "data/severity_weights.csv",
  "lib/figures/fonts",
];

/** What turns cells into outputs: here, and in the kernel. */
const EXECUTOR = ["execute.ts", "bootstrap.ts"].map((name) => join(ROOT, "lib", "notebook", name));

/**
 * Hash of all that a chapter is made of beside its records: the notebook, the code it imports, the
 * executor, the tables and fonts of the project, the packages, and the runtime.
 *
 * @param chapter Name of the notebook without its ending.
 */
export async function hashChapterSource(chapter: string): Promise<string> {
  const path = join(ROOT, "notebooks", `${chapter}.ipynb`);
  const { source } = cellsToModule(await readNotebook(path));
  const folder = Deno.makeTempDirSync({ prefix: "patroliq-imports-" });
  try {
    const module = join(folder, "cells.ts");
    Deno.writeTextFileSync(module, source);
    const closure = await importClosure([module, ...EXECUTOR]).catch(allOfLib);
    delete closure[relative(ROOT, module)];
    return sha256(canonicalJson({
      notebook: sha256File(path),
      closure,
      common: COMMON.map((name) => hashOf(join(ROOT, name))),
      deno: Deno.version.deno,
    }));
  } finally {
    Deno.removeSync(folder, { recursive: true });
  }
}

/** Where imports cannot be told, since a cell is broken: whatever could be imported. */
function allOfLib(): Record<string, string> {
  return Object.fromEntries(
    listFiles(join(ROOT, "lib")).map((
      path,
    ) => [`lib/${path}`, sha256File(join(ROOT, "lib", path))]),
  );
}

function hashOf(path: string): string {
  if (Deno.statSync(path).isFile) return sha256File(path);
  const names = [...Deno.readDirSync(path)].map((entry) => entry.name).sort();
  return sha256(names.map((name) => `${name} ${sha256File(join(path, name))}`).join("\n"));
}
