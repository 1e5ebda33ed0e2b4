import { UserError } from "../errors.ts";
import { NotebookError } from "../notebook/execute.ts";
import { Stopped } from "./stop_signal.ts";

/** A full disk, and one that must not be written. */
const NO_ROOM = /\(os error (?:28|30)\)/;

/** Whether a notebook failed by a mistake of the user, such as a file that is no table. */
export function isUserError(error: NotebookError): boolean {
  return error.ename === UserError.name;
}

/**
 * What the command line says of an error, and the exit code it ends with: one line for a mistake
 * of the user, wherever it was noticed; the cell for a notebook; the trace for a fault of ours.
 */
export function explain(error: unknown): { text: string; exitCode: number } {
  if (error instanceof UserError) return { text: `error: ${error.message}`, exitCode: 2 };
  if (error instanceof Stopped) return { text: error.message, exitCode: error.exitCode };
  const why = error instanceof NotebookError ? error.evalue : (error as Error)?.message ?? "";
  if (NO_ROOM.test(why)) {
    const what = why.replace(/\s*\(os error \d+\)/, "");
    return { text: `error: Cannot write: ${what}. Make room, or choose --out.`, exitCode: 2 };
  }
  if (error instanceof NotebookError) {
    return isUserError(error)
      ? { text: `error: ${error.evalue}`, exitCode: 2 }
      : { text: error.message, exitCode: 1 };
  }
  return {
    text: error instanceof Error ? error.stack ?? error.message : String(error),
    exitCode: 1,
  };
}
