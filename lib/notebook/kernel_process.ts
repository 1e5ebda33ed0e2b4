/**
 * The kernel as a process: how it is started, how it ends, and why it ended.
 *
 * @module
 */

import { waitAtMost } from "./wait.ts";

/** How a process is started. */
export interface ProcessOptions {
  /** Program and arguments. */
  command: string[];
  cwd: string;
  env: Record<string, string>;
  /** Folder that is removed if this process, the parent, is killed. */
  folder: string;
}

/** How a process ended, and the last that it wrote to standard error. */
export interface Ending {
  code: number;
  signal: Deno.Signal | null;
  stderr: string;
}

/** A running process that does not outlive this one. */
export interface LeashedProcess {
  readonly ending: Promise<Ending>;
  /** Ends the process and all that it started; returns when they are gone. */
  kill(): Promise<void>;
}

/**
 * Becomes the program, after leaving a watcher behind that waits for the end of standard input: the
 * parent holds its other end, so however the parent dies, the watcher kills the process and its
 * whole group. It works from the first moment, whatever the program is busy with.
 */
const LEASH = `exec 3<&0
(read -r _ <&3; kill -9 $$; rm -rf -- "$0"; kill -9 0) >/dev/null 2>&1 &
exec "$@" </dev/null 3<&-`;

/** Characters of standard error that are kept. */
const STDERR_KEPT = 4000;

/** Starts a process in a group of its own (so that an interrupt from the terminal spares it). */
export function startLeashed(options: ProcessOptions): LeashedProcess {
  const { command, cwd, env, folder } = options;
  const child = new Deno.Command("/bin/sh", {
    args: ["-c", LEASH, folder, ...command],
    cwd,
    env,
    stdin: "piped",
    stdout: "null",
    stderr: "piped",
    detached: true,
  }).spawn();
  const killGroup = () => {
    try {
      Deno.kill(-child.pid, "SIGKILL");
    } catch (error) {
      if (!(error instanceof Deno.errors.NotFound)) throw error;
    }
  };
  const stderr = readLast(child.stderr);
  const ending = (async () => {
    const { code, signal } = await child.status;
    killGroup();
    await child.stdin.close().catch(() => {});
    return { code, signal, stderr: await waitAtMost(1000, stderr) ?? "" };
  })();
  return {
    ending,
    async kill() {
      killGroup();
      await ending;
    },
  };
}

/**
 * Why a kernel ended, in a few words for people.
 *
 * @example Memory
 * ```ts
 * import assert from "node:assert/strict";
 * import { describeEnding } from "lib/notebook/kernel_process.ts";
 * const text = describeEnding({ code: 137, signal: "SIGKILL", stderr: "" });
 * assert.equal(text, "it was killed (SIGKILL), probably because memory ran out");
 * ```
 */
export function describeEnding({ code, signal, stderr }: Ending): string {
  const last = stderr.split("\n").filter((line) => !line.startsWith('Warning "deno jupyter"'))
    .join("\n").trim();
  if (/out of memory/i.test(stderr)) {
    return "JavaScript's memory ran out; DENO_V8_FLAGS=--max-old-space-size=8192 allows 8 GB";
  }
  if (signal === "SIGKILL" || code === 137) {
    return "it was killed (SIGKILL), probably because memory ran out";
  }
  const how = signal ? `it was ended by ${signal}` : `it exited with code ${code}, as by Deno.exit`;
  return last === "" ? how : `${how}; it last said:\n${last}`;
}

async function readLast(stream: ReadableStream<Uint8Array>): Promise<string> {
  const decoder = new TextDecoder();
  let text = "";
  for await (const piece of stream) {
    text = (text + decoder.decode(piece, { stream: true })).slice(-STDERR_KEPT);
  }
  return text;
}
