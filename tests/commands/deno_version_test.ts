import assert from "node:assert/strict";
import { assertDeno } from "lib/commands/deno_version.ts";
import { explain } from "lib/commands/explain.ts";

Deno.test("assertDeno() takes 2.9.1 and newer, and refuses older ones in one line with exit code 2", () => {
  for (const version of ["2.9.1", "2.9.6", "2.10.0", "3.0.0", "2.10.0-rc.1+abc"]) {
    assertDeno(version);
  }
  for (const version of ["2.9.0", "2.8.9", "1.46.3"]) {
    assert.throws(() => assertDeno(version), (error) => {
      const { text, exitCode } = explain(error);
      assert.match(text, /^error: Deno .* is too old: 2\.9\.1 or newer is needed\. Use npx .*$/);
      assert.equal(exitCode, 2);
      return true;
    });
  }
});
