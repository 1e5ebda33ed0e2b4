import assert from "node:assert/strict";
import { measureRun } from "lib/commands/bench_run.ts";
import { COMMANDS } from "lib/commands/commands.ts";
import { UserError } from "lib/errors.ts";

Deno.test("bench: takes incident files and nothing else", async () => {
  for (const args of [["--rows", "5"], ["--data"], ["--data", "a.csv", "--force"], ["a.csv"]]) {
    await assert.rejects(COMMANDS["bench"]!.main(args), UserError);
  }
  await assert.rejects(COMMANDS["bench"]!.main(["--data", "missing.csv"]), /No such file/);
});

Deno.test("bench: a whole run that fails says why", async () => {
  const run = measureRun("no such chapter", ["--only", "99"], AbortSignal.timeout(60_000));
  await assert.rejects(run, /run failed: .*no chapter "99"/);
});
