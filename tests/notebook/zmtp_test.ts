import assert from "node:assert/strict";
import { TornMessageError } from "lib/notebook/wire.ts";
import { connectZmtp, type ZmtpSocket } from "lib/notebook/zmtp.ts";

const GREETING = new Uint8Array(64);
GREETING.set([0xff, 0, 0, 0, 0, 0, 0, 0, 1, 0x7f, 3, 0, ...new TextEncoder().encode("NULL")]);

/** READY without properties: a command of 6 bytes. */
const READY = [4, 6, 5, ...new TextEncoder().encode("READY")];

/** Lets a peer that sends these bytes after the handshake, and then hangs up, meet our socket. */
async function meet(sent: number[], check: (socket: ZmtpSocket) => Promise<void>): Promise<void> {
  const listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const peer = (async () => {
    const connection = await listener.accept();
    await connection.write(GREETING);
    await connection.write(Uint8Array.from([...READY, ...sent]));
    await connection.closeWrite();
    for (const buffer = new Uint8Array(1024); await connection.read(buffer) !== null;);
    connection.close();
  })();
  const socket = await connectZmtp((listener.addr as Deno.NetAddr).port, "SUB");
  try {
    await check(socket);
  } finally {
    socket.close();
    await peer;
    listener.close();
  }
}

Deno.test("receive() joins the frames of a message and skips commands", async () => {
  // Short frame "a" with more to come, PING command, long frame "bc" of 8-byte size; then the end.
  const sent = [1, 1, 97, 4, 1, 0, 2, 0, 0, 0, 0, 0, 0, 0, 2, 98, 99];
  await meet(sent, async (socket) => {
    assert.deepEqual(await socket.receive(), [Uint8Array.of(97), Uint8Array.of(98, 99)]);
    assert.equal(await socket.receive(), undefined);
  });
});

Deno.test("receive() takes reserved flags and absurd sizes for a torn message", async () => {
  for (const sent of [[0x78, 0], [2, 255, 255, 255, 255, 0, 0, 0, 0]]) {
    await meet(sent, async (socket) => {
      await assert.rejects(socket.receive(), TornMessageError);
    });
  }
});

Deno.test("connectZmtp() says when nothing listens", async () => {
  const listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  listener.close();
  const { port } = listener.addr as Deno.NetAddr;
  await assert.rejects(connectZmtp(port, "DEALER"), Deno.errors.ConnectionRefused);
});
