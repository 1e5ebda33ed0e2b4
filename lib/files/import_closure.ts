import { join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { ROOT } from "../config.ts";
import { sha256File } from "./sha256.ts";

/**
 * The files of the project that a module needs, itself included: its import closure as the
 * runtime resolves it, so that what no one imports cannot make a result stale.
 *
 * Packages are not listed: their versions stand in `deno.lock`.
 *
 * @param modules Paths of TypeScript modules.
 * @returns Path relative to the project's root → SHA-256, sorted by path.
 */
export async function importClosure(modules: string[]): Promise<Record<string, string>> {
  const paths = new Set<string>();
  for (const module of modules) {
    for (const file of await graphOf(module)) paths.add(file);
  }
  return Object.fromEntries(
    [...paths].sort().map((path) => [relative(ROOT, path).split(sep).join("/"), sha256File(path)]),
  );
}

async function graphOf(module: string): Promise<string[]> {
  const { success, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args: ["info", "--json", `--config=${join(ROOT, "deno.json")}`, module],
    cwd: ROOT,
    env: { NO_COLOR: "1" },
  }).output();
  if (!success) {
    throw new Error(`Cannot read the imports of ${module}: ${new TextDecoder().decode(stderr)}`);
  }
  const graph = JSON.parse(new TextDecoder().decode(stdout)) as {
    modules: { kind?: string; specifier: string; error?: string }[];
  };
  const broken = graph.modules.find((each) => each.error !== undefined);
  if (broken) throw new Error(`Cannot read the imports of ${module}: ${broken.error}`);
  return graph.modules
    .filter((each) => each.specifier.startsWith("file:"))
    .map((each) => fileURLToPath(each.specifier))
    .filter((path) => !path.includes(`${sep}node_modules${sep}`));
}
