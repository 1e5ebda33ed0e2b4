/**
 * Executes a notebook from top to bottom in a kernel of its own.
 *
 * @module
 */

import { basename, dirname, resolve } from "node:path";
import { CELL_TIMEOUT_SECONDS, ROOT } from "../config.ts";
import { explainBreak, findError } from "./cell_failure.ts";
import { takeFromFile } from "./display.ts";
import { type Kernel, type KernelOptions, startKernel } from "./kernel.ts";
import { codeCells, toBlank, toExecuted } from "./normalize.ts";
import { NotebookError } from "./notebook_error.ts";
import { type CodeCell, type ErrorOutput, type Notebook, readNotebook } from "./notebook_file.ts";
import { OutputCollector, toPortable } from "./outputs.ts";
import type { ProgressEvent, ProgressStep } from "./progress.ts";
import { TornMessageError } from "./wire.ts";

export { NotebookError } from "./notebook_error.ts";

/** How a notebook is executed. */
export interface ExecuteNotebookOptions {
  /** Added to the environment of this process, for the cells. */
  env?: Record<string, string>;
  /** Working folder of the cells (default the notebook's). */
  cwd?: string;
  /** Milliseconds that a cell may take (default {@link CELL_TIMEOUT_SECONDS} s). */
  cellTimeoutMs?: number;
  /** Ends the execution; it then throws the signal's reason. */
  signal?: AbortSignal;
  /** Is told how far the notebook is. */
  onProgress?: (event: ProgressEvent) => void;
  /** Starts the kernel; replaced in tests. */
  start?: (options: KernelOptions) => Promise<Kernel>;
}

/** Environment of every kernel: nothing of the place, the language or the terminal. */
const KERNEL_ENV = { NO_COLOR: "1", TZ: "UTC", LANG: "en_US.UTF-8", LC_ALL: "en_US.UTF-8" };

/** Milliseconds between two signs of life of a running cell. */
const PROGRESS_MS = 1000;

/**
 * The notebook with the outputs of all its cells; the file itself is left as it is.
 *
 * The kernel and its folder are gone when this returns or throws. Two executions give equal
 * notebooks if the cells do: counts are 1..n, ids stay, and no time or path of the machine gets in.
 * If outputs are lost on their way from the kernel, the notebook is executed a second time.
 *
 * @throws {UserError} If the file is not a notebook.
 * @throws {NotebookError} If a cell fails or takes too long, or the kernel dies.
 */
export async function executeNotebook(
  path: string,
  options: ExecuteNotebookOptions = {},
): Promise<Notebook> {
  const source = toBlank(await readNotebook(path));
  const context = { path, options, report: createReport(path, source, options) };
  let isDone = false;
  context.report({ type: "notebook-start" });
  try {
    const notebook = await executeOnce(toBlank(source), context).catch((error) => {
      if (!(error instanceof NotebookError && error.cause instanceof TornMessageError)) throw error;
      context.report({ type: "notebook-again" });
      return executeOnce(toBlank(source), context);
    });
    isDone = true;
    return notebook;
  } finally {
    context.report({ type: "notebook-end", isDone });
  }
}

/** What stays the same when a notebook is executed again. */
interface Context {
  path: string;
  options: ExecuteNotebookOptions;
  report: (step: ProgressStep) => void;
}

function createReport(path: string, notebook: Notebook, options: ExecuteNotebookOptions) {
  const started = performance.now();
  const common = { notebook: nameOf(path), total: codeCells(notebook).length };
  return (step: ProgressStep) => {
    options.onProgress?.({ ...step, ...common, elapsedMs: performance.now() - started });
  };
}

async function executeOnce(notebook: Notebook, context: Context): Promise<Notebook> {
  const { path, options } = context;
  const folder = Deno.makeTempDirSync({ prefix: "patroliq-kernel-" });
  const collector = new OutputCollector((bundle) => takeFromFile(bundle, folder));
  let kernel: Kernel | undefined;
  try {
    kernel = await (options.start ?? startKernel)({
      cwd: options.cwd ?? dirname(resolve(path)),
      env: { ...KERNEL_ENV, ...options.env },
      folder,
      signal: options.signal ?? new AbortController().signal,
      onMessage: (message) => collector.add(message),
    });
    await prepare(kernel, folder);
    for (const [i, cell] of codeCells(notebook).entries()) {
      cell.execution_count = i + 1;
      collector.begin(cell.outputs);
      const failure = await executeCell(kernel, cell, context);
      if (failure === undefined) continue;
      if (!cell.outputs.includes(failure.error)) cell.outputs.push(failure.error);
      throw new NotebookError({
        name: nameOf(path),
        cell: i + 1,
        source: cell.source,
        error: toPortable(failure.error, ROOT),
        notebook: toExecuted(notebook, kernel.languageInfo),
      }, { cause: failure.cause });
    }
    return toExecuted(notebook, kernel.languageInfo);
  } finally {
    await kernel?.close();
    Deno.removeSync(folder, { recursive: true });
  }
}

/** Lets the kernel leave large outputs in the folder. */
async function prepare(kernel: Kernel, folder: string): Promise<void> {
  const module = new URL("./bootstrap.ts", import.meta.url).href;
  const code = `(await import(${JSON.stringify(module)})).protectOutputs(${
    JSON.stringify(folder)
  })`;
  const options = { timeoutMs: CELL_TIMEOUT_SECONDS * 1000, isCounted: false };
  const { status, evalue } = await kernel.execute(code, options);
  if (status !== "ok") throw new Error(`Cannot prepare the kernel: ${evalue}`);
}

/** Why a cell failed: as its last output, and as what was thrown here. */
interface Failure {
  error: ErrorOutput;
  cause?: unknown;
}

async function executeCell(
  kernel: Kernel,
  cell: CodeCell,
  { options, report }: Context,
): Promise<Failure | undefined> {
  const started = performance.now();
  const tell = (type: "cell-start" | "cell-running" | "cell-end") =>
    report({ type, cell: Number(cell.execution_count), cellMs: performance.now() - started });
  tell("cell-start");
  const timer = setInterval(() => tell("cell-running"), PROGRESS_MS);
  try {
    const timeoutMs = options.cellTimeoutMs ?? CELL_TIMEOUT_SECONDS * 1000;
    const reply = await kernel.execute(cell.source, { timeoutMs });
    const error = await findError(cell, reply);
    if (error === undefined) tell("cell-end");
    return error && { error };
  } catch (cause) {
    const error = explainBreak(cause);
    if (error === undefined) throw cause;
    return { error, cause };
  } finally {
    clearInterval(timer);
  }
}

function nameOf(path: string): string {
  return basename(path, ".ipynb");
}
