import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { ROOT } from "lib/config.ts";
import { describeEnding } from "lib/notebook/kernel_process.ts";
import { code } from "./sample_cells.ts";
import { isRunning, writeNotebook } from "./temporary_notebook.ts";

/** Waits until something holds; whether it did within the time. */
async function holdsWithin(milliseconds: number, check: () => unknown): Promise<boolean> {
  for (const end = performance.now() + milliseconds; performance.now() < end; await delay(50)) {
    if (await check()) return true;
  }
  return false;
}

Deno.test("a kernel dies within 5 s of an executor that is killed, busy as it may be", async () => {
  using notebook = writeNotebook(code(
    `const child = new Deno.Command("sleep", { args: ["600"] }).spawn();
     Deno.writeTextFileSync("pids.tmp", Deno.pid + " " + child.pid);
     Deno.renameSync("pids.tmp", "pids");
     for (;;);`,
  ));
  const executor = new Deno.Command(Deno.execPath(), {
    args: [
      "eval",
      `--config=${join(ROOT, "deno.json")}`,
      `import { executeNotebook } from "lib/notebook/execute.ts";
       await executeNotebook(${JSON.stringify(notebook.path)});`,
    ],
    cwd: ROOT,
    env: { TMPDIR: notebook.folder },
  }).spawn();
  const file = join(notebook.folder, "pids");
  assert.ok(await holdsWithin(30_000, () => existsSync(file)), "the cell was not executed");
  const pids = Deno.readTextFileSync(file).split(" ").map(Number);
  for (const pid of pids) assert.equal(await isRunning(pid), true);

  executor.kill("SIGKILL");
  await executor.status;
  for (const pid of pids) {
    assert.ok(await holdsWithin(5_000, async () => !await isRunning(pid)), `${pid} still runs`);
  }
  const hasNoFolder = () => [...Deno.readDirSync(notebook.folder)].every((e) => !e.isDirectory);
  assert.ok(await holdsWithin(1_000, hasNoFolder), "the kernel's folder was left behind");
});

Deno.test("describeEnding() shows what a crashed kernel said last, without deno's own warning", () => {
  const stderr = 'Warning "deno jupyter" is unstable and might change in the future.\npanicked\n';
  assert.equal(
    describeEnding({ code: 134, signal: "SIGABRT", stderr }),
    "it was ended by SIGABRT; it last said:\npanicked",
  );
  assert.equal(
    describeEnding({ code: 3, signal: null, stderr: "" }),
    "it exited with code 3, as by Deno.exit",
  );
});
