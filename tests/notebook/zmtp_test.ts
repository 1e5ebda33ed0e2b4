import assert from "node:assert/strict";
import { TornMessageError } from "lib/notebook/wire.ts";
import { connectZmtp, type ZmtpSocket } from "lib/notebook/zmtp.ts";
import { GREETING, READY, startPeer } from "./zmtp_peer.ts";

/** Lets a peer that sends these bytes after the handshake, and then hangs up, meet our socket. */
async function meet(sent: number[], check: (socket: ZmtpSocket) => Promise<void>): Promise<void> {
  await using peer = startPeer([...READY, ...sent]);
  const socket = await connectZmtp(peer.port, "SUB");
  try {
    await check(socket);
  } finally {
    socket.close();
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

Deno.test("send() gives the size of a frame in one byte up to 255, and in eight from 256 on", async () => {
  await using peer = startPeer(READY);
  const socket = await connectZmtp(peer.port, "DEALER");
  const [short, long] = [new Uint8Array(255).fill(7), new Uint8Array(256).fill(8)];
  await socket.send([short, long, Uint8Array.of(9)]);
  socket.close();
  const message = [1, 255, ...short, 3, 0, 0, 0, 0, 0, 0, 1, 0, ...long, 0, 1, 9];
  assert.deepEqual([...await peer.received].slice(-message.length), message);
});

Deno.test("connectZmtp() refuses a peer of another protocol, of ZMTP 2, or that is not ready", async () => {
  const http = new TextEncoder().encode("HTTP/1.1 400 Bad Request\r\n".padEnd(64));
  // Signature from its first to its last byte, major version.
  const altered = [[0, 0xfe], [9, 0x7e], [10, 2]].map(([at, byte]) => GREETING.with(at!, byte!));
  const visit = async (port: number) => (await connectZmtp(port, "SUB")).close();
  for (const greeting of [http, ...altered]) {
    await using peer = startPeer(READY, greeting);
    await assert.rejects(visit(peer.port), /TornMessageError: .*not speak ZMTP 3/);
  }
  const refusal = [4, 7, 5, ...new TextEncoder().encode("ERROR"), 0];
  for (const answer of [refusal, READY.with(0, 0)]) {
    await using peer = startPeer(answer);
    await assert.rejects(visit(peer.port), /TornMessageError: .*refused/);
  }
});

Deno.test("connectZmtp() says when nothing listens", async () => {
  const listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  listener.close();
  const { port } = listener.addr as Deno.NetAddr;
  await assert.rejects(connectZmtp(port, "DEALER"), Deno.errors.ConnectionRefused);
});
