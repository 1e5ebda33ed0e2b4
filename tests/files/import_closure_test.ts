import assert from "node:assert/strict";
import { join } from "node:path";
import { ROOT } from "lib/config.ts";
import { importClosure } from "lib/files/import_closure.ts";

Deno.test("importClosure() lists a module and what it imports, no packages, no strangers", async () => {
  const closure = await importClosure([join(ROOT, "lib", "files", "csv.ts")]);
  assert.deepEqual(Object.keys(closure), ["lib/files/csv.ts"]);
  const files = Object.keys(await importClosure([join(ROOT, "lib", "files", "memo.ts")]));
  assert.ok(files.includes("lib/errors.ts"));
  assert.ok(!files.includes("lib/files/csv.ts"));
});

Deno.test("importClosure() refuses a module whose imports cannot be found or read", async () => {
  const folder = Deno.makeTempDirSync();
  for (const text of ['import "./none.ts";', "import {"]) {
    const module = join(folder, "broken.ts");
    Deno.writeTextFileSync(module, text);
    await assert.rejects(importClosure([module]), {
      message: /^Cannot read the imports of .*broken\.ts: ./,
    });
  }
  Deno.removeSync(folder, { recursive: true });
});

Deno.test("importClosure() of what runs in threads holds the code of the threads", async () => {
  const paths = Object.keys(await importClosure([join(ROOT, "lib", "zones", "evaluate.ts")]));
  for (const name of ["jobs", "job_worker", "kmeans", "silhouette", "null_model"]) {
    assert.ok(paths.includes(`lib/cluster/${name}.ts`), `${name} is not in the closure`);
  }
  const reduced = Object.keys(await importClosure([join(ROOT, "lib", "reduce", "parallel.ts")]));
  assert.ok(reduced.includes("lib/reduce/job_worker.ts"));
});
