/**
 * A client of the Deno kernel that loses no output.
 *
 * The kernel says that it is idle before its queue of outputs is empty. The queue is first in,
 * first out; so after each cell the client shows a sentinel, and what comes before it is the cell's.
 *
 * @module
 */

import { join } from "node:path";
import { chooseConnection, KernelConnection } from "./connection.ts";
import { type Ending, type LeashedProcess, startLeashed } from "./kernel_process.ts";
import type { Metadata } from "./notebook_file.ts";
import { waitAtMost } from "./wait.ts";
import { type Content, type Message, TornMessageError } from "./wire.ts";

/** How a kernel is started. */
export interface KernelOptions {
  cwd: string;
  /** Added to the environment of this process. */
  env: Record<string, string>;
  /** Folder of the run's own, for the connection file; removed if this process is killed. */
  folder: string;
  /** Makes everything that waits for the kernel fail with the signal's reason. */
  signal: AbortSignal;
  /** Receives what the kernel publishes, in order. */
  onMessage: (message: Message) => void;
}

/** A running kernel. Once anything has failed, every later call fails for the same reason. */
export interface Kernel {
  /** What the kernel says of its language, for the notebook's metadata. */
  readonly languageInfo: Metadata;
  /**
   * Executes code and waits until all its outputs have been received.
   *
   * @returns Content of the kernel's `execute_reply`.
   * @throws {CellTimeoutError} If it takes longer than it may.
   * @throws {KernelDiedError} If the kernel ends meanwhile.
   * @throws {TornMessageError} If outputs came damaged or not at all.
   */
  execute(code: string, options: ExecuteOptions): Promise<Content>;
  /** Kills the kernel and everything it started, and waits until they are gone. */
  close(): Promise<void>;
}

/** How code is executed. */
export interface ExecuteOptions {
  timeoutMs: number;
  /** Whether the kernel counts it as a cell (default true). */
  isCounted?: boolean;
}

/** A cell took longer than it may. */
export class CellTimeoutError extends Error {
  override name = "CellTimeoutError";
}

/** The kernel ended by itself. */
export class KernelDiedError extends Error {
  override name = "KernelDiedError";
  constructor(readonly ending: Ending) {
    super(`The kernel ended with code ${ending.code}.`);
  }
}

/** Milliseconds that a kernel has to become ready. */
const START_TIMEOUT_MS = 60_000;

/** Milliseconds between two questions whether it is ready. */
const RETRY_MS = 50;

/** Milliseconds that a sentinel may come after the reply; it comes before, unless it is lost. */
const SENTINEL_GRACE_MS = 10_000;

/** Milliseconds in which a dying process cuts its connections before it is seen to have died. */
const DYING_MS = 1_000;

const SENTINEL = "application/vnd.patroliq.sentinel";

/** Starts a kernel and waits until it is ready to execute. */
export async function startKernel(options: KernelOptions): Promise<Kernel> {
  try {
    return await startOnce(options);
  } catch (error) {
    // Another process may have taken a port that was free; a second clash is no accident.
    if (!(error instanceof KernelDiedError)) throw error;
    return await startOnce(options);
  }
}

async function startOnce(options: KernelOptions): Promise<Kernel> {
  options.signal.throwIfAborted();
  const kernel = new DenoKernel(options);
  try {
    await kernel.waitUntilReady();
    return kernel;
  } catch (error) {
    await kernel.close();
    throw error;
  }
}

class DenoKernel implements Kernel {
  languageInfo: Metadata = {};
  readonly #options: KernelOptions;
  readonly #connection: KernelConnection;
  readonly #process: LeashedProcess;
  readonly #failure = Promise.withResolvers<never>();
  readonly #heard = Promise.withResolvers<void>();
  readonly #sentinels = new Map<string, () => void>();
  #isLost = false;

  constructor(options: KernelOptions) {
    this.#options = options;
    this.#failure.promise.catch(() => {});
    const connection = chooseConnection();
    const file = join(options.folder, "connection.json");
    Deno.writeTextFileSync(file, JSON.stringify(connection), { mode: 0o600 });
    this.#process = startLeashed({
      command: [Deno.execPath(), "jupyter", "--kernel", "--conn", file],
      cwd: options.cwd,
      env: options.env,
      folder: options.folder,
    });
    this.#process.ending.then((ending) => this.#fail(new KernelDiedError(ending)));
    this.#connection = new KernelConnection(connection, {
      onPublished: (message) => this.#onPublished(message),
      onLost: (error) => this.#onLost(error),
    });
    options.signal.addEventListener("abort", this.#onAbort);
  }

  /** Asks until both an answer and something published come: the first ones may be lost. */
  async waitUntilReady(): Promise<void> {
    const deadline = performance.now() + START_TIMEOUT_MS;
    while (performance.now() < deadline) {
      const answer = this.#connection.request("kernel_info_request", {});
      const both = this.#orFailure(Promise.all([answer, this.#heard.promise]));
      const ready = await waitAtMost(RETRY_MS, both);
      if (ready === undefined) continue;
      this.languageInfo = ready[0].language_info as Metadata;
      return;
    }
    throw new Error(`The kernel did not answer within ${START_TIMEOUT_MS / 1000} s.`);
  }

  async execute(code: string, { timeoutMs, isCounted = true }: ExecuteOptions): Promise<Content> {
    const error = new CellTimeoutError(`The cell took longer than ${timeoutMs / 1000} s.`);
    const timer = setTimeout(() => this.#fail(error), timeoutMs);
    try {
      const reply = await this.#request(code, isCounted);
      await this.#drain();
      return reply;
    } finally {
      clearTimeout(timer);
    }
  }

  async close(): Promise<void> {
    this.#options.signal.removeEventListener("abort", this.#onAbort);
    this.#connection.close();
    await this.#process.kill();
  }

  async #drain(): Promise<void> {
    const id = crypto.randomUUID();
    const arrival = Promise.withResolvers<true>();
    this.#sentinels.set(id, () => arrival.resolve(true));
    const bundle = JSON.stringify({ [SENTINEL]: id });
    await this.#request(`await Deno.jupyter.display(${bundle}, { raw: true })`, false);
    const arrived = await waitAtMost(SENTINEL_GRACE_MS, this.#orFailure(arrival.promise));
    this.#sentinels.delete(id);
    if (!arrived) this.#onLost(new TornMessageError("The kernel's outputs broke off."));
    if (this.#isLost) await this.#failure.promise;
  }

  #request(code: string, isCounted: boolean): Promise<Content> {
    return this.#orFailure(this.#connection.request("execute_request", {
      code,
      silent: false,
      store_history: isCounted,
      user_expressions: {},
      allow_stdin: false,
      stop_on_error: true,
    }));
  }

  #onPublished(message: Message): void {
    this.#heard.resolve();
    const sentinel = (message.content.data as Content | undefined)?.[SENTINEL];
    if (typeof sentinel === "string") this.#sentinels.get(sentinel)?.();
    else this.#options.onMessage(message);
  }

  readonly #onAbort = () => this.#fail(this.#options.signal.reason);

  /** Outputs are lost; if because the kernel is dying, its death is what is reported. */
  async #onLost(error: TornMessageError): Promise<void> {
    this.#isLost = true;
    await waitAtMost(DYING_MS, this.#process.ending);
    this.#fail(error);
  }

  #fail(reason: unknown): void {
    this.#failure.reject(reason);
  }

  #orFailure<T>(promise: Promise<T>): Promise<T> {
    return Promise.race([promise, this.#failure.promise]);
  }
}
