/** What is wrong with a cell that cannot be parsed. */
export interface SyntaxProblem {
  message: string;
  /** The place in the cell, with the line marked. */
  excerpt: string[];
}

/**
 * The first syntax error of a cell: the kernel only says that it could not execute it.
 *
 * @returns Undefined if the cell can be parsed.
 *
 * @example A value is missing
 * ```ts
 * import assert from "node:assert/strict";
 * import { findSyntaxError } from "lib/notebook/syntax_error.ts";
 * const problem = await findSyntaxError("const a = 1;\nconst b = ;");
 * assert.equal(problem?.message, "Expression expected");
 * assert.equal(problem?.excerpt.at(-1), "    at line 2, column 11");
 * ```
 */
export async function findSyntaxError(source: string): Promise<SyntaxProblem | undefined> {
  const child = new Deno.Command(Deno.execPath(), {
    args: ["lint", "--no-config", "--ext=ts", "--json", "-"],
    env: { NO_COLOR: "1" },
    stdin: "piped",
    stdout: "piped",
    stderr: "null",
  }).spawn();
  const writer = child.stdin.getWriter();
  await writer.write(new TextEncoder().encode(source));
  await writer.close();
  const { stdout } = await child.output();
  const { errors }: { errors: { message: string }[] } = JSON.parse(
    new TextDecoder().decode(stdout),
  );
  const [first, ...excerpt] = errors[0]?.message.split("\n") ?? [];
  if (first === undefined) return undefined;
  return {
    message: first.replace(/^SyntaxError: /, ""),
    excerpt: excerpt.map((line) =>
      line.replace(/at file:.*:(\d+):(\d+)$/, "at line $1, column $2")
    ),
  };
}
