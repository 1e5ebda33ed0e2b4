/**
 * One question to the city's data portal (SODA 2.1) and its answer as CSV, asked again where that
 * may help and explained in one line where it may not.
 *
 * @module
 */

import { clearTimeout, setTimeout } from "node:timers";
import { UserError } from "../errors.ts";
import { createRandom } from "../numeric/random.ts";
import { type PortalAnswer, readAnswer, WITHOUT_PORTAL } from "./portal_answer.ts";
import { retry, TransientError } from "./retry.ts";

/** How the portal is reached; the defaults are for the city's own. */
export interface PortalConnection {
  /** Origin of the portal. */
  baseUrl: string;
  /** Identifier of the data set. */
  dataset: string;
  /** App token; the portal answers without one too, but sooner with "too many requests". */
  token: string | undefined;
  /** Longest silence of the portal, milliseconds. */
  timeoutMs: number;
  /** Delay before the second attempt, milliseconds; doubled for each further one. */
  firstDelayMs: number;
  /** Longest wait, milliseconds; a portal that asks for more ends the download. */
  longestWaitMs: number;
  /** Seed of the jitter in the delays. */
  seed: number;
  /** Waits; replaced in tests. */
  sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
}

/** Asks the portal one question, given as SoQL parameters such as `$where`. */
export type AskPortal = (
  question: Record<string, string>,
  /** Throws a {@linkcode TransientError} if the answer contradicts the question. */
  check?: (answer: PortalAnswer) => void,
) => Promise<PortalAnswer>;

/** Attempts worth making: at a portal that has not answered yet, and at one that has. */
const ATTEMPTS_AT_FIRST = 3;
const ATTEMPTS = 6;

/**
 * Way to ask the portal questions.
 *
 * Asked again with growing delays: 202, 408, 429 and 5xx, cut connections, silence, and answers
 * that end in the middle of a record. The token goes into a header and nowhere else; redirects are
 * not followed, so it reaches no other host.
 *
 * @param onRetry Told in one line why a question is asked again, and when.
 * @returns A function that throws a {@linkcode UserError} when the portal does not give an answer.
 */
export function createPortalClient(
  connection: PortalConnection,
  options: {
    signal?: AbortSignal | undefined;
    onRetry?: ((why: string) => void) | undefined;
  } = {},
): AskPortal {
  const random = createRandom(connection.seed);
  const seconds = (ms: number) => `${Math.ceil(ms / 1000)} s`;
  let attempts = ATTEMPTS_AT_FIRST;
  return async (question, check) => {
    const attempt = async () => {
      const answer = await ask(connection, question, attempts, options.signal);
      attempts = ATTEMPTS;
      check?.(answer);
      return answer;
    };
    try {
      return await retry(attempt, {
        firstDelayMs: connection.firstDelayMs,
        maxDelayMs: connection.longestWaitMs,
        random,
        sleep: connection.sleep,
        signal: options.signal,
        onRetry: (error, ms) => options.onRetry?.(`${error.message}; again in ${seconds(ms)}`),
      });
    } catch (error) {
      if (!(error instanceof TransientError)) throw error;
      const times = error.attempts === 1 ? "" : ` (${error.attempts} attempts)`;
      throw new UserError(
        `${error.message}${times}. Try again later (what has come is kept), or ${WITHOUT_PORTAL}.`,
      );
    }
  };
}

/** One attempt. */
async function ask(
  connection: PortalConnection,
  question: Record<string, string>,
  attempts: number,
  signal: AbortSignal | undefined,
): Promise<PortalAnswer> {
  const { baseUrl, dataset, token, timeoutMs } = connection;
  const url = new URL(`/resource/${dataset}.csv`, baseUrl);
  for (const [name, value] of Object.entries(question)) url.searchParams.set(name, value);
  const silence = new AbortController();
  const timer = setTimeout(() => silence.abort(), timeoutMs);
  const stop = () => silence.abort();
  signal?.addEventListener("abort", stop);
  let isReached = false;
  try {
    const response = await fetch(url, {
      headers: { Accept: "text/csv", ...(token ? { "X-App-Token": token } : {}) },
      redirect: "manual",
      signal: silence.signal,
    });
    isReached = true;
    return await readAnswer(response, {
      hasToken: Boolean(token),
      attempts: ATTEMPTS,
      longestWaitMs: connection.longestWaitMs,
      onBytes: () => timer.refresh(),
    });
  } catch (error) {
    signal?.throwIfAborted();
    if (error instanceof UserError || error instanceof TransientError) throw error;
    if (silence.signal.aborted) {
      const seconds = Math.ceil(timeoutMs / 1000);
      throw new TransientError(`The data portal was silent for ${seconds} s`, { attempts });
    }
    throw new TransientError(
      isReached
        ? "The connection to the data portal was cut"
        : `Cannot reach the data portal at ${url.origin}`,
      { attempts },
    );
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", stop);
  }
}
