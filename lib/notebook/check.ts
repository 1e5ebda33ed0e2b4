/**
 * Checks the code of notebooks without running it: syntax, types and lint rules, by cell and line.
 *
 * @module
 */

import { join, relative, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { ROOT } from "../config.ts";
import { type CellLine, cellsToModule, codeSources } from "./cells_module.ts";
import type { CheckProblem } from "./check_problem.ts";
import { type Diagnostic, parseErrors, parseLintOutput } from "./deno_diagnostics.ts";
import { type Notebook, readNotebook } from "./notebook_file.ts";

const CONFIG = `--config=${join(ROOT, "deno.json")}`;

/** Rules that cells need not keep; the compiler tells of a redeclaration better than the rule. */
const RULES_OFF = "--rules-exclude=no-console,camelcase,no-redeclare";

/** A file to check, and the way from its lines to cells. */
interface Module {
  /** The notebook's place among the notebooks. */
  index: number;
  file: string;
  source: string;
  locate: (line: number) => CellLine;
}

/**
 * What is wrong with the code of some notebooks: one `deno lint` and one `deno check` for them all.
 *
 * The cells of a notebook are checked as one module (see {@link cellsToModule}), with the project's
 * import map and rules. A notebook that cannot be parsed is not type-checked.
 *
 * @param paths Notebook files, absolute or from the project's root; problems repeat these words.
 * @returns Problems in the order of notebooks, cells and lines; empty if all is well.
 * @throws {UserError} If a file is missing or is not a notebook.
 *
 * @example A text is no number
 * ```ts
 * import assert from "node:assert/strict";
 * import { checkNotebooks } from "lib/notebook/check.ts";
 * const path = await Deno.makeTempFile({ suffix: ".ipynb" });
 * const cell = { cell_type: "code", id: "a", metadata: {}, source: 'export const n: number = "1";' };
 * const notebook = { nbformat: 4, nbformat_minor: 5, metadata: {}, cells: [cell] };
 * await Deno.writeTextFile(path, JSON.stringify(notebook));
 * const [problem] = await checkNotebooks([path]);
 * await Deno.remove(path);
 * assert.deepEqual([problem?.cell, problem?.line, problem?.code], [1, 1, "TS2322"]);
 * ```
 */
export async function checkNotebooks(paths: readonly string[]): Promise<CheckProblem[]> {
  const notebooks = await Promise.all(paths.map((path) => readNotebook(resolve(ROOT, path))));
  // Not below the project, whose deno.json excludes its folders of temporary files from checks.
  const folder = await Deno.realPath(await Deno.makeTempDir({ prefix: "patroliq-check-" }));
  try {
    const modules = notebooks.map((notebook, index) => moduleOf(folder, notebook, index));
    const linted = await lint(modules);
    const isBroken = ({ file }: Module) =>
      linted.some((found) => found.code === "syntax" && isIn(file, found));
    const [broken, whole] = [modules.filter(isBroken), modules.filter((m) => !isBroken(m))];
    const cells = broken.flatMap(({ index }) => cellModules(folder, notebooks[index]!, index));
    const unparsable = (await lint(cells)).filter(({ code }) => code === "syntax");
    const linterSaid = linted.filter(({ code }) => code !== "syntax");
    const found = [...unparsable, ...linterSaid, ...await checkTypes(whole)];
    const located = found.map((one) => locate(one, [...modules, ...cells], paths));
    return located.sort(([i, a], [j, b]) => i - j || a.cell - b.cell || a.line - b.line)
      .map(([, problem]) => problem);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

/** The whole notebook as one module. */
function moduleOf(folder: string, notebook: Notebook, index: number): Module {
  const { source, lines } = cellsToModule(notebook);
  const locate = (line: number) => lines[line - 1] ?? lines.at(-1) ?? { cell: 0, line: 0 };
  return { index, file: join(folder, `${index}.ts`), source, locate };
}

/** Each cell as a module: what cannot be parsed spoils the place of errors behind it otherwise. */
function cellModules(folder: string, notebook: Notebook, index: number): Module[] {
  return codeSources(notebook).map((source, i) => ({
    index,
    file: join(folder, `${index}_${i + 1}.ts`),
    source,
    locate: (line) => ({ cell: i + 1, line }),
  }));
}

async function lint(modules: readonly Module[]): Promise<Diagnostic[]> {
  if (modules.length === 0) return [];
  const { stdout, stderr } = await deno(["lint", "--json", CONFIG, RULES_OFF], modules);
  try {
    return [...parseLintOutput(stdout), ...parseErrors(stderr)];
  } catch {
    throw new Error(`Cannot lint notebooks: ${stderr || stdout}`);
  }
}

async function checkTypes(modules: readonly Module[]): Promise<Diagnostic[]> {
  if (modules.length === 0) return [];
  const { success, stderr } = await deno(["check", CONFIG], modules);
  const found = parseErrors(stderr);
  if (!success && found.length === 0) throw new Error(`Cannot check notebooks: ${stderr}`);
  return found;
}

async function deno(args: string[], modules: readonly Module[]) {
  await Promise.all(modules.map(({ file, source }) => Deno.writeTextFile(file, source)));
  const { success, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args: [...args, ...modules.map(({ file }) => file)],
    cwd: ROOT,
    env: { NO_COLOR: "1", FORCE_COLOR: "" },
    stdin: "null",
  }).output();
  const decoder = new TextDecoder();
  return { success, stdout: decoder.decode(stdout), stderr: decoder.decode(stderr) };
}

/** A complaint in terms of cells, after the place of its notebook; files of lib come last. */
function locate(
  found: Diagnostic,
  modules: readonly Module[],
  paths: readonly string[],
): [number, CheckProblem] {
  const { code, message, line } = found;
  const module = modules.find(({ file }) => isIn(file, found));
  if (module) {
    return [module.index, {
      notebook: paths[module.index]!,
      ...module.locate(line),
      code,
      message,
    }];
  }
  const notebook = relative(ROOT, fileURLToPath(found.file));
  return [paths.length, { notebook, cell: 0, line, code, message }];
}

function isIn(file: string, found: Diagnostic): boolean {
  return found.file === pathToFileURL(file).href;
}
