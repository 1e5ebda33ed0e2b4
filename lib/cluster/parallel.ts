/**
 * Jobs on all cores: the same results in the same order, whatever the number of threads.
 *
 * @module
 */

import { threadRunner } from "../numeric/threads.ts";
import type { ServedJobs } from "./job_worker.ts";

/**
 * Runs a job for each input, on as many threads as there are cores.
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
export const runJobs = threadRunner<ServedJobs>(new URL("./job_worker.ts", import.meta.url));
