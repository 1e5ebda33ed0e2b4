import assert from "node:assert/strict";
import { join } from "node:path";
import { hashFiles, isIntact } from "lib/commands/executions.ts";
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
