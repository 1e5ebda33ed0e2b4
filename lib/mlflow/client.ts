/**
 * Requests to an MLflow server: few at once, asked again where that may help, given up for all at
 * once where nothing will arrive, and explained in one line without a credential.
 *
 * @module
 */

import { clearTimeout, setTimeout } from "node:timers";
import { retry, type RetryOptions, TransientError } from "../data/retry.ts";
import { UserError } from "../errors.ts";
import { parseAs, type z } from "../files/schema.ts";
import { createRandom } from "../numeric/random.ts";
import { readAnswer } from "./read_answer.ts";
import { limitInFlight } from "./in_flight.ts";
import { MlflowError } from "./mlflow_error.ts";
import type { Tracking } from "./tracking_uri.ts";

/** How a server is reached. */
export interface MlflowConnection extends Tracking {
  /** Longest silence of the server, milliseconds. */
  timeoutMs: number;
  /** Delay before the second attempt, milliseconds; doubled for each further one. */
  firstDelayMs: number;
  /** Longest wait, milliseconds; a server that asks for more ends the work. */
  longestWaitMs: number;
  /** Seed of the jitter in the delays. */
  seed: number;
  /** Waits; replaced in tests. */
  sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
}

/** What is asked of a server. */
export interface Request {
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** Path below the address of the server. */
  path: string;
  query?: Record<string, string>;
  /** Body as JSON. */
  json?: unknown;
  /** Body as bytes, opened anew for each attempt. */
  open?: () => ReadableStream<Uint8Array>;
}

/** A server that is asked. */
export interface MlflowClient {
  /** Address without credentials. */
  readonly baseUrl: string;
  /** The text of an answer. */
  text(request: Request): Promise<string>;
  /** An answer of JSON, checked. */
  ask<Answer>(request: Request, schema: z.ZodType<Answer>): Promise<Answer>;
  /**
   * Makes something that must not be made twice: before a further attempt it is looked for, since
   * an attempt whose answer was lost may have made it.
   */
  make<Made>(
    make: (once: MlflowClient["ask"]) => Promise<Made>,
    find: () => Promise<Made | undefined>,
  ): Promise<Made>;
}

/** Most requests under way at once: a server with its usual pool hangs at 15. */
const MAX_IN_FLIGHT = 6;

/** Attempts worth making where the server cannot be reached, or cuts the connection. */
const ATTEMPTS_AT_REACHING = 3;

/** Attempts worth making where it is silent, which takes long enough. */
const ATTEMPTS_AT_SILENCE = 2;

/**
 * Way to ask an MLflow server.
 *
 * Asked again with growing delays: 408, 425, 429 and 5xx, cut connections, silence, and answers
 * that are no JSON. Once that is used up, or the server knows us not, every further request fails
 * at once with the same reason. Credentials go into a header and nowhere else; redirects are not
 * followed, so they reach no other host.
 *
 * @param options.onRetry Told in one line why the server is asked again, and when.
 */
export function createMlflowClient(
  connection: MlflowConnection,
  options: { signal?: AbortSignal | undefined; onRetry?: ((why: string) => void) | undefined } = {},
): MlflowClient {
  const pass = limitInFlight(MAX_IN_FLIGHT);
  const halt = new AbortController();
  const signals = [halt.signal, ...(options.signal ? [options.signal] : [])];
  const signal = AbortSignal.any(signals);
  const retryOptions: RetryOptions = {
    firstDelayMs: connection.firstDelayMs,
    maxDelayMs: connection.longestWaitMs,
    random: createRandom(connection.seed),
    sleep: connection.sleep,
    signal,
    onRetry: (error, ms) =>
      options.onRetry?.(`${error.message}; again in ${Math.ceil(ms / 1000)} s`),
  };
  const once = <T>(request: Request, read: (text: string) => T) =>
    pass(() => send(connection, request, signal, read));
  const again = async <T>(attempt: () => Promise<T>): Promise<T> => {
    try {
      return await retry(attempt, retryOptions);
    } catch (error) {
      signal.throwIfAborted();
      const final = error instanceof TransientError ? giveUp(error) : error;
      if (final instanceof MlflowError && final.isFatal) halt.abort(final);
      throw final;
    }
  };
  const checked = <T>(request: Request, schema: z.ZodType<T>) => (text: string): T =>
    parseAnswer(connection.baseUrl, request, text, schema);
  return {
    baseUrl: connection.baseUrl,
    text: (request) => again(() => once(request, (text) => text)),
    ask: (request, schema) => again(() => once(request, checked(request, schema))),
    make(make, find) {
      let isFirst = true;
      return again(async () => {
        const found = isFirst ? undefined : await find();
        isFirst = false;
        return found ?? await make((request, schema) => once(request, checked(request, schema)));
      });
    },
  };
}

function giveUp(error: TransientError): MlflowError {
  const times = error.attempts === 1 ? "" : ` (${error.attempts} attempts)`;
  return new MlflowError(`${error.message}${times}`, { isFatal: true });
}

/** One attempt. */
async function send<T>(
  { baseUrl, authorization, secrets, timeoutMs, longestWaitMs }: MlflowConnection,
  { method, path, query, json, open }: Request,
  signal: AbortSignal,
  read: (text: string) => T,
): Promise<T> {
  signal.throwIfAborted();
  const url = new URL(baseUrl + path);
  for (const [name, value] of Object.entries(query ?? {})) url.searchParams.set(name, value);
  const silence = new AbortController();
  const timer = setTimeout(() => silence.abort(), timeoutMs);
  const headers = new Headers(json === undefined ? {} : { "content-type": "application/json" });
  if (authorization !== undefined) headers.set("authorization", authorization);
  const body = json !== undefined ? JSON.stringify(json) : open && watched(open(), timer);
  let isReached = false;
  try {
    const response = await fetch(url, {
      method,
      headers,
      ...(body === undefined ? {} : { body }),
      redirect: "manual",
      signal: AbortSignal.any([signal, silence.signal]),
    });
    isReached = true;
    return read(
      await readAnswer(response, {
        baseUrl,
        secrets,
        isAuthorized: authorization !== undefined,
        longestWaitMs,
        onBytes: () => timer.refresh(),
      }),
    );
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof MlflowError || error instanceof TransientError) throw error;
    const server = `The MLflow server at ${baseUrl}`;
    if (silence.signal.aborted) {
      const seconds = Math.ceil(timeoutMs / 1000);
      throw new TransientError(`${server} was silent for ${seconds} s`, {
        attempts: ATTEMPTS_AT_SILENCE,
      });
    }
    throw new TransientError(
      isReached ? `${server} cut the connection` : `${server} cannot be reached`,
      { attempts: ATTEMPTS_AT_REACHING },
    );
  } finally {
    clearTimeout(timer);
    if (body instanceof ReadableStream && !body.locked) await body.cancel();
  }
}

/** A body of which each piece that is taken is a sign of life. */
function watched(
  body: ReadableStream<Uint8Array>,
  timer: ReturnType<typeof setTimeout>,
): ReadableStream<Uint8Array> {
  const watch = new TransformStream<Uint8Array, Uint8Array>({
    transform(piece, controller) {
      timer.refresh();
      controller.enqueue(piece);
    },
  });
  return body.pipeThrough(watch);
}

/** JSON of an answer that fits. */
function parseAnswer<T>(
  baseUrl: string,
  { method, path }: Request,
  text: string,
  schema: z.ZodType<T>,
): T {
  const from = `the answer to ${method} ${path.replace(/^.*?\/mlflow\//, "")}`;
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    throw new TransientError(`The MLflow server at ${baseUrl} answered with no JSON`, {
      attempts: ATTEMPTS_AT_SILENCE,
    });
  }
  try {
    return parseAs(schema, data, from, `Is there an MLflow 3 server at ${baseUrl}?`);
  } catch (error) {
    if (error instanceof UserError) throw new MlflowError(error.message);
    throw error;
  }
}
