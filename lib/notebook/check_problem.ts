/** What is wrong with a notebook before it is run, and where. */
export interface CheckProblem {
  /** Notebook as the caller named it; a file of lib, if a type error lies there. */
  notebook: string;
  /** Code cell, counted from 1 as its execution count will be; 0 if not about one code cell. */
  cell: number;
  /** Line of the cell, or of the file where `cell` is 0, counted from 1; 0 if not about one line. */
  line: number;
  /** Code of the compiler (`TS2322`), name of the lint rule, `syntax`, or `structure`. */
  code: string;
  /** What is wrong, in one line. */
  message: string;
}

/**
 * A problem as one line: where, what, and the rule.
 *
 * @example Notebook, cell and line
 * ```ts
 * import assert from "node:assert/strict";
 * import { formatProblem } from "lib/notebook/check_problem.ts";
 * const place = { notebook: "notebooks/02_eda.ipynb", cell: 5, line: 3 };
 * assert.equal(
 *   formatProblem({ ...place, code: "TS2304", message: "Cannot find name 'x'." }),
 *   "notebooks/02_eda.ipynb cell 5 line 3: Cannot find name 'x'. [TS2304]",
 * );
 * ```
 */
export function formatProblem({ notebook, cell, line, code, message }: CheckProblem): string {
  const place = notebook + (cell > 0 ? ` cell ${cell}` : "") + (line > 0 ? ` line ${line}` : "");
  return `${place}: ${message} [${code}]`;
}
