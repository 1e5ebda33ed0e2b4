import assert from "node:assert/strict";
import { join } from "node:path";
import { listFiles } from "lib/files/list_files.ts";
import { sha256, sha256File } from "lib/files/sha256.ts";
import { writeFile } from "lib/files/write_file.ts";

Deno.test("writeFile() makes folders, replaces the file and leaves nothing else behind", () => {
  const folder = Deno.makeTempDirSync();
  const path = join(folder, "a", "b.txt");
  writeFile(path, "one");
  writeFile(path, "two");
  assert.equal(Deno.readTextFileSync(path), "two");
  assert.deepEqual(listFiles(folder), ["a/b.txt"]);
  Deno.removeSync(folder, { recursive: true });
});

Deno.test("writeFile() keeps the old file and removes its own when it fails", () => {
  const folder = Deno.makeTempDirSync();
  Deno.mkdirSync(join(folder, "taken"));
  assert.throws(() => writeFile(join(folder, "taken"), "x"));
  assert.deepEqual([...Deno.readDirSync(folder)].map(({ name }) => name), ["taken"]);
  Deno.removeSync(folder, { recursive: true });
});

Deno.test("sha256File() equals sha256() of the bytes, over several pieces", () => {
  const path = Deno.makeTempFileSync();
  const bytes = new Uint8Array((9 << 20) + 7).map((_, i) => i % 251);
  Deno.writeFileSync(path, bytes);
  assert.equal(sha256File(path), sha256(bytes));
  Deno.removeSync(path);
});

Deno.test("listFiles() is empty for a folder that does not exist", () => {
  assert.deepEqual(listFiles("/nonexistent/folder"), []);
});
