import assert from "node:assert/strict";
import { startTemporaryKernel } from "./temporary_kernel.ts";

/** A limit that no test reaches, 10 s by hurried timers. */
const LIMIT = { timeoutMs: 10_000_000 };

/** Makes timers go off a thousand times as fast, for tests of what never comes. */
function hurryTimers(): Disposable {
  const { setTimeout } = globalThis;
  const hurried = (act: () => void, milliseconds = 0) => setTimeout(act, milliseconds / 1000);
  globalThis.setTimeout = Object.assign(hurried, setTimeout);
  return { [Symbol.dispose]: () => void (globalThis.setTimeout = setTimeout) };
}

/** Lets a letter of a text arrive wrong wherever it comes over a connection that is opened later. */
function damageInTransit(text: string): Disposable {
  const deno: { connect(options: Deno.ConnectOptions): Promise<Deno.Conn> } = Deno;
  const { connect } = deno;
  deno.connect = async (options) => {
    const connection = await connect(options);
    const read = connection.read.bind(connection);
    connection.read = async (buffer) => {
      const length = await read(buffer);
      const at = new TextDecoder("latin1").decode(buffer.subarray(0, length ?? 0)).indexOf(text);
      if (at >= 0) buffer[at]! ^= 1;
      return length;
    };
    return connection;
  };
  return { [Symbol.dispose]: () => void (deno.connect = connect) };
}

Deno.test("execute() fails as soon as a message comes damaged, although the cell runs on", async () => {
  using _damage = damageInTransit("torn");
  await using kernel = await startTemporaryKernel();
  using _timers = hurryTimers();
  const running = kernel.execute(`console.log("to" + "rn"); await new Promise(() => {});`, LIMIT);
  const reason = /TornMessageError: .*wrong signature/;
  await assert.rejects(running, reason);
  await assert.rejects(kernel.execute("1", LIMIT), reason);
});

Deno.test("execute() fails when the outputs of a cell have no end, although the kernel is content", async () => {
  await using kernel = await startTemporaryKernel();
  using _timers = hurryTimers();
  const mute = kernel.execute("Deno.jupyter.display = () => Promise.resolve();", LIMIT);
  await assert.rejects(mute, /TornMessageError: .*outputs broke off/);
});
