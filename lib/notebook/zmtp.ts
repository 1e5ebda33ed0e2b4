/**
 * The part of ZeroMQ's wire protocol (ZMTP 3.0) that a client of a Jupyter kernel needs: a DEALER
 * or SUB socket that connects over TCP without encryption.
 *
 * npm:zeromq@6.8.0 is not used: under Deno 2.9.6 it crashed 21 of 60 runs that opened and closed
 * three connections (SIGSEGV in `zmq::Poller::Callback`, which runs after its socket is closed).
 *
 * @see https://rfc.zeromq.org/spec/23/
 * @module
 */

import { TornMessageError } from "./wire.ts";

/** A message: one or more frames. */
export type Frames = Uint8Array[];

/** A connected socket. */
export interface ZmtpSocket {
  /** Sends a message, after those sent before. */
  send(frames: Frames): Promise<void>;
  /**
   * The next message, or undefined once the connection has been closed, by whichever side.
   *
   * @throws {TornMessageError} If what comes is not ZMTP.
   */
  receive(): Promise<Frames | undefined>;
  close(): void;
}

const FLAGS = { more: 1, long: 2, command: 4, reserved: 0xf8 };

/** Larger frames are taken for damage: no JSON text could be made of them. */
const MAX_FRAME_BYTES = 2 ** 29;

const encoder = new TextEncoder();

/**
 * Connects to a ZeroMQ socket that is bound on the loopback interface; a SUB receives everything.
 *
 * @throws {Deno.errors.ConnectionRefused} If nothing listens.
 */
export async function connectZmtp(port: number, type: "DEALER" | "SUB"): Promise<ZmtpSocket> {
  const connection = await Deno.connect({ hostname: "127.0.0.1", port });
  // Short messages go at once: waiting to fill packets costs each cell some 80 ms.
  connection.setNoDelay(true);
  try {
    const socket = new Socket(connection);
    await socket.greet(type);
    if (type === "SUB") await socket.send([Uint8Array.of(1)]);
    return socket;
  } catch (error) {
    connection.close();
    throw error;
  }
}

class Socket implements ZmtpSocket {
  readonly #connection: Deno.TcpConn;
  /** Bytes received and not yet used. */
  #rest = new Uint8Array(0);
  #sent = Promise.resolve();

  constructor(connection: Deno.TcpConn) {
    this.#connection = connection;
  }

  async greet(type: string): Promise<void> {
    const greeting = new Uint8Array(64);
    greeting.set([0xff, 0, 0, 0, 0, 0, 0, 0, 1, 0x7f, 3, 0]);
    greeting.set(encoder.encode("NULL"), 12);
    await this.#write(greeting);
    const theirs = await this.#take(64);
    if (theirs[0] !== 0xff || theirs[9] !== 0x7f || theirs[10]! < 3) {
      throw new TornMessageError("The peer does not speak ZMTP 3.");
    }
    await this.#write(
      encodeFrame(encodeReady({ "Socket-Type": type, Identity: "" }), FLAGS.command),
    );
    const { flags, body } = await this.#readFrame();
    if (!(flags & FLAGS.command) || new TextDecoder().decode(body.subarray(1, 6)) !== "READY") {
      throw new TornMessageError("The peer refused the connection.");
    }
  }

  send(frames: Frames): Promise<void> {
    const last = frames.length - 1;
    const encoded = frames.map((frame, i) => encodeFrame(frame, i < last ? FLAGS.more : 0));
    this.#sent = this.#sent.then(async () => {
      for (const bytes of encoded) await this.#write(bytes);
    });
    return this.#sent;
  }

  async receive(): Promise<Frames | undefined> {
    const frames: Frames = [];
    try {
      for (;;) {
        const { flags, body } = await this.#readFrame();
        if (flags & FLAGS.command) continue;
        frames.push(body);
        if (!(flags & FLAGS.more)) return frames;
      }
    } catch (error) {
      if (error instanceof TornMessageError) throw error;
      return undefined;
    }
  }

  close(): void {
    this.#connection.close();
  }

  async #readFrame(): Promise<{ flags: number; body: Uint8Array }> {
    const flags = (await this.#take(1))[0]!;
    if (flags & FLAGS.reserved) throw new TornMessageError("The kernel sent a broken frame.");
    const size = flags & FLAGS.long
      ? Number(new DataView((await this.#take(8)).buffer).getBigUint64(0))
      : (await this.#take(1))[0]!;
    if (size > MAX_FRAME_BYTES) throw new TornMessageError("The kernel sent a broken frame.");
    return { flags, body: await this.#take(size) };
  }

  async #take(size: number): Promise<Uint8Array<ArrayBuffer>> {
    const bytes = new Uint8Array(size);
    for (let filled = 0; filled < size;) {
      if (this.#rest.length === 0) await this.#fill();
      const part = this.#rest.subarray(0, size - filled);
      bytes.set(part, filled);
      filled += part.length;
      this.#rest = this.#rest.subarray(part.length);
    }
    return bytes;
  }

  async #fill(): Promise<void> {
    const buffer = new Uint8Array(65536);
    const length = await this.#connection.read(buffer);
    if (length === null) throw new Deno.errors.UnexpectedEof("The connection was closed.");
    this.#rest = buffer.subarray(0, length);
  }

  async #write(bytes: Uint8Array): Promise<void> {
    for (let at = 0; at < bytes.length;) at += await this.#connection.write(bytes.subarray(at));
  }
}

/** A frame with its head: flags, and its size in one byte or in eight. */
function encodeFrame(body: Uint8Array, flags: number): Uint8Array {
  const isLong = body.length > 255;
  const frame = new Uint8Array((isLong ? 9 : 2) + body.length);
  frame[0] = flags | (isLong ? FLAGS.long : 0);
  if (isLong) new DataView(frame.buffer).setBigUint64(1, BigInt(body.length));
  else frame[1] = body.length;
  frame.set(body, isLong ? 9 : 2);
  return frame;
}

/** The command READY with its properties: names with a size of one byte, values of four. */
function encodeReady(properties: Record<string, string>): Uint8Array {
  const parts = Object.entries(properties).flatMap(([name, value]) => [
    [name.length, ...encoder.encode(name)],
    [0, 0, 0, value.length, ...encoder.encode(value)],
  ]);
  return Uint8Array.from([5, ...encoder.encode("READY"), ...parts.flat()]);
}
