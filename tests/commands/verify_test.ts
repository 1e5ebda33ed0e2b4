import assert from "node:assert/strict";
import { join } from "node:path";
import { sha256 } from "lib/files/sha256.ts";
import { writeFile } from "lib/files/write_file.ts";
import { compareTree } from "lib/commands/verify.ts";
import type { Manifest } from "lib/tracking/manifest.ts";

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
