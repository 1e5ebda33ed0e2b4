import assert from "node:assert/strict";
import { formatTally, parseSummary } from "lib/commands/test.ts";

Deno.test("parseSummary() reads passed, failed and ignored tests", () => {
  const text = "...\nFAILED | 40 passed (2 steps) | 3 failed | 1 ignored | 2 filtered out (9s)\n";
  assert.deepEqual(parseSummary(text, false), { passed: 40, failed: 3, skipped: 1 });
});

Deno.test("parseSummary() counts a failure when deno test fails without saying so", () => {
  assert.equal(parseSummary("error: Module not found", false).failed, 1);
  assert.equal(parseSummary("ok | 4 passed | 0 failed (1s)", false).failed, 1);
});

Deno.test("formatTally() gives the line that continuous integration reads", () => {
  assert.equal(formatTally({ passed: 2, failed: 0, skipped: 1 }), "2 passed, 0 failed, 1 skipped");
});
