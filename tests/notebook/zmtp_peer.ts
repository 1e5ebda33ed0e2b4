/** A peer of our ZMTP sockets that says byte by byte what a test wants it to say. */

/** Greeting of a peer that speaks ZMTP 3.0 without encryption. */
export const GREETING = new Uint8Array(64);
GREETING.set([0xff, 0, 0, 0, 0, 0, 0, 0, 1, 0x7f, 3, 0, ...new TextEncoder().encode("NULL")]);

/** READY without properties: a command of 6 bytes. */
export const READY = [4, 6, 5, ...new TextEncoder().encode("READY")];

/** A peer that waits for one connection, sends its bytes, and hangs up. */
export interface Peer extends AsyncDisposable {
  readonly port: number;
  /** All that came from the other side, once that has hung up. */
  readonly received: Promise<Uint8Array<ArrayBuffer>>;
}

/** Starts a peer on the loopback interface; the other side hangs up before it goes out of scope. */
export function startPeer(sent: readonly number[], greeting = GREETING): Peer {
  const listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const received = (async () => {
    const connection = await listener.accept();
    await connection.write(Uint8Array.from([...greeting, ...sent]));
    await connection.closeWrite();
    return await new Response(connection.readable).bytes();
  })();
  return {
    port: listener.addr.port,
    received,
    async [Symbol.asyncDispose]() {
      await received;
      listener.close();
    },
  };
}

/** The bytes of short frames that belong to one message. */
export function encodeShort(frames: readonly Uint8Array[]): number[] {
  return frames.flatMap((frame, i) => [i < frames.length - 1 ? 1 : 0, frame.length, ...frame]);
}
