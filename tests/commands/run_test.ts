import assert from "node:assert/strict";
import { join } from "node:path";
import type { Reporter } from "lib/commands/reporter.ts";
import { listFiles } from "lib/files/list_files.ts";
import { eventually, makeSmallProject, opening, RECORDS } from "./small_project.ts";

const WRITES = `chapter.writeJson("n.json", { n: 1 });\nconsole.log("wrote");`;
const READS = `console.log(Deno.readTextFileSync(chapter.input("01_one/n.json")));`;
const FINISH = "await chapter.finish();";

Deno.test("run executes, skips what is unchanged, and executes what its inputs make stale", async () => {
  using project = makeSmallProject();
  project.notebook("01_one", opening("01_one"), WRITES, FINISH);
  project.notebook("02_two", opening("02_two"), READS, FINISH);
  const first = await project.run("run");
  assert.equal(first.code, 0, first.text);
  assert.ok(!first.text.includes("unchanged"));
  const manifest = project.output("manifest.json")!;
  const timings = project.output("timings.json")!;
  assert.deepEqual(Object.keys(JSON.parse(timings).seconds), ["01_one", "02_two"]);
  assert.deepEqual(Object.keys(JSON.parse(manifest).artifacts), [
    "artifacts/01_one/chapter.json",
    "artifacts/01_one/n.json",
    "artifacts/02_two/chapter.json",
    "notebooks/01_one.ipynb",
    "notebooks/02_two.ipynb",
    "registry.json",
    "scorecard.json",
    "site/notebooks/01_one.html",
    "site/notebooks/02_two.html",
  ]);

  const second = await project.run("run");
  assert.match(second.text, /01_one +unchanged/);
  assert.match(second.text, /02_two +unchanged/);
  assert.equal(project.output("manifest.json"), manifest);
  assert.equal(project.output("timings.json"), timings, "a skipped chapter keeps its time");

  const forced = await project.run("run", "--force");
  assert.ok(!forced.text.includes("unchanged"));
  assert.equal(project.output("manifest.json"), manifest, "two runs must give the same bytes");

  project.notebook("01_one", opening("01_one"), WRITES.replace("wrote", "rewrote"), FINISH);
  const prose = await project.run("run");
  assert.doesNotMatch(prose.text, /01_one +unchanged/);
  assert.match(prose.text, /02_two +unchanged/, "the artifact it reads is the same");

  project.notebook("01_one", opening("01_one"), WRITES.replace("n: 1", "n: 2"), FINISH);
  const changed = await project.run("run");
  assert.doesNotMatch(changed.text, /unchanged/);
  assert.match(project.output("notebooks/02_two.ipynb")!, /\\"n\\": 2/, changed.text);
});

Deno.test("run fails with notebook, cell, source and error, and leaves the outputs alone", async () => {
  using project = makeSmallProject();
  project.notebook("01_one", opening("01_one"), WRITES, FINISH);
  assert.equal((await project.run("run")).code, 0);
  const before = project.output("manifest.json");

  project.notebook("01_one", opening("01_one"), WRITES, `throw new RangeError("too far");`, FINISH);
  const { code, text } = await project.run("run");
  assert.equal(code, 1);
  for (const part of ["01_one", "cell 3", "throw new RangeError", "too far"]) {
    assert.ok(text.includes(part), `${part} is missing in: ${text}`);
  }
  assert.equal(project.output("manifest.json"), before);
  assert.deepEqual(project.kernels(), []);
});

Deno.test("run names the notebook and cell that cannot be parsed, and what is wrong there", async () => {
  using project = makeSmallProject();
  project.notebook("01_one", opening("01_one"), "const a = ;", FINISH);
  const { code, text } = await project.run("run");
  assert.equal(code, 1);
  assert.match(text, /^01_one, code cell 2 failed:\n\n {2}const a = ;\n\n.*Expression expected/m);
  assert.ok(!text.includes("Cannot read the imports"), text);
});

Deno.test("run tells a user's mistake in one line with exit code 2, wherever it is noticed", async () => {
  using project = makeSmallProject();
  project.notebook("01_one", opening("01_one"), WRITES, FINISH);
  project.notebook("02_two", opening("02_two"), READS, FINISH);
  const errorOf = async (...args: string[]) => {
    const { code, text } = await project.run("run", ...args);
    assert.equal(code, 2, text);
    assert.ok(!/^\s+at /m.test(text), "a stack trace is shown");
    assert.ok(!text.includes("as far as it came"), "a failed notebook is kept");
    return text.trim().split("\n").at(-1)!;
  };
  assert.equal(
    await errorOf("--only", "02"),
    "error: 02_two needs artifacts/01_one/n.json, which is missing: run its chapter first, with --only 01,02.",
  );
  assert.match(await errorOf("--only", "99"), /no chapter "99"\. There are 01_one, 02_two\.$/);
  assert.match(await errorOf("--rows", "-3"), /--rows must be a positive whole number/);
  assert.match(await errorOf("--data", "no.csv"), /No such file: .*no\.csv/);
  assert.match(await errorOf("--out", "/proc/nowhere"), /Cannot write to/);
  assert.equal(project.output("manifest.json"), undefined);
});

Deno.test("run executes anew for other records or rows, and where an output is damaged", async () => {
  using project = makeSmallProject();
  project.notebook("01_one", opening("01_one"), WRITES, FINISH);
  const executes = async (...args: string[]) => {
    const { code, text } = await project.run("run", "--out", "outputs", ...args);
    assert.equal(code, 0, text);
    return !text.includes("unchanged");
  };
  await executes();
  const written = project.output("artifacts/01_one/n.json");
  project.write("outputs/artifacts/01_one/n.json", "{}");
  assert.ok(await executes(), "an output is damaged");
  assert.equal(project.output("artifacts/01_one/n.json"), written);
  assert.ok(await executes("--rows", "7"), "other rows");
  project.write(RECORDS, "stands for other records");
  assert.ok(await executes("--rows", "7"), "other records");
});

Deno.test("run stopped after its last chapter publishes nothing, and the next takes up its chapters", async () => {
  using project = makeSmallProject();
  project.notebook("01_one", opening("01_one"), WRITES, FINISH);
  project.notebook("02_two", opening("02_two"), FINISH);
  const { run } = await project.load<typeof import("lib/commands/run.ts")>("commands/run.ts");
  const { proofRun } = await project.load<typeof import("lib/commands/run_options.ts")>(
    "commands/run_options.ts",
  );
  const controller = new AbortController();
  const stopAtEnd: Reporter = {
    isTerminal: false,
    say() {},
    write: (text) => text.startsWith("02_two  done") && controller.abort(new Error("too late")),
  };
  const outputs = join(project.root, "outputs");
  await assert.rejects(run(proofRun(outputs), stopAtEnd, controller.signal), /too late/);
  assert.deepEqual(listFiles(outputs), []);

  Deno.removeSync(join(project.root, "notebooks", "02_two.ipynb"));
  project.write("outputs.staging/failed/02_two.ipynb", "{}");
  const { code, text } = await project.run("run");
  assert.equal(code, 0, text);
  assert.match(text, /01_one +unchanged/);
  assert.deepEqual([...Deno.readDirSync(outputs)].map(({ name }) => name).sort(), [
    ".executions.json",
    "artifacts",
    "manifest.json",
    "notebooks",
    "registry.json",
    "scorecard.json",
    "site",
    "timings.json",
  ]);
  assert.deepEqual(Object.keys(JSON.parse(project.output("manifest.json")!).artifacts), [
    "artifacts/01_one/chapter.json",
    "artifacts/01_one/n.json",
    "notebooks/01_one.ipynb",
    "registry.json",
    "scorecard.json",
    "site/notebooks/01_one.html",
  ]);
});

Deno.test("run --only leaves out chapters of other records, and says so", async () => {
  using project = makeSmallProject();
  project.notebook("01_one", opening("01_one"), WRITES, FINISH);
  project.notebook("02_two", opening("02_two"), FINISH);
  const isLeftOut = async (chapter: string, ...args: string[]) => {
    const { code, text } = await project.run("run", "--out", "outputs", ...args);
    assert.equal(code, 0, text);
    const isSaid = new RegExp(`^${chapter} +is of other records, and left out`, "m").test(text);
    assert.equal(project.output(`notebooks/${chapter}.ipynb`) === undefined, isSaid, text);
    return isSaid;
  };
  await project.run("run", "--only", "01");
  project.write("outputs.staging/.executions.json", "{}");
  project.write("outputs.staging/notebooks/01_one.ipynb", "what a failed run left");
  assert.ok(await isLeftOut("01_one", "--only", "02", "--rows", "7"));
  assert.ok(!await isLeftOut("02_two", "--only", "01", "--rows", "7"));
  Deno.removeSync(join(project.root, "outputs", ".executions.json"));
  assert.ok(await isLeftOut("01_one", "--only", "02", "--rows", "8"), "told by the manifest");
});

Deno.test("run --only leaves the other chapters as they stand", async () => {
  using project = makeSmallProject();
  project.notebook("01_one", opening("01_one"), WRITES, FINISH);
  project.notebook("02_two", opening("02_two"), READS, FINISH);
  await project.run("run");
  Deno.removeSync(join(project.root, "outputs", ".executions.json"));
  const { code, text } = await project.run("run", "--only", "02", "--force");
  assert.equal(code, 0, text);
  assert.ok(project.output("notebooks/01_one.ipynb"), "01 is gone");
  assert.ok(project.output("notebooks/02_two.ipynb"), "02 is gone");
});

/** Starts a run whose only chapter is busy, and waits until its kernel is. */
async function startBusyRun(project: ReturnType<typeof makeSmallProject>) {
  project.notebook("01_one", opening("01_one"), WRITES, FINISH);
  await project.run("run");
  const mark = join(project.root, "busy");
  project.notebook(
    "01_one",
    opening("01_one"),
    `chapter.writeJson("n.json", { n: 2 });\nDeno.writeTextFileSync("${mark}", "");\nfor (;;);`,
  );
  const child = project.start("run");
  const busy = await eventually(() => {
    try {
      return Deno.statSync(mark).isFile;
    } catch {
      return false;
    }
  }, 30);
  assert.ok(busy, "the cell never began");
  assert.ok(project.kernels().length > 0);
  return child;
}

for (const signal of ["SIGKILL", "SIGTERM", "SIGINT"] as const) {
  Deno.test(`run ended by ${signal} leaves no kernel after 5 s and the outputs as they were`, async () => {
    using project = makeSmallProject();
    const child = await startBusyRun(project);
    const before = project.output("artifacts/01_one/n.json");
    child.kill(signal);
    assert.ok(await eventually(() => project.kernels().length === 0, 5), "a kernel is alive");
    const { code } = await child.status;
    assert.equal(code, { SIGKILL: 137, SIGTERM: 143, SIGINT: 130 }[signal]);
    assert.equal(project.output("artifacts/01_one/n.json"), before);
    project.notebook("01_one", opening("01_one"), WRITES, FINISH);
    assert.equal((await project.run("run")).code, 0, "the next run is held up");
  });
}

/** Starts a run under `sh`, kills that, and sees that the run ends with it. */
async function killAbove(...shell: string[]): Promise<void> {
  using project = makeSmallProject();
  project.notebook("01_one", opening("01_one"), "for (;;);");
  project.write("npx", `sh -c '"$0" run -A lib/cli.ts run; true' "$1"; true`);
  const above = new Deno.Command("sh", {
    args: [...shell, Deno.execPath()],
    cwd: project.root,
    stdin: "null",
    stdout: "null",
    stderr: "null",
  }).spawn();
  assert.ok(await eventually(() => project.kernels().length > 0, 30), "no kernel was started");
  above.kill("SIGTERM");
  await above.status;
  assert.ok(await eventually(() => project.kernels().length === 0, 5), "a kernel is alive");
}

Deno.test("run ends when the command that started it is killed", async () => {
  await killAbove("-c", `"$0" run -A lib/cli.ts run; true`);
});

Deno.test("run ends when npx is killed, though the shell between them lives on", async () => {
  await killAbove("./npx");
});

const FIT = `chapter.writeJson("fit.json", { n: 1 });
chapter.recordFit({
  task: "reduction",
  algorithm: "pca",
  params: { population: "incidents" },
  seed: 1,
  data: { sha256: "ab", nIncidents: 9, nPlaces: 9 },
  metrics: {
    explained_3: {
      value: 0.5,
      n: 9,
      noise: "none",
      null: { method: "shuffled", draws: 9, undefined: 0, mean: 0.2, min: 0.2, max: 0.3, p: 0.1 },
    },
  },
  artifacts: ["artifacts/01_one/fit.json"],
});
chapter.claim("data.rows", "cell-2", true, 9, "counted");`;
const COUNTS = `console.log(chapter.earlierRuns().length, chapter.claims().length);`;

Deno.test("run folds records and answers of all chapters into registry and scorecard", async () => {
  using project = makeSmallProject();
  project.notebook("01_one", opening("01_one"), FIT, FINISH);
  project.notebook("02_two", opening("02_two"), COUNTS, FINISH);
  const { code, text } = await project.run("run");
  assert.equal(code, 0, text);
  assert.match(project.output("notebooks/02_two.ipynb")!, /"1 1\\n"/);
  const { models } = JSON.parse(project.output("registry.json")!);
  const model = models.find(({ name }: { name: string }) => name === "incident-components");
  assert.deepEqual(model.aliases, { champion: 1 });
  assert.match(model.versions[0].runId, /^01-pca-/);
  const rows: { id: string; value: unknown; cell: number }[] = JSON.parse(
    project.output("scorecard.json")!,
  );
  const row = rows.find(({ id }) => id === "data.rows")!;
  assert.deepEqual([row.value, row.cell], [9, 2]);

  const before = project.output("registry.json");
  project.notebook("01_one", opening("01_one"), WRITES, FINISH);
  const without = await project.run("run");
  assert.doesNotMatch(without.text, /02_two +unchanged/, "what it read is gone");
  assert.match(project.output("notebooks/02_two.ipynb")!, /"0 0\\n"/);
  project.notebook("01_one", opening("01_one"), FIT, FINISH);
  assert.equal((await project.run("run")).code, 0);
  assert.match(project.output("notebooks/02_two.ipynb")!, /"1 1\\n"/, "what was missing is there");
  assert.equal(project.output("registry.json"), before);

  project.write("data/promotions.json", JSON.stringify({ schemaVersion: 1, promotions: [] }));
  const changed = await project.run("run");
  assert.doesNotMatch(changed.text, /unchanged/, "chapters read the promotions");
  const emptied = JSON.parse(project.output("registry.json")!).models;
  assert.ok(emptied.every((each: { versions: unknown[] }) => each.versions.length === 0));
});

Deno.test("two runs at once: the second is refused, and the registry is whole", async () => {
  using project = makeSmallProject();
  project.notebook("01_one", opening("01_one"), FIT, FINISH);
  const ended = await Promise.all([project.run("run"), project.run("run")]);
  assert.deepEqual(
    ended.map(({ code }) => code).toSorted(),
    [0, 2],
    ended.map((e) => e.text).join(),
  );
  assert.match(ended.find(({ code }) => code === 2)!.text, /Another run is writing/);
  const { models } = JSON.parse(project.output("registry.json")!);
  assert.equal(models.length, 3);
});
