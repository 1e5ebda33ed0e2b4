import { OLDEST_DENO, PINNED_DENO } from "../config.ts";
import { UserError } from "../errors.ts";

/**
 * Refuses a Deno too old to run notebooks truthfully.
 *
 * @param version Version of the running Deno, such as `2.9.6`.
 * @throws {UserError} If it is older than {@link OLDEST_DENO}.
 *
 * @example 2.8.3 reports failing cells as success
 * ```ts
 * import assert from "node:assert/strict";
 * import { assertDeno } from "lib/commands/deno_version.ts";
 * assert.throws(() => assertDeno("2.8.3"), /2\.9\.1/);
 * assertDeno("2.10.0");
 * ```
 */
export function assertDeno(version: string): void {
  const [now, oldest] = [version, OLDEST_DENO].map((text) => text.split(/[.+-]/).map(Number));
  for (let i = 0; i < 3; i++) {
    const difference = now![i]! - oldest![i]!;
    if (difference > 0) return;
    if (difference < 0) {
      throw new UserError(
        `Deno ${version} is too old: ${OLDEST_DENO} or newer is needed. Use npx -y deno@${PINNED_DENO} task run.`,
      );
    }
  }
}
