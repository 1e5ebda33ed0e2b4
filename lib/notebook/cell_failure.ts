import { CellTimeoutError, KernelDiedError } from "./kernel.ts";
import { describeEnding } from "./kernel_process.ts";
import type { CodeCell, ErrorOutput } from "./notebook_file.ts";
import { findSyntaxError } from "./syntax_error.ts";
import { type Content, TornMessageError } from "./wire.ts";

/**
 * The error of a cell that the kernel has executed, or undefined if there is none.
 *
 * An error while a result is formatted comes with a good reply; a cell that cannot be parsed gives
 * a bad reply without a word why.
 *
 * @param cell The cell with its outputs.
 * @param reply Content of the kernel's reply.
 */
export async function findError(cell: CodeCell, reply: Content): Promise<ErrorOutput | undefined> {
  const shown = cell.outputs.find((output) => output.output_type === "error");
  if (shown !== undefined || reply.status === "ok") return shown;
  const problem = await findSyntaxError(cell.source);
  return problem
    ? toError("SyntaxError", problem.message, problem.excerpt)
    : toError(String(reply.ename), String(reply.evalue));
}

/** Why a cell did not come to its end, as an error output; undefined if it is not the cell's fault. */
export function explainBreak(error: unknown): ErrorOutput | undefined {
  if (error instanceof KernelDiedError) {
    return toError(error.name, `the kernel died: ${describeEnding(error.ending)}`);
  }
  if (error instanceof CellTimeoutError || error instanceof TornMessageError) {
    return toError(error.name, error.message);
  }
  return undefined;
}

function toError(ename: string, evalue: string, traceback: string[] = []): ErrorOutput {
  return { output_type: "error", ename, evalue, traceback };
}
