import assert from "node:assert/strict";
import { join } from "node:path";
import { filesOfChapter, hashFiles, isIntact } from "lib/commands/executions.ts";
import { writeFile } from "lib/files/write_file.ts";

Deno.test("isIntact() wants every file there, with the content recorded", () => {
  const folder = Deno.makeTempDirSync();
  writeFile(join(folder, "a/one.csv"), "1");
  writeFile(join(folder, "two.csv"), "2");
  const files = hashFiles(folder, ["a/one.csv", "two.csv"]);
  writeFile(join(folder, "stranger.csv"), "3");
  assert.ok(isIntact(folder, files));
  writeFile(join(folder, "two.csv"), "22");
  assert.ok(!isIntact(folder, files));
  writeFile(join(folder, "two.csv"), "2");
  Deno.removeSync(join(folder, "a/one.csv"));
  assert.ok(!isIntact(folder, files));
  Deno.removeSync(folder, { recursive: true });
});

Deno.test("isIntact() wants a file missing that was missing, and no other", () => {
  const folder = Deno.makeTempDirSync();
  assert.ok(isIntact(folder, { "claims.json": "" }));
  writeFile(join(folder, "claims.json"), "");
  assert.ok(!isIntact(folder, { "claims.json": "" }));
  Deno.removeSync(folder, { recursive: true });
});

Deno.test("filesOfChapter() finds a chapter's notebook, artifacts and run records, no other's", () => {
  const folder = Deno.makeTempDirSync();
  const own = [
    "artifacts/04_geo/deep/zones.csv",
    "artifacts/04_geo/chapter.json",
    "experiments/04-kmeans-0123456789ab.json",
    "experiments/04-ward-0123456789ab.json",
    "notebooks/04_geo.ipynb",
  ];
  const others = [
    "artifacts/04_geo_more/zones.csv",
    "artifacts/05_time/04_geo/zones.csv",
    "experiments/05-kmeans-0123456789ab.json",
    "experiments/0-4.json",
    "manifest.json",
    "notebooks/04_geo_more.ipynb",
  ];
  for (const path of [...own, ...others]) writeFile(join(folder, path), "");
  assert.deepEqual(filesOfChapter(folder, "04_geo"), own.toSorted());
  Deno.removeSync(folder, { recursive: true });
});
