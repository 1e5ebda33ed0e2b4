import { holm } from "../numeric/holm.ts";

/** Whether a row differs, among all that were looked at. */
export interface Verdict {
  /** The p-value adjusted for the number of rows (Holm); null where there is none. */
  p_holm: number | null;
  /** Whether p_holm is at most 0.05. */
  differs: boolean;
}

/**
 * Rows with the verdict on each, its p-value adjusted for the number of them.
 *
 * @example One of two
 * ```ts
 * import assert from "node:assert/strict";
 * import { withVerdicts } from "lib/describe/verdicts.ts";
 * const rows = withVerdicts([{ p_value: 0.0625 }, { p_value: 0.015625 }]);
 * assert.deepEqual(rows.map(({ p_holm, differs }) => [p_holm, differs]), [
 *   [0.0625, false],
 *   [0.03125, true],
 * ]);
 * ```
 */
export function withVerdicts<R extends { p_value: number | null }>(
  rows: readonly R[],
): (R & Verdict)[] {
  const adjusted = holm(rows.map((row) => row.p_value));
  return rows.map((row, i) => {
    const p = adjusted[i] ?? null;
    return { ...row, p_holm: p, differs: p !== null && p <= 0.05 };
  });
}
