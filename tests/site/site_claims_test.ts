import assert from "node:assert/strict";
import { join } from "node:path";
import { writeFile } from "lib/files/write_file.ts";
import { siteClaims } from "lib/site/site_claims.ts";
import { INCIDENTS } from "lib/site/source.ts";
import { foldScorecard } from "lib/tracking/scorecard.ts";

/** A folder with the files named, removed after the body. */
function withFolder(files: string[], body: (folder: string) => void): void {
  const folder = Deno.makeTempDirSync({ prefix: "patroliq-claims-" });
  try {
    for (const file of files) writeFile(join(folder, file), "");
    body(folder);
  } finally {
    Deno.removeSync(folder, { recursive: true });
  }
}

Deno.test("site claims: pages and notebooks are counted, the rest is met where its file is", () => {
  const files = [INCIDENTS, "notebooks/01_one.ipynb", "notebooks/02_two.ipynb", "Dockerfile"];
  withFolder(files, (folder) => {
    const rows = foldScorecard(siteClaims(folder, folder));
    const found = ["app.pages", "app.deploy", "docker"].map((id) => {
      const { status, value, notebook, cell } = rows.find((row) => row.id === id)!;
      return [status, value, notebook, cell];
    });
    assert.deepEqual(found, [
      ["met", "8 pages and 2 notebooks", null, null],
      ["not met", null, null, null],
      ["met", "Dockerfile", null, null],
    ]);
  });
});

Deno.test("site claims: without incidents there is no site, and its results stay pending", () => {
  withFolder([".github/workflows/pages.yml", "Dockerfile"], (folder) => {
    const rows = foldScorecard(siteClaims(folder, folder));
    const open = rows.filter(({ id }) => ["app.pages", "app.deploy", "docker"].includes(id));
    assert.ok(open.every(({ status, why }) => status === "pending" && /built after/.test(why)));
  });
});
