/**
 * Where an MLflow server is and how it knows us, from what a user or the environment says.
 *
 * @module
 */

import { UserError } from "../errors.ts";

/** A server, and the credentials that go to it and nowhere else. */
export interface Tracking {
  /** Address without credentials and without a slash at the end: it may be shown. */
  baseUrl: string;
  /** Value of the header `Authorization`; undefined for a server that asks for none. */
  authorization: string | undefined;
  /** What must stand in no message. */
  secrets: string[];
}

/** Credentials as the environment has them. */
export interface Credentials {
  username?: string | undefined;
  password?: string | undefined;
  token?: string | undefined;
}

/**
 * The server that an address names.
 *
 * A name and password, in the address or beside it, go before a token, as in MLflow's own clients.
 *
 * @param uri Address as given.
 * @param name What the address is called in a message, such as `--mlflow`.
 * @throws {UserError} If no server can be asked there, or a credential cannot stand in a header.
 *
 * @example A password in the address
 * ```ts
 * import assert from "node:assert/strict";
 * import { parseTrackingUri } from "lib/mlflow/tracking_uri.ts";
 * const { baseUrl, authorization } = parseTrackingUri("https://me:pw@host/ml/", "--mlflow");
 * assert.deepEqual([baseUrl, authorization], ["https://host/ml", "Basic bWU6cHc="]);
 * assert.throws(() => parseTrackingUri("host:5000", "--mlflow"), /lacks http:\/\/: write/);
 * ```
 */
export function parseTrackingUri(
  uri: string,
  name: string,
  credentials: Credentials = {},
): Tracking {
  const url = parseUrl(uri.trim(), name);
  const username = decode(url.username, name) || credentials.username || "";
  const password = url.username === ""
    ? credentials.password ?? ""
    : decode(url.password, name) || credentials.password || "";
  const token = credentials.token ?? "";
  const baseUrl = `${url.origin}${url.pathname}`.replace(/\/+$/, "");
  if (username !== "") {
    const pair = `${username}:${password}`;
    if (/\p{Cc}/u.test(pair)) refuseCredential("MLFLOW_TRACKING_USERNAME and _PASSWORD");
    const basic = new TextEncoder().encode(pair).toBase64();
    return { baseUrl, authorization: `Basic ${basic}`, secrets: [password, basic].filter(Boolean) };
  }
  if (token === "") return { baseUrl, authorization: undefined, secrets: [] };
  if (!/^[!-~]+$/.test(token)) refuseCredential("MLFLOW_TRACKING_TOKEN");
  return { baseUrl, authorization: `Bearer ${token}`, secrets: [token] };
}

function parseUrl(uri: string, name: string): URL {
  const advice = "name an MLflow server as http://HOST:PORT (compose.yaml starts one)";
  const shown = uri === "" || /[@\s]/.test(uri) || uri.length > 200 ? "" : ` ${uri}`;
  if (/^(?:localhost|[\d.]+|[\w-]+(?:\.[\w-]+)*):\d+(?:\/|$)/.test(uri)) {
    throw new UserError(`${name}${shown} lacks http://: write http://${shown.trim()}.`);
  }
  if (!/^https?:/i.test(uri)) {
    throw new UserError(`${name}${shown} is no address of a server: ${advice}.`);
  }
  try {
    return new URL(uri);
  } catch {
    throw new UserError(`${name}${shown} cannot be read as an address: ${advice}.`);
  }
}

function decode(part: string, name: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw new UserError(`${name} has a name or password that is not percent-encoded.`);
  }
}

function refuseCredential(name: string): never {
  throw new UserError(`${name} must be printable characters in one line. Correct or unset it.`);
}
