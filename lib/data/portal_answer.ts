/**
 * What the portal answers, told apart: records as CSV, a failure that may pass, and a refusal that
 * the reader has to know of.
 *
 * @module
 */

import { UserError } from "../errors.ts";
import { type CsvShape, scanCsv } from "./csv_scan.ts";
import { parseRetryAfter, TransientError } from "./retry.ts";

/** An answer of the portal: its bytes and what they hold. */
export interface PortalAnswer extends CsvShape {
  bytes: Uint8Array;
}

/** What a reader without the portal can do. */
export const WITHOUT_PORTAL =
  "use the records that come with the project (leave out --data) or --data FILE";

/** Attempts that an answer is worth that is no CSV: a page of a network that wants a login stays. */
const ATTEMPTS_NOT_CSV = 2;

/** States that the portal leaves by itself: still working, too slow, too many, out of order. */
const PASSING = new Set([202, 408, 425, 429, 500, 502, 503, 504]);

/** What the reader of an answer must know of the question. */
export interface AnswerContext {
  hasToken: boolean;
  /** Attempts that a passing failure is worth. */
  attempts: number;
  /** Longest wait that is granted when the portal asks for one, milliseconds. */
  longestWaitMs: number;
  /** Told whenever bytes arrive. */
  onBytes: () => void;
}

/**
 * The CSV of an answer.
 *
 * @throws {TransientError} If the answer is a failure that may pass.
 * @throws {UserError} If the portal refuses the question.
 */
export async function readAnswer(
  response: Response,
  context: AnswerContext,
): Promise<PortalAnswer> {
  const bytes = await readBody(response, context.onBytes);
  if (response.status !== 200) refuse(response, bytes, context);
  const type = response.headers.get("content-type") ?? "nothing said";
  const start = new TextDecoder().decode(bytes.subarray(0, 256)).trimStart();
  if (!type.startsWith("text/csv") || start.startsWith("<")) {
    throw new TransientError(
      `The data portal answered with something that is not CSV (${type.split(";")[0]})`,
      { attempts: ATTEMPTS_NOT_CSV },
    );
  }
  const shape = scanCsv(bytes);
  if (!shape.isWhole) {
    throw new TransientError("The data portal's answer ends in the middle of a record", context);
  }
  return { ...shape, bytes };
}

/** Whole body, with word of each piece. */
async function readBody(response: Response, onBytes: () => void): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  for await (const piece of response.body ?? []) {
    onBytes();
    pieces.push(piece);
  }
  return new Uint8Array(await new Blob(pieces as Uint8Array<ArrayBuffer>[]).arrayBuffer());
}

/** Throws what an answer other than 200 means. */
function refuse(response: Response, bytes: Uint8Array, context: AnswerContext): never {
  const { status } = response;
  const said = `HTTP ${status}${portalMessage(bytes)}`;
  if (PASSING.has(status) || status >= 500) {
    const retryAfterMs = parseRetryAfter(response.headers.get("retry-after"), Date.now());
    if (retryAfterMs > context.longestWaitMs) {
      const minutes = Math.ceil(retryAfterMs / 60_000);
      throw new UserError(
        `The data portal asks to wait ${minutes} min (${said}). Run again then: what has come is kept.`,
      );
    }
    const attempts = context.attempts;
    throw new TransientError(`The data portal is busy (${said})`, { attempts, retryAfterMs });
  }
  if ((status === 401 || status === 403) && context.hasToken) {
    throw new UserError(
      `The data portal refused the app token (${said}). Correct SODA_APP_TOKEN, or unset it: the portal answers without one, more slowly.`,
    );
  }
  const url = new URL(response.url);
  const why = status === 404
    ? `The data portal has no data set at ${url.origin}${url.pathname} (${said})`
    : status >= 300 && status < 400
    ? `The data portal has moved away from ${url.origin} (${said})`
    : `The data portal refused the question (${said})`;
  throw new UserError(`${why}; ${WITHOUT_PORTAL}.`);
}

/** The `message` of SODA's error object, one line of at most 160 characters, after a colon. */
function portalMessage(bytes: Uint8Array): string {
  try {
    const { message } = JSON.parse(new TextDecoder().decode(bytes));
    return typeof message === "string" ? `: ${message.replace(/\s+/g, " ").slice(0, 160)}` : "";
  } catch {
    return "";
  }
}
