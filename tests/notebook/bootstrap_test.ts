import assert from "node:assert/strict";
import { MAX_WIRE_BYTES } from "lib/notebook/display.ts";
import { startKernel } from "lib/notebook/kernel.ts";

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

Deno.test("protectOutputs() lets nothing large onto the wire, however it is shown", async () => {
  const folder = Deno.makeTempDirSync();
  let largest = 0;
  const kernel = await startKernel({
    cwd: folder,
    env: { NO_COLOR: "1" },
    folder,
    signal: new AbortController().signal,
    onMessage: ({ content }) => largest = Math.max(largest, JSON.stringify(content).length),
  });
  try {
    const run = async (code: string) => {
      const { status } = await kernel.execute(code, { timeoutMs: 60_000 });
      assert.equal(status, "ok", code);
    };
    const bootstrap = import.meta.resolve("lib/notebook/bootstrap.ts");
    await run(`(await import("${bootstrap}")).protectOutputs(${JSON.stringify(folder)});`);
    await run(`const s = "é\\u0000".repeat(500_000);`);
    for (const [way, code] of Object.entries(WAYS)) {
      largest = 0;
      await run(code);
      assert.ok(largest < MAX_WIRE_BYTES + 1000, `${way}: a message of ${largest} characters`);
    }
  } finally {
    await kernel.close();
    Deno.removeSync(folder, { recursive: true });
  }
});
