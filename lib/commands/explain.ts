import { UserError } from "../errors.ts";
import { NotebookError } from "../notebook/execute.ts";
import { Stopped } from "./stop_signal.ts";

/**
 * What the command line says of an error, and the exit code it ends with: one line for a mistake
 * of the user, wherever it was noticed; the cell for a notebook; the trace for a fault of ours.
 */
export function explain(error: unknown): { text: string; exitCode: number } {
  if (error instanceof UserError) return { text: `error: ${error.message}`, exitCode: 2 };
  if (error instanceof Stopped) return { text: error.message, exitCode: error.exitCode };
  if (error instanceof NotebookError) {
    return error.ename === UserError.name
      ? { text: `error: ${error.evalue}`, exitCode: 2 }
      : { text: error.message, exitCode: 1 };
  }
  return {
    text: error instanceof Error ? error.stack ?? error.message : String(error),
    exitCode: 1,
  };
}
