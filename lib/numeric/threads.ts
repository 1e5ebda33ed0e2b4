/**
 * Functions of plain data in threads of their own.
 *
 * @module
 */

/** Functions by name: plain data in, plain data out. */
// deno-lint-ignore no-explicit-any -- any function of plain data will do
export type Jobs = Readonly<Record<string, (...input: any[]) => unknown>>;

/** What a thread is asked. */
interface Request {
  name: string;
  input: readonly unknown[];
}

/** What a thread answers. */
type Answer = { output: unknown } | { error: Error };

interface Thread {
  onmessage: ((event: MessageEvent<Request>) => void) | null;
  postMessage(answer: Answer): void;
}

/** Options of {@linkcode runInThreads}. */
export interface ThreadOptions {
  /** Threads at most; default one a core. */
  threads?: number | undefined;
}

/** Makes the present module a thread that answers with the results of jobs. */
export function serveJobs(jobs: Jobs): void {
  const thread = globalThis as unknown as Thread;
  thread.onmessage = ({ data: { name, input } }) => {
    try {
      thread.postMessage({ output: jobs[name]!(...input) });
    } catch (error) {
      thread.postMessage({ error: error as Error });
    }
  };
}

/**
 * Runs a job for each input, on as many threads as there are cores.
 *
 * Each job depends on its input alone, so results do not depend on the threads.
 *
 * The type of the jobs is best taken from the module itself, so that whatever follows imports, such
 * as the memo, knows that it is needed.
 *
 * @param module Module that calls {@linkcode serveJobs}.
 * @param name Job of that module.
 * @param inputs Arguments of each job; they are copied to the threads.
 * @returns Results in step with the inputs.
 * @throws {RangeError} If the number of threads is not a positive whole number.
 * @throws What the first failing job throws; the others are stopped.
 */
export async function runInThreads<J extends Jobs, N extends keyof J & string>(
  module: URL,
  name: N,
  inputs: readonly Parameters<J[N]>[],
  { threads = navigator.hardwareConcurrency }: ThreadOptions = {},
): Promise<ReturnType<J[N]>[]> {
  if (!Number.isInteger(threads) || threads < 1) {
    throw new RangeError(
      `Cannot run jobs: threads must be a positive integer, current value is ${threads}`,
    );
  }
  const outputs = new Array<ReturnType<J[N]>>(inputs.length);
  let next = 0;
  const work = async () => {
    const worker = new Worker(module, { type: "module" });
    try {
      while (next < inputs.length) {
        const i = next++;
        outputs[i] = await ask(worker, { name, input: inputs[i]! }) as ReturnType<J[N]>;
      }
    } finally {
      next = inputs.length;
      worker.terminate();
    }
  };
  await Promise.all(Array.from({ length: Math.min(threads, inputs.length) }, work));
  return outputs;
}

/**
 * {@linkcode runInThreads} for the jobs of one module.
 *
 * @param module Module that calls {@linkcode serveJobs}.
 */
export function threadRunner<J extends Jobs>(module: URL): <N extends keyof J & string>(
  name: N,
  inputs: readonly Parameters<J[N]>[],
  options?: ThreadOptions,
) => Promise<ReturnType<J[N]>[]> {
  return (name, inputs, options) => runInThreads<J, typeof name>(module, name, inputs, options);
}

function ask(worker: Worker, request: Request): Promise<unknown> {
  return new Promise((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<Answer>) =>
      "error" in data ? reject(data.error) : resolve(data.output);
    worker.onerror = (event) => {
      event.preventDefault();
      reject(new Error(`A thread failed: ${event.message}`));
    };
    worker.postMessage(request);
  });
}
