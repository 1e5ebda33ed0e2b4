import assert from "node:assert/strict";
import { join } from "node:path";
import { sha256 } from "lib/files/sha256.ts";
import { writeFile } from "lib/files/write_file.ts";
import { compareTree } from "lib/commands/verify.ts";
import type { Manifest } from "lib/tracking/manifest.ts";
import { excerptPath } from "../data/record_files.ts";
import { makeSmallProject, opening, RECORDS, type SmallProject } from "./small_project.ts";

const manifest = {
  artifacts: {
    "notebooks/01_a.ipynb": sha256("notebook"),
    "artifacts/01_a/table.csv": sha256("table"),
  },
} as unknown as Manifest;

function treeOf(files: Record<string, string>): string {
  const folder = Deno.makeTempDirSync();
  for (const [path, text] of Object.entries(files)) writeFile(join(folder, path), text);
  return folder;
}

Deno.test("compareTree() accepts a clone, where files that git ignores are missing", () => {
  const clone = treeOf({ "notebooks/01_a.ipynb": "notebook", "manifest.json": "{}" });
  assert.deepEqual(compareTree(manifest, clone, ["notebooks/01_a.ipynb"]), []);
});

Deno.test("compareTree() finds committed files altered, missing or left over, and stale artifacts", () => {
  const tracked = ["notebooks/01_a.ipynb"];
  const whatOf = (files: Record<string, string>) =>
    compareTree(manifest, treeOf(files), tracked).map(({ path, what }) => `${path} ${what}`);
  assert.deepEqual(whatOf({}), ["notebooks/01_a.ipynb missing in the working tree"]);
  assert.deepEqual(whatOf({ "notebooks/01_a.ipynb": "other" }), [
    "notebooks/01_a.ipynb altered in the working tree",
  ]);
  assert.deepEqual(whatOf({ "notebooks/01_a.ipynb": "notebook", "notebooks/09_x.ipynb": "x" }), [
    "notebooks/09_x.ipynb left over in the working tree",
  ]);
  assert.deepEqual(
    whatOf({ "notebooks/01_a.ipynb": "notebook", "artifacts/01_a/table.csv": "stale" }),
    ["artifacts/01_a/table.csv altered in the working tree"],
  );
});

const WRITES = `chapter.writeJson("n.json", { n: 1 });`;
const FINISH = "await chapter.finish();";

/** A project with one executed chapter, not yet committed. */
async function makeExecuted(...cells: string[]): Promise<SmallProject> {
  const project = makeSmallProject();
  project.notebook("01_one", opening("01_one"), ...cells, FINISH);
  const { code, text } = await project.run("run");
  assert.equal(code, 0, text);
  return project;
}

/** What `verify` finds; none if it says that all is verified. */
async function findingsOf(project: SmallProject): Promise<string[]> {
  const { code, text } = await project.run("verify");
  const found = text.match(/^\S+: (?:altered|missing|left over|other values|\w+ is not) .*$/gm) ??
    [];
  const conclusion = found.length === 0
    ? /^Verified: every artifact is as committed\.$/m
    : new RegExp(`^Not verified: ${found.length} differences?\\.`, "m");
  assert.match(text, conclusion);
  assert.equal(code, found.length === 0 ? 0 : 1);
  return found;
}

Deno.test("verify with two threads is green on a fresh clone of what one thread gave", async () => {
  using project = makeSmallProject();
  Deno.copyFileSync(excerptPath(2024), join(project.root, RECORDS));
  project.notebook(
    "01_one",
    opening("01_one"),
    [
      `import { loadBoundary } from "lib/data/boundaries.ts";`,
      `import { writeParquet } from "lib/data/incidents.ts";`,
      `import { preprocess } from "lib/data/preprocess.ts";`,
      `import { createRegion } from "lib/space/region.ts";`,
    ].join("\n"),
    `const city = createRegion(loadBoundary("city").polygons.flat());`,
    `const { kept, accounting } = preprocess(chapter.settings.files, city);`,
    `writeParquet(kept, chapter.output("incidents.parquet"));\nconsole.log(accounting);`,
    FINISH,
  );
  project.env["POLARS_MAX_THREADS"] = "1";
  assert.equal((await project.run("run")).code, 0);
  await project.commit();
  await project.git("clean", "-fdXq", "outputs");
  assert.equal(project.output("artifacts/01_one/incidents.parquet"), undefined);
  project.env["POLARS_MAX_THREADS"] = "2";
  assert.deepEqual(await findingsOf(project), []);
});

Deno.test("verify names outputs that are altered, missing or left over", async () => {
  using project = await makeExecuted(WRITES);
  project.write("outputs/bench.json", "{}");
  await project.commit();
  project.write("outputs/manifest.json", `${project.output("manifest.json")}\n`);
  project.write("outputs/artifacts/01_one/n.json", "{}");
  project.write("outputs/notebooks/09_gone.ipynb", "{}");
  Deno.removeSync(join(project.root, "outputs", "notebooks", "01_one.ipynb"));
  Deno.removeSync(join(project.root, "outputs", "bench.json"));
  assert.deepEqual(await findingsOf(project), [
    "artifacts/01_one/n.json: altered in the working tree",
    "notebooks/01_one.ipynb: missing in the working tree",
    "notebooks/09_gone.ipynb: left over in the working tree",
    "bench.json: missing in the working tree",
    "manifest.json: altered in the working tree",
  ]);
});

Deno.test("verify names committed outputs that the notebooks no longer give, staged or not", async () => {
  using project = await makeExecuted(WRITES);
  project.notebook("01_one", opening("01_one"), WRITES.replace("n: 1", "n: 2"), FINISH);
  await project.commit();
  const stale = ["artifacts/01_one/n.json", "notebooks/01_one.ipynb", "site/notebooks/01_one.html"];
  const executed = stale.map((path) => `${path}: altered when executed again`);
  assert.deepEqual(await findingsOf(project), executed);
  await project.run("run");
  await project.git("add", "outputs");
  assert.deepEqual(await findingsOf(project), [
    ...stale.map((path) => `${path}: altered in the working tree`),
    "manifest.json: altered in the working tree",
    ...executed,
  ]);
});

Deno.test("verify names what else the committed manifest says of another run", async () => {
  using project = await makeExecuted(WRITES);
  const manifest: Manifest = JSON.parse(project.output("manifest.json")!);
  const versions = { ...manifest.versions, proj4: "1.0.0" };
  const other = { ...manifest, schemaVersion: 0, rows: 7, seed: 1, versions };
  project.write("outputs/manifest.json", JSON.stringify(other));
  await project.commit();
  project.write(RECORDS, "stands for other records");
  assert.deepEqual(
    await findingsOf(project),
    ["schemaVersion", "data", "rows", "seed", "versions"].map((key) =>
      `manifest.json: ${key} is not what a run gives now`
    ),
  );
});

Deno.test("verify compares numbers, not bytes, with what another machine committed", async () => {
  using project = await makeExecuted("console.log(0.1 + 0.2);", "console.log(1000);");
  const path = "notebooks/01_one.ipynb";
  const notebook = project.output(path)!.replace("0.30000000000000004", "0.3");
  const other = notebook.replace(/1000(?=\\n)/, "1001");
  const manifest: Manifest = JSON.parse(project.output("manifest.json")!);
  manifest.artifacts[path] = sha256(other);
  manifest.versions["platform"] = "elsewhere";
  project.write(`outputs/${path}`, other);
  project.write("outputs/manifest.json", JSON.stringify(manifest));
  await project.commit();
  assert.deepEqual(await findingsOf(project), [
    `${path}: other values when executed again, first in cell 4`,
  ]);
});

Deno.test("verify says in one line that there is no commit to compare with", async () => {
  using project = makeSmallProject();
  await project.git("init", "--quiet");
  const { code, text } = await project.run("verify");
  assert.equal(code, 2);
  assert.match(
    text,
    /^error: Cannot verify: git knows no committed outputs\/manifest\.json\..*\n$/,
  );
});
