import assert from "node:assert/strict";
import { explain } from "lib/commands/explain.ts";
import { NotebookError } from "lib/notebook/notebook_error.ts";

Deno.test("explain() tells a full or read-only disk in one line, with exit code 2", () => {
  assert.deepEqual(explain(new Error("No space left on device (os error 28), write 'a.csv'")), {
    text:
      "error: Cannot write: No space left on device, write 'a.csv'. Make room, or choose --out.",
    exitCode: 2,
  });
  const cell = new NotebookError({
    name: "01_one",
    cell: 1,
    source: "save();",
    error: {
      output_type: "error",
      ename: "Error",
      evalue: "No space left on device (os error 28)",
      traceback: [],
    },
    notebook: { cells: [], metadata: {}, nbformat: 4, nbformat_minor: 5 },
  });
  assert.match(explain(cell).text, /^error: Cannot write: No space left on device\. Make room/);
  assert.equal(explain(new Error("Read-only file system (os error 30)")).exitCode, 2);
});

Deno.test("explain() shows the trace of a fault of the program, with exit code 1", () => {
  for (const error of [new Error("os error 28"), new Error("Broken pipe (os error 32)")]) {
    assert.deepEqual(explain(error), { text: error.stack, exitCode: 1 });
  }
});
