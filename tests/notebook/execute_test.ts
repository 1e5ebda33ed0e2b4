import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { ROOT } from "lib/config.ts";
import {
  executeNotebook,
  type ExecuteNotebookOptions,
  NotebookError,
} from "lib/notebook/execute.ts";
import type { Kernel, KernelOptions } from "lib/notebook/kernel.ts";
import { codeCells } from "lib/notebook/normalize.ts";
import { formatNotebook, type MimeBundle, type Output } from "lib/notebook/notebook_file.ts";
import type { ProgressEvent } from "lib/notebook/progress.ts";
import { TornMessageError } from "lib/notebook/wire.ts";
import { code, text } from "./sample_cells.ts";
import { isRunning, writeNotebook } from "./temporary_notebook.ts";

/** Outputs of each code cell of an executed notebook with these sources. */
async function outputsOf(...sources: string[]): Promise<Output[][]> {
  using notebook = writeNotebook(...sources.map((source) => code(source)));
  return codeCells(await executeNotebook(notebook.path)).map(({ outputs }) => outputs);
}

/** The error with which a notebook of these sources fails. */
async function failureOf(
  sources: string[],
  options: ExecuteNotebookOptions = {},
): Promise<NotebookError> {
  using notebook = writeNotebook(...sources.map((source) => code(source)));
  try {
    await executeNotebook(notebook.path, options);
  } catch (error) {
    assert.ok(error instanceof NotebookError, `not a NotebookError: ${error}`);
    return error;
  }
  return assert.fail("the notebook did not fail");
}

Deno.test("executeNotebook() keeps 3,000 lines and 8 MB in each way of showing whole", async () => {
  const outputs = await outputsOf(
    `for (let i = 0; i < 3000; i++) console.log("line", i);
     await Deno.jupyter.display({ "text/html": "x".repeat(8e6) }, { raw: true });`,
    `console.error("é".repeat(8e6)); console.log("end");`,
    `Deno.jupyter.html\`\${"y".repeat(8e6)}\``,
    `await Deno.jupyter.broadcast("display_data", {
       data: { "text/plain": "z".repeat(8e6) }, metadata: {}, transient: {} });`,
  );
  const text = Array.from({ length: 3000 }, (_, i) => `line ${i}\n`).join("");
  const stream = (name: "stdout" | "stderr", text: string) => (
    { output_type: "stream", name, text }
  );
  const shown = (data: MimeBundle) => ({ output_type: "display_data", data, metadata: {} });
  const result = {
    ...shown({ "text/html": "y".repeat(8e6) }),
    output_type: "execute_result",
    execution_count: 3,
  };
  const expected = [
    [stream("stdout", text), shown({ "text/html": "x".repeat(8e6) })],
    [stream("stderr", "é".repeat(8e6) + "\n"), stream("stdout", "end\n")],
    [result],
    [shown({ "text/plain": "z".repeat(8e6) })],
  ];
  // Not deepEqual(): its message would be of many megabytes.
  assert.ok(isDeepStrictEqual(outputs, expected));
});

Deno.test("executeNotebook() keeps the order, counts 1..n, and gives the same bytes twice", async () => {
  const bundle = `{ "text/plain": "shown", "text/html": "<b>shown</b>" }`;
  using notebook = writeNotebook(
    text("# Title"),
    code(`console.log("a"); await Deno.jupyter.display(${bundle}, { raw: true });
      console.error("b"); console.log("\\x1b[31mc\\x1b[0m"); ({ d: 1 })`),
    code(""),
    {
      ...code(`await import("lib/no_such.ts").catch((e) => e.message)`),
      metadata: { scrolled: true },
    },
    code(`import { ROOT } from "lib/config.ts"; console.log(new Error(ROOT).stack);`),
  );
  const events: ProgressEvent[] = [];
  const cwd = join(ROOT, "notebooks");
  const first = await executeNotebook(notebook.path, { cwd, onProgress: (e) => events.push(e) });
  const second = await executeNotebook(notebook.path, { cwd });
  assert.equal(formatNotebook(first), formatNotebook(second));
  assert.doesNotMatch(formatNotebook(first), new RegExp(`${ROOT}|scrolled|transient`));

  const cells = codeCells(first);
  assert.deepEqual(cells.map((cell) => cell.execution_count), [1, 2, 3, 4]);
  assert.deepEqual(cells[0]?.outputs, [
    { output_type: "stream", name: "stdout", text: "a\n" },
    {
      output_type: "display_data",
      data: { "text/plain": "shown", "text/html": "<b>shown</b>" },
      metadata: {},
    },
    { output_type: "stream", name: "stderr", text: "b\n" },
    { output_type: "stream", name: "stdout", text: "c\n" },
    {
      output_type: "execute_result",
      data: { "text/plain": "{ d: 1 }" },
      metadata: {},
      execution_count: 1,
    },
  ]);
  assert.equal((first.metadata.language_info as { name: string }).name, "typescript");
  const steps = events.map((event) => event.type).filter((type) => type !== "cell-running");
  const perCell = ["cell-start", "cell-end"];
  assert.deepEqual(steps, [
    "notebook-start",
    ...cells.flatMap(() => perCell),
    "notebook-end",
  ]);
});

Deno.test("executeNotebook() says where and how a cell failed, and keeps what came before", async () => {
  const error = await failureOf([
    `console.log("before");`,
    `function f(): never { throw new RangeError("boom"); }\nf();`,
    `console.log("after");`,
  ]);
  assert.deepEqual([error.notebookName, error.cell, error.ename, error.evalue], [
    "sample",
    2,
    "RangeError",
    "boom",
  ]);
  assert.match(error.source, /^function f/);
  assert.match(error.traceback.join("\n"), /^RangeError: boom\n {4}at f \(/);
  assert.match(error.message, /^sample, code cell 2 failed:\n\n {2}function f/);
  const [before, failed, after] = codeCells(error.notebook);
  assert.deepEqual(before?.outputs.map(({ output_type }) => output_type), ["stream"]);
  assert.deepEqual(failed?.outputs.map(({ output_type }) => output_type), ["error"]);
  assert.deepEqual([after?.execution_count, after?.outputs], [null, []]);
});

Deno.test("executeNotebook() fails when a result cannot be shown, although the kernel is content", async () => {
  const error = await failureOf([
    `({ [Symbol.for("Jupyter.display")]() { throw new TypeError("no form"); } })`,
  ]);
  assert.deepEqual([error.ename, error.evalue], ["TypeError", "no form"]);
});

Deno.test("executeNotebook() says what the kernel keeps to itself: where the syntax is wrong", async () => {
  const error = await failureOf(["const a = 1;\nconst b: number = ;"]);
  assert.deepEqual([error.ename, error.evalue], ["SyntaxError", "Expression expected"]);
  assert.match(error.message, /at line 2, column 19$/);
});

Deno.test("executeNotebook() reports a kernel that exits, is killed or runs out of memory", async () => {
  const exhaust = "const all: number[][] = []; for (;;) all.push(new Array(1e5).fill(all.length));";
  const env = { DENO_V8_FLAGS: "--max-old-space-size=100" };
  const deaths: [string, RegExp][] = [
    ["Deno.exit(3)", /exited with code 3, as by Deno.exit$/],
    ['Deno.kill(Deno.pid, "SIGKILL")', /SIGKILL\), probably because memory ran out$/],
    [exhaust, /JavaScript's memory ran out/],
  ];
  for (const [source, message] of deaths) {
    const error = await failureOf([source], { env });
    assert.equal(error.ename, "KernelDiedError");
    assert.match(error.evalue, message);
  }
});

Deno.test("executeNotebook() ends a cell that takes too long, busy or waiting", async () => {
  for (const source of ["console.log(1); for (;;);", "await new Promise(() => {});"]) {
    const error = await failureOf([source], { cellTimeoutMs: 1000 });
    assert.deepEqual([error.ename, error.cell], ["CellTimeoutError", 1]);
    assert.match(error.evalue, /longer than 1 s/);
  }
});

Deno.test("executeNotebook() ends the kernel and throws the reason when it is aborted", async () => {
  using notebook = writeNotebook(
    code(`Deno.writeTextFileSync("pid", String(Deno.pid)); for (;;);`),
  );
  const controller = new AbortController();
  const reason = new Error("stopped");
  const file = join(notebook.folder, "pid");
  const onProgress = ({ type }: ProgressEvent) => {
    if (type === "cell-running") controller.abort(reason);
  };
  const { signal } = controller;
  await assert.rejects(executeNotebook(notebook.path, { signal, onProgress }), reason);
  assert.equal(await isRunning(Number(Deno.readTextFileSync(file))), false);
});

/** A kernel whose first cells fail as if outputs were torn. */
function tearing(times: number) {
  const log = { started: 0, closed: 0 };
  const start = (): Promise<Kernel> => {
    const isTorn = log.started++ < times;
    return Promise.resolve({
      languageInfo: {},
      execute(_code, { isCounted = true }) {
        if (isTorn && isCounted) throw new TornMessageError("torn");
        return Promise.resolve({ status: "ok" });
      },
      close: () => Promise.resolve(void log.closed++),
    });
  };
  return { log, start };
}

Deno.test("executeNotebook() executes a notebook again when outputs are torn, but once only", async () => {
  using notebook = writeNotebook(code("1"));
  const once = tearing(1);
  const events: string[] = [];
  const onProgress = ({ type }: ProgressEvent) => events.push(type);
  await executeNotebook(notebook.path, { start: once.start, onProgress });
  assert.deepEqual(once.log, { started: 2, closed: 2 });
  assert.ok(events.includes("notebook-again"));

  const always = tearing(Infinity);
  await assert.rejects(executeNotebook(notebook.path, { start: always.start }), {
    name: "NotebookError",
    ename: "TornMessageError",
  });
  assert.deepEqual(always.log, { started: 2, closed: 2 });
});

Deno.test("executeNotebook() leaves no folder behind, when it is done, fails, or finds no kernel", async () => {
  using notebook = writeNotebook(code("1"));
  const folders: string[] = [];
  const execute = (start: () => Promise<Kernel>) =>
    executeNotebook(notebook.path, {
      start({ folder }: KernelOptions) {
        Deno.writeTextFileSync(join(folder, "connection.json"), "{}");
        folders.push(folder);
        return start();
      },
    });
  await execute(tearing(1).start);
  const reason = new Error("no kernel");
  await assert.rejects(execute(() => Promise.reject(reason)), reason);
  assert.deepEqual(folders.map(existsSync), [false, false, false]);
});
