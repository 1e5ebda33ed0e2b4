/** A kernel in a folder of its own, for tests that speak to it without a notebook. */

import { type Kernel, startKernel } from "lib/notebook/kernel.ts";
import type { Message } from "lib/notebook/wire.ts";

/** A running kernel; it and its folder are gone when it goes out of scope. */
export interface TemporaryKernel extends Kernel, AsyncDisposable {
  readonly folder: string;
}

/** Starts a kernel. */
export async function startTemporaryKernel(
  onMessage: (message: Message) => void = () => {},
): Promise<TemporaryKernel> {
  const folder = Deno.makeTempDirSync({ prefix: "patroliq-test-" });
  const env = { NO_COLOR: "1" };
  const { signal } = new AbortController();
  const kernel = await startKernel({ cwd: folder, env, folder, signal, onMessage });
  return {
    folder,
    languageInfo: kernel.languageInfo,
    execute: (code, options) => kernel.execute(code, options),
    close: () => kernel.close(),
    async [Symbol.asyncDispose]() {
      await kernel.close();
      Deno.removeSync(folder, { recursive: true });
    },
  };
}
