import { basename, join, resolve } from "node:path";
import { ROOT } from "../config.ts";
import type { CheckProblem } from "./check_problem.ts";

/**
 * Notebooks that `deno fmt` would change.
 *
 * `deno fmt --check` of Deno 2.9.6 refuses every notebook that its cache does not know, also one
 * that it has just formatted. So copies are formatted and compared.
 *
 * @param paths Notebook files, absolute or relative to the project.
 * @returns One problem for each notebook that is not formatted.
 */
export async function checkFormat(paths: readonly string[]): Promise<CheckProblem[]> {
  const folder = await Deno.makeTempDir({ prefix: "patroliq-format-" });
  try {
    const copies = paths.map((path, i) => ({
      path,
      text: Deno.readTextFileSync(resolve(ROOT, path)),
      copy: join(folder, `${i}_${basename(path)}`),
    }));
    for (const { copy, text } of copies) await Deno.writeTextFile(copy, text);
    const { success, stderr } = await new Deno.Command(Deno.execPath(), {
      args: ["fmt", "--quiet", `--config=${join(ROOT, "deno.json")}`, folder],
      cwd: ROOT,
      stdin: "null",
    }).output();
    if (!success) throw new Error(`Cannot format notebooks: ${new TextDecoder().decode(stderr)}`);
    return copies
      .filter(({ copy, text }) => Deno.readTextFileSync(copy) !== text)
      .map(({ path }) => ({
        notebook: path,
        cell: 0,
        line: 0,
        code: "format",
        message: "is not formatted: run deno fmt",
      }));
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}
