import assert from "node:assert/strict";
import { join } from "node:path";
import { ROOT } from "lib/config.ts";
import { importClosure } from "lib/files/import_closure.ts";
import { memo } from "lib/files/memo.ts";

const key = {
  module: "lib/errors.ts",
  params: { n: 2, seed: 1 },
  inputs: { data: "abc" },
};

Deno.test("memo() computes once for the same key, and anew for other parameters or inputs", async () => {
  const folder = Deno.makeTempDirSync();
  let computed = 0;
  const compute = () => ({ value: ++computed });
  const options = { folder, bypass: false };
  assert.deepEqual(await memo(key, compute, options), { value: 1 });
  assert.deepEqual(await memo(key, compute, options), { value: 1 });
  assert.deepEqual(await memo({ ...key, params: { n: 3, seed: 1 } }, compute, options), {
    value: 2,
  });
  assert.deepEqual(await memo({ ...key, inputs: { data: "abd" } }, compute, options), { value: 3 });
  const module = "lib/config.ts";
  assert.deepEqual(await memo({ ...key, module }, compute, options), { value: 4 });
  assert.deepEqual(await memo(key, compute, options), { value: 1 });
  Deno.removeSync(folder, { recursive: true });
});

Deno.test("memo() neither reads nor remembers when bypassed", async () => {
  const folder = Deno.makeTempDirSync();
  let computed = 0;
  const compute = () => ++computed;
  await memo(key, compute, { folder, bypass: true });
  await memo(key, compute, { folder, bypass: true });
  assert.equal(computed, 2);
  assert.deepEqual([...Deno.readDirSync(folder)], []);
  Deno.removeSync(folder, { recursive: true });
});

Deno.test("importClosure() lists a module and what it imports, no packages, no strangers", async () => {
  const closure = await importClosure([join(ROOT, "lib", "files", "csv.ts")]);
  assert.deepEqual(Object.keys(closure), ["lib/files/csv.ts"]);
  const files = Object.keys(await importClosure([join(ROOT, "lib", "files", "memo.ts")]));
  assert.ok(files.includes("lib/errors.ts"));
  assert.ok(!files.includes("lib/files/csv.ts"));
});
