import assert from "node:assert/strict";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { ENV, ROOT } from "lib/config.ts";
import { importClosure } from "lib/files/import_closure.ts";
import { memo } from "lib/files/memo.ts";
import { writeFile } from "lib/files/write_file.ts";

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

Deno.test("memo() is bypassed by default where the settings of the run forbid it", async () => {
  const folder = Deno.makeTempDirSync();
  const before = Deno.env.get(ENV.memo);
  let computed = 0;
  const compute = () => ++computed;
  Deno.env.set(ENV.memo, "off");
  try {
    assert.equal(await memo(key, compute, { folder }), 1);
    assert.equal(await memo(key, compute, { folder }), 2);
    assert.deepEqual([...Deno.readDirSync(folder)], []);
    Deno.env.set(ENV.memo, "on");
    assert.equal(await memo(key, compute, { folder }), 3);
    assert.equal(await memo(key, compute, { folder }), 3);
  } finally {
    if (before === undefined) Deno.env.delete(ENV.memo);
    else Deno.env.set(ENV.memo, before);
  }
  Deno.removeSync(folder, { recursive: true });
});

Deno.test("memo() computes anew for other code, other packages or another Deno", async () => {
  // a copy of the project, since its own code and lock must stay
  const project = Deno.makeTempDirSync();
  for (const path of Object.keys(await importClosure([join(ROOT, "lib", "files", "memo.ts")]))) {
    writeFile(join(project, path), Deno.readTextFileSync(join(ROOT, path)));
  }
  const write = (path: string, text: string) => writeFile(join(project, path), text);
  write("deno.json", "{}");
  write("deno.lock", '{ "version": "5" }');
  write("lib/sum.ts", 'import "./term.ts";');
  write("lib/term.ts", "export const term = 1;");
  const copy: typeof import("lib/files/memo.ts") = await import(
    pathToFileURL(join(project, "lib", "files", "memo.ts")).href
  );
  let computed = 0;
  const value = () =>
    copy.memo({ ...key, module: "lib/sum.ts" }, () => ++computed, {
      folder: join(project, "memo"),
      bypass: false,
    });
  assert.equal(await value(), 1);
  assert.equal(await value(), 1);
  write("lib/term.ts", "export const term = 2;");
  assert.equal(await value(), 2);
  write("deno.lock", '{ "version": "5", "specifiers": {} }');
  assert.equal(await value(), 3);
  const { version } = Deno;
  try {
    Object.defineProperty(Deno, "version", { value: { ...version, deno: `${version.deno}+1` } });
    assert.equal(await value(), 4);
  } finally {
    Object.defineProperty(Deno, "version", { value: version });
  }
  assert.equal(await value(), 3);
  Deno.removeSync(project, { recursive: true });
});
