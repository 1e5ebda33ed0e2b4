/**
 * Jobs on all cores: the same results in the same order, whatever the number of threads.
 *
 * @module
 */

import type { JobInput, JobName, JobOutput } from "./jobs.ts";
import type { JobAnswer, JobRequest } from "./job_worker.ts";

/** Options of {@linkcode runJobs}. */
export interface ParallelOptions {
  /** Threads at most; default one a core. */
  threads?: number | undefined;
}

/**
 * Runs a job for each input, on as many threads as there are cores.
 *
 * Each job depends on its input alone, so results do not depend on the threads.
 *
 * @param name Job of `jobs.ts`.
 * @param inputs Arguments of each job; they are copied to the threads.
 * @returns Results in step with the inputs.
 * @throws What the first failing job throws; the others are stopped.
 *
 * @example Two numbers of clusters
 * ```ts
 * import assert from "node:assert/strict";
 * import { runJobs } from "lib/cluster/parallel.ts";
 * const places = {
 *   x: Float64Array.of(0, 10, 500),
 *   y: Float64Array.of(0, 0, 0),
 *   weight: Uint32Array.of(3, 2, 1),
 * };
 * const found = await runJobs("kmeans", [1, 2].map((k) => [places, { k, seed: 1 }]));
 * assert.deepEqual(found.map(({ nClusters }) => nClusters), [1, 2]);
 * ```
 */
export async function runJobs<N extends JobName>(
  name: N,
  inputs: readonly JobInput<N>[],
  { threads = navigator.hardwareConcurrency }: ParallelOptions = {},
): Promise<JobOutput<N>[]> {
  if (!Number.isInteger(threads) || threads < 1) {
    throw new RangeError(
      `Cannot run jobs: threads must be a positive integer, current value is ${threads}`,
    );
  }
  const outputs = new Array<JobOutput<N>>(inputs.length);
  let next = 0;
  const work = async () => {
    const worker = new Worker(new URL("./job_worker.ts", import.meta.url), { type: "module" });
    try {
      while (next < inputs.length) {
        const i = next++;
        outputs[i] = await ask(worker, { name, input: inputs[i]! }) as JobOutput<N>;
      }
    } finally {
      next = inputs.length;
      worker.terminate();
    }
  };
  await Promise.all(Array.from({ length: Math.min(threads, inputs.length) }, work));
  return outputs;
}

function ask(worker: Worker, request: JobRequest): Promise<unknown> {
  return new Promise((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<JobAnswer>) =>
      "error" in data ? reject(data.error) : resolve(data.output);
    worker.onerror = (event) => {
      event.preventDefault();
      reject(new Error(`A thread failed: ${event.message}`));
    };
    worker.postMessage(request);
  });
}
