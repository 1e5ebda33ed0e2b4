/**
 * Numbers in running text, which no line break tears from their units.
 *
 * @module
 */

import { formatPercent } from "../../describe/format.ts";

/**
 * A share as a percentage that stays on one line.
 *
 * @example One decimal
 * ```ts
 * import assert from "node:assert/strict";
 * import { percent } from "lib/site/pages/words.ts";
 * assert.equal(percent(0.1234), "12.3\u00a0%");
 * ```
 */
export function percent(share: number | null, digits = 1): string {
  return formatPercent(share, digits).replaceAll(" ", "\u00a0");
}
