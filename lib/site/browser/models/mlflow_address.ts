/**
 * The address of the reader's MLflow server, and where runs and models are on it.
 *
 * It is kept in the browser and goes nowhere: links open it, the site asks it nothing.
 *
 * @module
 */

/** Where the browser keeps the address. */
const KEY = "patroliq-mlflow";

/**
 * An address that links can open; undefined where the text is none.
 *
 * @example Of a server on this machine
 * ```ts
 * import assert from "node:assert/strict";
 * import { parseAddress } from "lib/site/browser/models/mlflow_address.ts";
 * assert.equal(parseAddress(" http://127.0.0.1:5000/ "), "http://127.0.0.1:5000");
 * assert.equal(parseAddress("javascript:alert(1)"), undefined);
 * assert.equal(parseAddress("https://me:pw@host/"), undefined);
 * ```
 */
export function parseAddress(text: string): string | undefined {
  let url: URL;
  try {
    url = new URL(text.trim());
  } catch {
    return undefined;
  }
  const isServer = url.protocol === "http:" || url.protocol === "https:";
  if (!isServer || url.username !== "" || url.password !== "") return undefined;
  return `${url.origin}${url.pathname}`.replace(/\/+$/, "");
}

/** The address that was kept; null where none was. */
export function keptAddress(): string | null {
  try {
    return parseAddress(localStorage.getItem(KEY) ?? "") ?? null;
  } catch {
    return null;
  }
}

/** Keeps an address, or forgets it. */
export function keepAddress(address: string | null): void {
  try {
    if (address === null) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, address);
  } catch { /* It holds for this page. */ }
}

/** Address of the list of experiments with one name. */
export function experimentAddress(server: string, name: string): string {
  const wanted = new URLSearchParams({
    experimentSearchFilter: name,
    workflowType: "machine_learning",
  });
  return `${server}/#/experiments?${wanted}`;
}

/** Address of a registered model. */
export function modelAddress(server: string, name: string): string {
  return `${server}/#/models/${encodeURIComponent(name)}`;
}
