import assert from "node:assert/strict";
import { join } from "node:path";
import { parseBenchOptions } from "lib/commands/bench_options.ts";
import { OUTPUTS } from "lib/config.ts";
import { UserError } from "lib/errors.ts";

const none = () => undefined;

Deno.test("parseBenchOptions() without arguments is all parts, for the committed file", () => {
  const parts = ["preprocess", "cluster", "reduce", "site", "runs"];
  const all = { files: [], parts, outputs: OUTPUTS };
  assert.deepEqual(parseBenchOptions([], none), all);
  const env = (name: string) => ({ PATROLIQ_DATA: "elsewhere.csv" })[name];
  assert.deepEqual(parseBenchOptions([], env), all, "only --data asks for another run");
});

Deno.test("parseBenchOptions() takes parts in the order of the bench, files and a folder", () => {
  const file = Deno.makeTempFileSync();
  const env = (name: string) => ({ INIT_CWD: "/somewhere" })[name];
  const args = ["--only", "runs, cluster", "--data", file, file, "--out", "mine"];
  assert.deepEqual(parseBenchOptions(args, env), {
    files: [file, file],
    parts: ["cluster", "runs"],
    outputs: join("/somewhere", "mine"),
  });
  assert.deepEqual(parseBenchOptions(["--data", file, "--only", "site"], env).files, [file]);
  Deno.removeSync(file);
});

Deno.test("parseBenchOptions() refuses in one line what cannot be used", () => {
  const refused: [string[], RegExp][] = [
    [["--rows", "5"], /^bench takes --data FILE\.\.\., --only PARTS and --out DIR, .* --help\.$/],
    [["--only"], /^bench takes/],
    [["--only", "--out", "x"], /^bench takes/],
    [
      ["--only", "clusters"],
      /^--only: no part "clusters"\. There are preprocess, cluster, reduce, site, runs\.$/,
    ],
    [["--only", ""], /^--only: no part ""/],
    [["--data", "portal"], /^bench --data takes files only\.$/],
    [["--data", "missing.csv"], /^No such file/],
    [["--data", import.meta.filename!, "--only", "cluster"], /^--data is for the site and for/],
    [["a.csv"], /^Unexpected argument: a\.csv\. Incident files follow --data\.$/],
  ];
  for (const [args, message] of refused) {
    assert.throws(() => parseBenchOptions(args, none), (error: Error) => {
      assert.ok(error instanceof UserError, args.join(" "));
      assert.match(error.message, message);
      return true;
    });
  }
});
