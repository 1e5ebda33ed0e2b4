/**
 * Plain data checked against a schema, and refused with the field named.
 *
 * @module
 */

import { z } from "zod";
import { UserError } from "../errors.ts";

export { z };

/**
 * Data as its schema describes it.
 *
 * @param path Where the data is from, for the message.
 * @param advice What to do about it.
 * @throws {UserError} If the data does not fit: the first field that does not is named.
 *
 * @example A field that does not fit
 * ```ts
 * import assert from "node:assert/strict";
 * import { parseAs, z } from "lib/files/schema.ts";
 * const schema = z.strictObject({ metrics: z.record(z.string(), z.number()) });
 * assert.throws(() => parseAs(schema, { metrics: { a: "1" } }, "a.json", "Run again."), {
 *   name: "UserError",
 *   message: "Cannot use a.json: metrics.a: expected number, received string. Run again.",
 * });
 * ```
 */
export function parseAs<Value>(
  schema: z.ZodType<Value>,
  data: unknown,
  path: string,
  advice: string,
): Value {
  const found = schema.safeParse(data);
  if (found.success) return found.data;
  const { path: field, message } = found.error.issues[0]!;
  const where = field.length === 0 ? "the whole" : field.join(".");
  const why = message.replace(/^Invalid input: /, "").replace(/\.$/, "");
  throw new UserError(`Cannot use ${path}: ${where}: ${why}. ${advice}`);
}

/**
 * Reads a file of JSON as its schema describes it.
 *
 * @throws {UserError} If the file cannot be read, is no JSON, or does not fit.
 *
 * @example A file that is not there
 * ```ts
 * import assert from "node:assert/strict";
 * import { readAs, z } from "lib/files/schema.ts";
 * assert.throws(() => readAs(z.number(), "none.json", "Run again."), /Cannot read none.json/);
 * ```
 */
export function readAs<Value>(schema: z.ZodType<Value>, path: string, advice: string): Value {
  let data: unknown;
  try {
    data = JSON.parse(Deno.readTextFileSync(path));
  } catch (error) {
    const why = (error as Error).message.split("\n")[0]!.replace(/\s*\(os error.*$/, "");
    throw new UserError(`Cannot read ${path}: ${why}. ${advice}`);
  }
  return parseAs(schema, data, path, advice);
}
