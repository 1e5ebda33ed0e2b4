/**
 * The thread in which jobs run: takes `{ name, input }`, gives `{ output }` or `{ error }`.
 *
 * @module
 */

import { type JobName, JOBS } from "./jobs.ts";

/** What a thread is asked. */
export interface JobRequest {
  name: JobName;
  input: unknown[];
}

/** What a thread answers. */
export type JobAnswer = { output: unknown } | { error: Error };

interface Thread {
  onmessage: ((event: MessageEvent<JobRequest>) => void) | null;
  postMessage(answer: JobAnswer): void;
}

const thread = globalThis as unknown as Thread;

thread.onmessage = ({ data: { name, input } }) => {
  try {
    const job = JOBS[name] as (...input: unknown[]) => unknown;
    thread.postMessage({ output: job(...input) });
  } catch (error) {
    thread.postMessage({ error: error as Error });
  }
};
