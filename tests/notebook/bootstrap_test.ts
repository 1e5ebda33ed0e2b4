import assert from "node:assert/strict";
import { startTemporaryKernel } from "./temporary_kernel.ts";

/** Each way in which a cell can show a megabyte. */
const WAYS = {
  "display of a bundle": `Deno.jupyter.display({ "text/html": s }, { raw: true })`,
  "display of a value": "Deno.jupyter.display(Deno.jupyter.md`${s}`)",
  "update of a display":
    `Deno.jupyter.display({ "text/html": s }, { raw: true, update: true, display_id: "a" })`,
  "broadcast": `Deno.jupyter.broadcast("display_data",
    { data: { "text/html": s }, metadata: {}, transient: {} })`,
  "result": "Deno.jupyter.html`${s}`",
  "console.log": "console.log(s)",
  "console.error": "console.error('%s', s)",
};

/** A limit of our own: Deno's kernel tears messages of many megabytes. */
const MAX_LENGTH = 300_000;

Deno.test("protectOutputs() lets nothing large onto the wire, however it is shown", async () => {
  let largest = 0;
  await using kernel = await startTemporaryKernel(({ content }) => {
    largest = Math.max(largest, JSON.stringify(content).length);
  });
  const run = async (code: string) => {
    const { status } = await kernel.execute(code, { timeoutMs: 60_000 });
    assert.equal(status, "ok", code);
  };
  const bootstrap = import.meta.resolve("lib/notebook/bootstrap.ts");
  await run(`(await import("${bootstrap}")).protectOutputs(${JSON.stringify(kernel.folder)});`);
  await run(`const s = "é\\u0000".repeat(500_000);`);
  for (const [way, code] of Object.entries(WAYS)) {
    largest = 0;
    await run(code);
    assert.ok(largest < MAX_LENGTH, `${way}: a message of ${largest} characters`);
  }
});
