/**
 * The worker that counts, as the page sees it.
 *
 * @module
 */

import type { IncidentMeta } from "../../../explore/incident_file.ts";
import type { Filters } from "../../../explore/view_filters.ts";
import type { Ask, PeriodCounts, Tell } from "./worker_messages.ts";
import { fileAddress, type OnProgress } from "../shared/load.ts";
import { PageError } from "../shared/page.ts";

/** Counts of a view. */
export interface ViewCounts {
  /** Number of the question that they answer, 1 for the first. */
  id: number;
  first: PeriodCounts;
  /** Those of the second period, where there is one. */
  second: PeriodCounts | null;
}

/** What is to be counted. */
export interface Question {
  filters: Filters;
  /** Days of the second period, 1 or 0 each. */
  against: Uint8Array<ArrayBuffer> | null;
}

/** Incidents that can be counted. */
export interface Counting {
  meta: IncidentMeta;
  /**
   * Counts; of questions that come while one is counted only the last is answered.
   *
   * @returns Number of the question.
   */
  count(question: Question): number;
}

/**
 * Loads incidents into a worker.
 *
 * @param onCounts Takes the answers.
 * @param onFailure Is told why no more answers will come, once incidents have been loaded.
 * @throws {PageError} If the file is missing or damaged.
 */
export async function openCounting(
  onProgress: OnProgress,
  onCounts: (counts: ViewCounts) => void,
  onFailure: (error: Error) => void,
): Promise<Counting> {
  const [script, data] = ["explore_worker.js", "incidents.bin"].map(fileAddress);
  if (script === undefined || data === undefined) {
    throw new PageError(
      "The site has no incidents. Run deno task run, and upload the whole folder.",
    );
  }
  const worker = new Worker(new URL(script, location.href), { type: "module" });
  const send = (ask: Ask) => worker.postMessage(ask);
  let busy = false;
  let waiting: Question & { id: number } | null = null;
  let asked = 0;
  const ask = (question: Question & { id: number }) => {
    busy = true;
    send({ ask: "count", ...question });
  };
  let fail = onFailure;
  const meta = await new Promise<IncidentMeta>((resolve, reject) => {
    fail = reject;
    worker.onerror = ({ message }) => fail(new Error(message || "the worker did not start"));
    worker.onmessageerror = () => fail(new Error("an answer of the worker cannot be read"));
    worker.onmessage = ({ data }: MessageEvent<Tell>) => {
      if (data.tell === "progress") return onProgress(data.loaded, data.total);
      if (data.tell === "ready") return resolve(data.meta);
      if (data.tell === "failed") {
        return fail(Object.assign(new Error(data.message), { name: data.name }));
      }
      busy = false;
      if (waiting) {
        const next = waiting;
        waiting = null;
        ask(next);
      }
      onCounts(data);
    };
    send({ ask: "open", address: new URL(data, location.href).href });
  });
  fail = (error) => {
    worker.terminate();
    onFailure(error);
  };
  return {
    meta,
    count(question) {
      const numbered = { ...question, id: ++asked };
      if (busy) waiting = numbered;
      else ask(numbered);
      return asked;
    },
  };
}
