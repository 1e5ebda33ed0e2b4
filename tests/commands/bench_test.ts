import assert from "node:assert/strict";
import { type BenchResult, keepOtherParts } from "lib/commands/bench.ts";
import { PARTS } from "lib/commands/bench_options.ts";
import { measureRun } from "lib/commands/bench_run.ts";
import { COMMANDS } from "lib/commands/commands.ts";
import { UserError } from "lib/errors.ts";

Deno.test("bench: refuses what it does not know before anything is installed", async () => {
  for (const args of [["--rows", "5"], ["--data"], ["--data", "a.csv", "--force"], ["a.csv"]]) {
    await assert.rejects(COMMANDS["bench"]!.main(args), UserError);
  }
  await assert.rejects(COMMANDS["bench"]!.main(["--data", "missing.csv"]), /No such file/);
});

Deno.test("bench: a whole run that fails says why", async () => {
  const run = measureRun("no such chapter", ["--only", "99"], AbortSignal.timeout(60_000));
  await assert.rejects(run, /run failed: .*no chapter "99"/);
});

Deno.test("keepOtherParts() empties what is measured again, and keeps the rest of one machine", () => {
  const part = (part: string, work: string) => {
    const contender = { name: "", medianSeconds: 1, seconds: [1], peakMebibytes: 1, facts: {} };
    const rest = { note: "", runs: 1, variants: [], peers: [], ratios: {}, targets: [] };
    return { part, work, ours: contender, ...rest };
  };
  const empty: BenchResult = {
    machine: { platform: "linux-x86_64", cpu: "one", cores: 2 },
    deno: "2.9.6",
    comparisons: [],
    runs: [],
  };
  const before: BenchResult = {
    ...empty,
    comparisons: [part("preprocess", "a"), part("cluster", "b"), part("cluster", "c")],
    runs: [{ work: "d", seconds: 1, peakMebibytes: 1 }],
  };
  const works = (parts: Parameters<typeof keepOtherParts>[1], of = before) => {
    const { comparisons, runs } = keepOtherParts(of, parts, empty);
    return [...comparisons, ...runs].map(({ work }) => work).join("");
  };
  assert.equal(works(["cluster"]), "ad");
  assert.equal(works(["preprocess"]), "bcd");
  assert.equal(works(["preprocess", "runs"]), "bc");
  assert.deepEqual(keepOtherParts(undefined, ["cluster"], empty), empty);
  const elsewhere = { ...before, machine: { ...before.machine, cpu: "two" } };
  assert.throws(() => works(["cluster"], elsewhere), /^UserError: Another machine or Deno has/);
  assert.throws(() => works(["cluster"], { ...before, deno: "2.9.7" }), UserError);
  assert.equal(
    works(PARTS, elsewhere),
    "",
    "all is measured anew",
  );
});
