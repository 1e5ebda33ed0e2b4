import assert from "node:assert/strict";
import { join } from "node:path";
import { writeFile } from "lib/files/write_file.ts";
import { siteClaims } from "lib/site/site_claims.ts";
import { INCIDENTS } from "lib/site/source.ts";
import { foldScorecard } from "lib/tracking/scorecard.ts";

const WORKFLOW = ".github/workflows/pages.yml";

/** A folder with the files named (empty, or with the text given), removed after the body. */
function withFolder(files: (string | [string, string])[], body: (folder: string) => void): void {
  const folder = Deno.makeTempDirSync({ prefix: "patroliq-claims-" });
  try {
    for (const [file, text] of files.map((each) => typeof each === "string" ? [each, ""] : each)) {
      writeFile(join(folder, file!), text!);
    }
    body(folder);
  } finally {
    Deno.removeSync(folder, { recursive: true });
  }
}

/** What became of the results of the site. */
function resultsOf(folder: string, ids = ["app.pages", "app.deploy", "docker"]) {
  const rows = foldScorecard(siteClaims(folder, folder));
  return ids.map((id) => rows.find((row) => row.id === id)!);
}

Deno.test("site claims: pages and notebooks are counted; without recipes there is no way to publish", () => {
  withFolder([INCIDENTS, "notebooks/01_one.ipynb", "notebooks/02_two.ipynb"], (folder) => {
    const found = resultsOf(folder).map(({ status, value, notebook, cell }) => [
      ...[status, value, notebook, cell],
    ]);
    assert.deepEqual(found, [
      ["met", "8 pages and 2 notebooks", null, null],
      ["not met", null, null, null],
      ["not met", null, null, null],
    ]);
  });
});

Deno.test("site claims: recipes that name what there is are not called met, for nothing was run", () => {
  const files: [string, string][] = [
    ["deno.json", JSON.stringify({ tasks: { run: "deno run lib/cli.ts" } })],
    ["lib/commands/serve.ts", ""],
    [WORKFLOW, "# task unknown\n- run: npx -y deno@1.2.3 task run\n"],
    ["Dockerfile", 'RUN deno task run\nENTRYPOINT ["deno", "run", "lib/commands/serve.ts"]\n'],
  ];
  withFolder([INCIDENTS, ...files], (folder) => {
    const [deploy, docker] = resultsOf(folder, ["app.deploy", "docker"]);
    assert.deepEqual([deploy!.status, deploy!.value], ["unsupported", WORKFLOW]);
    assert.match(deploy!.why, /\(task run\); nothing was deployed/);
    assert.deepEqual([docker!.status, docker!.value], ["unsupported", "Dockerfile"]);
    assert.match(docker!.why, /\(task run and lib\/commands\/serve\.ts\); no image was built/);
  });
});

Deno.test("site claims: a recipe that names no command, or one that there is not, is not met", () => {
  const files: [string, string][] = [[WORKFLOW, "- run: deno task gone\n"], [
    "Dockerfile",
    "FROM a",
  ]];
  withFolder([INCIDENTS, ["deno.json", '{"tasks":{"run":""}}'], ...files], (folder) => {
    const [deploy, docker] = resultsOf(folder, ["app.deploy", "docker"]);
    assert.deepEqual([deploy!.status, docker!.status], ["not met", "not met"]);
    assert.match(deploy!.why, /names task gone, which/);
    assert.match(docker!.why, /names no command/);
  });
});

Deno.test("site claims: without incidents there is no site, and its results stay pending", () => {
  withFolder([WORKFLOW, "Dockerfile"], (folder) => {
    const rows = foldScorecard(siteClaims(folder, folder));
    const open = rows.filter(({ id }) => ["app.pages", "app.deploy", "docker"].includes(id));
    assert.ok(open.every(({ status, why }) => status === "pending" && /built after/.test(why)));
  });
});
