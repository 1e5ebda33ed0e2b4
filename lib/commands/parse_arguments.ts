import { parseArgs, type ParseArgsConfig } from "node:util";
import { UserError } from "../errors.ts";

/**
 * Arguments of a command, by its options.
 *
 * @param command Name of the command, for the message.
 * @throws {UserError} If an argument is unknown or lacks its value.
 *
 * @example An option that there is not
 * ```ts
 * import assert from "node:assert/strict";
 * import { parseArguments } from "lib/commands/parse_arguments.ts";
 * const parse = () => parseArguments("run", { args: ["--fast"], options: {} });
 * assert.throws(parse, /^UserError: Unknown option '--fast'\. See deno task run --help\.$/);
 * ```
 */
export function parseArguments<const Config extends ParseArgsConfig>(
  command: string,
  config: Config,
): ReturnType<typeof parseArgs<Config>> {
  try {
    return parseArgs(config);
  } catch (error) {
    const why = (error as Error).message.split("\n")[0]!.replace(/\.?\s*To specify.*$/, "");
    throw new UserError(`${why}. See deno task ${command} --help.`);
  }
}
