/**
 * What a server answers, told apart: a text, a failure that may pass, and a refusal.
 *
 * @module
 */

import { parseRetryAfter, TransientError } from "../data/retry.ts";
import { MlflowError } from "./mlflow_error.ts";

/** What the reader of an answer must know of the request. */
export interface AnswerContext {
  baseUrl: string;
  /** What must stand in no message. */
  secrets: readonly string[];
  isAuthorized: boolean;
  /** Longest wait that is granted when the server asks for one, milliseconds. */
  longestWaitMs: number;
  /** Told whenever bytes arrive. */
  onBytes: () => void;
}

/** Attempts that a failure of the server is worth. */
const ATTEMPTS = 4;

const CREDENTIALS = "MLFLOW_TRACKING_USERNAME and _PASSWORD, or MLFLOW_TRACKING_TOKEN";

/** States below 500 that a server leaves by itself: too slow, too early, too many. */
const PASSING = new Set([408, 425, 429]);

/**
 * The text of an answer.
 *
 * @throws {TransientError} If the answer is a failure that may pass.
 * @throws {MlflowError} If the server refuses the request; fatal if it will refuse any.
 */
export async function readAnswer(response: Response, context: AnswerContext): Promise<string> {
  const text = await readBody(response, context.onBytes);
  if (response.ok) return text;
  const { status } = response;
  const { code, message } = readFailure(text, context.secrets);
  const said = `HTTP ${status}${message && `: ${message}`}`;
  const server = `The MLflow server at ${context.baseUrl}`;
  if (PASSING.has(status) || status >= 500) {
    const retryAfterMs = parseRetryAfter(response.headers.get("retry-after"), Date.now());
    if (retryAfterMs > context.longestWaitMs) {
      const minutes = Math.ceil(retryAfterMs / 60_000);
      throw new MlflowError(`${server} asks to wait ${minutes} min (${said})`, { isFatal: true });
    }
    throw new TransientError(`${server} fails (${said})`, { attempts: ATTEMPTS, retryAfterMs });
  }
  if (status === 401 || status === 403) {
    const advice = /host header|origin/i.test(message)
      ? "start it with --allowed-hosts and the name in this address"
      : `${context.isAuthorized ? "check" : "set"} ${CREDENTIALS}`;
    throw new MlflowError(`${server} refuses us (${said}): ${advice}`, { isFatal: true });
  }
  if (status < 400) {
    throw new MlflowError(`${server} has moved (${said}): name its new address`, { isFatal: true });
  }
  if (code === "" && status !== 413) {
    throw new MlflowError(`${server} does not answer as MLflow does (${said})`, { isFatal: true });
  }
  throw new MlflowError(`${server} refused a request (${said})`, { code });
}

/** Whole body as text, with word of each piece. */
async function readBody(response: Response, onBytes: () => void): Promise<string> {
  const decoder = new TextDecoder();
  let text = "";
  for await (const piece of response.body ?? []) {
    onBytes();
    text += decoder.decode(piece, { stream: true });
  }
  return text + decoder.decode();
}

/** Code and message of MLflow's error object; a plain text that is no page is the message. */
function readFailure(text: string, secrets: readonly string[]): { code: string; message: string } {
  const oneLine = (message: string) =>
    secrets.reduce((shown, secret) => shown.replaceAll(secret, "***"), message)
      .replace(/\s+/g, " ").trim().slice(0, 200);
  try {
    const { error_code: code, message } = JSON.parse(text);
    return {
      code: typeof code === "string" ? code : "",
      message: typeof message === "string" ? oneLine(message) : "",
    };
  } catch {
    return { code: "", message: text.trimStart().startsWith("<") ? "" : oneLine(text) };
  }
}
