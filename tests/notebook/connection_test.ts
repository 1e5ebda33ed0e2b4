import assert from "node:assert/strict";
import { chooseConnection, KernelConnection } from "lib/notebook/connection.ts";
import { waitAtMost } from "lib/notebook/wait.ts";
import { packMessage } from "lib/notebook/wire.ts";
import { encodeShort, READY, startPeer } from "./zmtp_peer.ts";

const KEY = "key";

/** A message as a kernel sends it, signed with a key; short enough for short frames. */
function message(type: string, key = KEY): number[] {
  return encodeShort(packMessage(key, { id: "1", session: "s", type, content: {} }));
}

/** What is published, and how each channel is lost, when a kernel sends this and hangs up. */
async function outcomeOf(shell: number[], iopub: number[]) {
  await using shellPeer = startPeer([...READY, ...shell]);
  await using iopubPeer = startPeer([...READY, ...iopub]);
  const ports = { shell_port: shellPeer.port, iopub_port: iopubPeer.port };
  const published: string[] = [];
  const lost: string[] = [];
  const bothLost = Promise.withResolvers<void>();
  const connection = new KernelConnection({ ...chooseConnection(), ...ports, key: KEY }, {
    onPublished: ({ type }) => published.push(type),
    onLost: (error) => {
      if (lost.push(String(error)) === 2) bothLost.resolve();
    },
  });
  await waitAtMost(5000, bothLost.promise);
  connection.close();
  return { published, lost: lost.sort() };
}

const CUT = "TornMessageError: The connection to the kernel was cut.";
const FORGED = "TornMessageError: The kernel sent a message with a wrong signature.";
const BROKEN = "TornMessageError: The kernel sent a broken frame.";

Deno.test("KernelConnection tells of damage on either channel, and takes nothing that comes after", async () => {
  const whole = message("stream");
  const forged = message("display_data", "another key");
  assert.deepEqual(await outcomeOf([], [...whole, ...forged, ...whole]), {
    published: ["stream"],
    lost: [CUT, FORGED],
  });
  assert.deepEqual(await outcomeOf(forged, whole), { published: ["stream"], lost: [CUT, FORGED] });
  assert.deepEqual(await outcomeOf([], [0xff, 0]), { published: [], lost: [CUT, BROKEN] });
});

Deno.test("KernelConnection takes a channel that breaks off for a loss, whole messages or half", async () => {
  const half = message("stream").slice(0, 100);
  assert.deepEqual(await outcomeOf([], half), { published: [], lost: [CUT, CUT] });
});

Deno.test("chooseConnection() gives each kernel a key and ports of its own, on the loopback interface", () => {
  const [one, other] = [chooseConnection(), chooseConnection()];
  assert.notEqual(one.key, other.key);
  assert.ok(one.key.length >= 32, "a key of 128 bits has 32 hexadecimal digits");
  assert.equal(one.ip, "127.0.0.1");
  const { shell_port, iopub_port, stdin_port, control_port, hb_port } = one;
  assert.equal(new Set([shell_port, iopub_port, stdin_port, control_port, hb_port]).size, 5);
});
