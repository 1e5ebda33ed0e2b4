/**
 * The sockets between this process and a kernel, on the loopback interface alone.
 *
 * @module
 */

import { setTimeout as delay } from "node:timers/promises";
import {
  type Content,
  type Message,
  packMessage,
  TornMessageError,
  unpackMessage,
} from "./wire.ts";
import { connectZmtp, type ZmtpSocket } from "./zmtp.ts";

/** What a connection file says: where a kernel listens, and the key that signs its messages. */
export interface ConnectionInfo {
  transport: "tcp";
  ip: string;
  key: string;
  signature_scheme: "hmac-sha256";
  shell_port: number;
  iopub_port: number;
  stdin_port: number;
  control_port: number;
  hb_port: number;
}

/** What a connection tells its owner. */
export interface ConnectionEvents {
  /** A message of the channel on which the kernel publishes outputs. */
  onPublished: (message: Message) => void;
  /** A message came damaged, or the channel was cut; outputs are lost. */
  onLost: (error: TornMessageError) => void;
}

const HOST = "127.0.0.1";

/** Milliseconds between two tries to connect. */
const RECONNECT_MS = 20;

/** Free ports and a fresh key; another process may take a port before the kernel does. */
export function chooseConnection(): ConnectionInfo {
  const listeners = Array.from({ length: 5 }, () => Deno.listen({ hostname: HOST, port: 0 }));
  const [shell, iopub, stdin, control, heartbeat] = listeners.map(({ addr, close }, i) => {
    close.call(listeners[i]);
    return (addr as Deno.NetAddr).port;
  }) as [number, number, number, number, number];
  return {
    transport: "tcp",
    ip: HOST,
    key: crypto.randomUUID(),
    signature_scheme: "hmac-sha256",
    shell_port: shell,
    iopub_port: iopub,
    stdin_port: stdin,
    control_port: control,
    hb_port: heartbeat,
  };
}

/** A connection to a kernel, which need not listen yet. */
export class KernelConnection {
  readonly #key: string;
  readonly #events: ConnectionEvents;
  readonly #session = crypto.randomUUID();
  readonly #shell: Promise<ZmtpSocket | undefined>;
  readonly #replies = new Map<string, (content: Content) => void>();
  readonly #closing = new AbortController();

  constructor({ key, shell_port, iopub_port }: ConnectionInfo, events: ConnectionEvents) {
    this.#key = key;
    this.#events = events;
    this.#shell = this.#connect(shell_port, "DEALER", ({ parentId, content }) => {
      this.#replies.get(parentId)?.(content);
      this.#replies.delete(parentId);
    });
    this.#connect(iopub_port, "SUB", events.onPublished);
  }

  /** Sends a request and gives the content of the reply, however long that takes. */
  async request(type: string, content: Content): Promise<Content> {
    const id = crypto.randomUUID();
    const reply = Promise.withResolvers<Content>();
    this.#replies.set(id, reply.resolve);
    const frames = packMessage(this.#key, { id, session: this.#session, type, content });
    await (await this.#shell)?.send(frames).catch((error) => this.#lose(error));
    return await reply.promise;
  }

  /** Closes the sockets; pending requests stay without a reply. */
  close(): void {
    this.#closing.abort();
  }

  /** Connects as soon as the kernel listens, and from then on receives until either side closes. */
  async #connect(
    port: number,
    type: "DEALER" | "SUB",
    onMessage: (message: Message) => void,
  ): Promise<ZmtpSocket | undefined> {
    while (!this.#closing.signal.aborted) {
      try {
        const socket = await connectZmtp(port, type);
        this.#closing.signal.addEventListener("abort", () => socket.close());
        this.#receive(socket, onMessage);
        return socket;
      } catch (error) {
        if (!(error instanceof Deno.errors.ConnectionRefused)) this.#lose(error);
        await delay(RECONNECT_MS);
      }
    }
    return undefined;
  }

  async #receive(socket: ZmtpSocket, onMessage: (message: Message) => void): Promise<void> {
    try {
      for (let frames = await socket.receive(); frames; frames = await socket.receive()) {
        onMessage(unpackMessage(this.#key, frames));
      }
      this.#lose(new TornMessageError("The connection to the kernel was cut."));
    } catch (error) {
      this.#lose(error);
    }
  }

  #lose(error: unknown): void {
    if (this.#closing.signal.aborted) return;
    const torn = error instanceof TornMessageError
      ? error
      : new TornMessageError(`The connection to the kernel failed: ${error}`, { cause: error });
    this.#events.onLost(torn);
  }
}
