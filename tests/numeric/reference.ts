/** Reference values of tests/fixtures/statistics.json and the comparison that tests make with them. */

import assert from "node:assert/strict";
import reference from "../fixtures/statistics.json" with { type: "json" };

export { reference };

/** Throws unless two numbers differ by at most a share of the expected one. */
export function assertClose(actual: number | null, expected: number, tolerance = 1e-10): void {
  assert.ok(
    actual !== null && Math.abs(actual - expected) <= tolerance * Math.abs(expected) + 1e-300,
    `expected ${expected} within ${tolerance}, got ${actual}`,
  );
}
