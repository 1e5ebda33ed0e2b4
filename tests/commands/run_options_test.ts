import assert from "node:assert/strict";
import { join } from "node:path";
import { LOCAL_OUTPUTS, OUTPUTS, PROJECT_RECORDS, ROOT } from "lib/config.ts";
import { parseRunOptions } from "lib/commands/run_options.ts";

const none = () => undefined;

Deno.test("parseRunOptions() without arguments is the committed run", () => {
  const options = parseRunOptions([], none);
  assert.deepEqual(options.files, [PROJECT_RECORDS]);
  assert.equal(options.rows, 500_000);
  assert.equal(options.outputs, OUTPUTS);
  assert.equal(options.memo, true);
});

Deno.test("parseRunOptions() sends other data or rows to outputs.local unless --out says otherwise", () => {
  assert.equal(parseRunOptions(["--rows", "all"], none).outputs, LOCAL_OUTPUTS);
  assert.equal(parseRunOptions(["--data", "synthetic"], none).outputs, LOCAL_OUTPUTS);
  const env = (name: string) => ({ INIT_CWD: "/somewhere" })[name];
  assert.equal(
    parseRunOptions(["--rows", "9", "--out", "mine"], env).outputs,
    join("/somewhere", "mine"),
  );
});

Deno.test("parseRunOptions() takes several files, and PATROLIQ_DATA where --data is not given", () => {
  const [a, b] = [Deno.makeTempFileSync(), Deno.makeTempFileSync()];
  assert.deepEqual(parseRunOptions(["--data", a, b], none).files, [a, b]);
  const env = (name: string) => ({ PATROLIQ_DATA: `${a}:${b}` })[name];
  assert.deepEqual(parseRunOptions([], env).files, [a, b]);
  assert.deepEqual(parseRunOptions(["--data", b], env).files, [b]);
  assert.equal(parseRunOptions(["--data", "portal"], env).source, "portal");
  for (const file of [a, b]) Deno.removeSync(file);
});

Deno.test("parseRunOptions() refuses in one line what cannot be used, and says what to do", () => {
  const refused: [string[], RegExp][] = [
    [
      ["--rows", "-3"],
      /^--rows must be a positive whole number or "all", current value is "-3"\.$/,
    ],
    [["--rows", "0"], /--rows must be/],
    [["--rows", "1e5"], /--rows must be/],
    [["--rows", "2.5"], /--rows must be/],
    [["--only", "99"], /^--only: no chapter "99"\. There are 01_preprocessing, 02_eda/],
    [["--only", ""], /no chapter ""/],
    [["--data", "no/such.csv"], /^No such file: .*no\/such\.csv\. Check --data\.$/],
    [
      ["--data", join(ROOT, "lib")],
      /lib is a folder\. Name the incident files in it after --data\.$/,
    ],
    [["--data", "portal", "x.csv"], /--data portal goes with no other data/],
    [["--from", "2018-01-01"], /--from goes with --data portal only/],
    [["--data", "portal", "--to", "2018-02-30"], /--to must be a date as YYYY-MM-DD/],
    [["--bogus"], /Unknown option '--bogus'\. See deno task run --help\./],
    [["stray.csv"], /Unexpected argument: stray\.csv/],
    [["--timeout", "0"], /--timeout must be a positive number of seconds/],
  ];
  for (const [args, message] of refused) {
    assert.throws(() => parseRunOptions(args, none), (error: Error) => {
      assert.equal(error.name, "UserError");
      assert.match(error.message, message);
      assert.ok(!error.message.includes("\n"));
      return true;
    });
  }
});

Deno.test("parseRunOptions() takes chapters by number or name, and an output folder for what it links to", () => {
  assert.deepEqual(parseRunOptions(["--only", "1,02_eda"], none).only, ["01", "02"]);
  const folder = Deno.realPathSync(Deno.makeTempDirSync());
  try {
    Deno.mkdirSync(join(folder, "real"));
    Deno.symlinkSync(join(folder, "real"), join(folder, "link"));
    const { outputs } = parseRunOptions(["--out", join(folder, "link", "new")], none);
    assert.equal(outputs, join(folder, "real", "new"));
  } finally {
    Deno.removeSync(folder, { recursive: true });
  }
});
