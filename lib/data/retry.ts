/**
 * Trying again what may work the next time: exponential back-off with jitter, and the time that a
 * server asks for.
 *
 * @module
 */

import type { Random } from "../numeric/random.ts";

/** A failure that may pass; anything else that is thrown is not tried again. */
export class TransientError extends Error {
  override name = "TransientError";
  /** Attempts that this kind of failure is worth. */
  readonly attempts: number;
  /** Milliseconds that the server asks to wait, 0 if it says nothing. */
  readonly retryAfterMs: number;

  constructor(message: string, options: { attempts: number; retryAfterMs?: number }) {
    super(message);
    this.attempts = options.attempts;
    this.retryAfterMs = options.retryAfterMs ?? 0;
  }
}

/** How to wait between attempts. */
export interface RetryOptions {
  /** Milliseconds before the second attempt; doubled for each further one. */
  firstDelayMs: number;
  /** Longest delay of our own choice, milliseconds. */
  maxDelayMs: number;
  /** Source of the jitter. */
  random: Random;
  /** Waits; rejects with the reason if the signal is aborted. */
  sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
  signal?: AbortSignal | undefined;
  /** Told before each wait. */
  onRetry?: ((error: TransientError, delayMs: number) => void) | undefined;
}

/**
 * The result of the first attempt that succeeds.
 *
 * The delay before attempt k + 1 is between a half and the whole of `firstDelayMs` x 2^(k - 1), at
 * most `maxDelayMs`, and never less than what the server asked for.
 *
 * @throws {TransientError} The last failure, when its attempts are used up.
 *
 * @example The second attempt succeeds
 * ```ts
 * import assert from "node:assert/strict";
 * import { createRandom } from "lib/numeric/random.ts";
 * import { retry, TransientError } from "lib/data/retry.ts";
 * let calls = 0;
 * const answer = await retry(() => {
 *   if (++calls === 1) throw new TransientError("busy", { attempts: 3 });
 *   return Promise.resolve("here");
 * }, { firstDelayMs: 1, maxDelayMs: 1, random: createRandom(1), sleep: () => Promise.resolve() });
 * assert.deepEqual([answer, calls], ["here", 2]);
 * ```
 */
export async function retry<T>(attempt: () => Promise<T>, options: RetryOptions): Promise<T> {
  for (let attempts = 1;; attempts++) {
    options.signal?.throwIfAborted();
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof TransientError) || attempts >= error.attempts) throw error;
      const whole = Math.min(options.maxDelayMs, options.firstDelayMs * 2 ** (attempts - 1));
      const delayMs = Math.max(error.retryAfterMs, whole * (1 + options.random.unit()) / 2);
      options.onRetry?.(error, delayMs);
      await options.sleep(delayMs, options.signal);
    }
  }
}

/**
 * Milliseconds that a `Retry-After` header asks to wait: seconds, or a date (RFC 9110, 10.2.3).
 *
 * @param header Value of the header; null if there is none.
 * @param nowMs Present time, milliseconds since 1970.
 * @returns 0 if there is no header, if it cannot be read or lies in the past.
 *
 * @example Seconds
 * ```ts
 * import assert from "node:assert/strict";
 * import { parseRetryAfter } from "lib/data/retry.ts";
 * assert.equal(parseRetryAfter("2", 0), 2000);
 * ```
 */
export function parseRetryAfter(header: string | null, nowMs: number): number {
  if (header === null) return 0;
  if (/^\s*\d+\s*$/.test(header)) return Number(header) * 1000;
  const date = Date.parse(header);
  return Number.isNaN(date) ? 0 : Math.max(0, date - nowMs);
}
