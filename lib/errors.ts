/**
 * A mistake in what was asked for or given, told in one line: what, where, and what to do.
 *
 * The command line prints the message alone, without a stack trace, and ends with exit code 2.
 * Everything else that is thrown is a fault of the program and keeps its trace.
 *
 * @example The message says what to do
 * ```ts
 * import assert from "node:assert/strict";
 * import { UserError } from "lib/errors.ts";
 * const error = new UserError("No such file: crimes.csv. Check --data.");
 * assert.equal(error.name, "UserError");
 * ```
 */
export class UserError extends Error {
  override name = "UserError";
}
