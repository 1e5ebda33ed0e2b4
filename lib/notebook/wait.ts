/**
 * What a promise gives, or undefined if it takes longer than it may.
 *
 * @example Two promises
 * ```ts
 * import assert from "node:assert/strict";
 * import { waitAtMost } from "lib/notebook/wait.ts";
 * assert.equal(await waitAtMost(1000, Promise.resolve("soon")), "soon");
 * assert.equal(await waitAtMost(1, new Promise(() => {})), undefined);
 * ```
 */
export async function waitAtMost<T>(
  milliseconds: number,
  promise: Promise<T>,
): Promise<T | undefined> {
  const timeout = Promise.withResolvers<undefined>();
  const timer = setTimeout(() => timeout.resolve(undefined), milliseconds);
  try {
    return await Promise.race([promise, timeout.promise]);
  } finally {
    clearTimeout(timer);
  }
}
