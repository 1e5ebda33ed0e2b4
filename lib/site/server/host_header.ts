/**
 * Whom a server on this machine answers to. A page elsewhere can have its own name point to
 * 127.0.0.1 and then read what is served here; its requests carry that name.
 *
 * @module
 */

/**
 * Whether an address to listen at is reached from this machine alone.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { isLoopback } from "lib/site/server/host_header.ts";
 * assert.ok(isLoopback("127.0.0.1") && isLoopback("::1") && !isLoopback("0.0.0.0"));
 * ```
 */
export function isLoopback(host: string): boolean {
  return /^(?:localhost|127(?:\.\d{1,3}){3}|::1)$/i.test(host);
}

/**
 * Whether a header `Host` names this machine, with any port.
 *
 * @example Another name that points here
 * ```ts
 * import assert from "node:assert/strict";
 * import { namesThisMachine } from "lib/site/server/host_header.ts";
 * assert.ok(namesThisMachine("localhost:8080") && namesThisMachine("[::1]:8080"));
 * assert.ok(!namesThisMachine("localhost.example.org:8080"));
 * ```
 */
export function namesThisMachine(header: string): boolean {
  const name = header.trim().replace(/:\d{0,5}$/, "");
  return name === "[::1]" || (name !== "::1" && isLoopback(name));
}
