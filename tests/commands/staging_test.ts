import assert from "node:assert/strict";
import { join } from "node:path";
import { listFiles } from "lib/files/list_files.ts";
import { writeFile } from "lib/files/write_file.ts";
import { openStaging } from "lib/commands/staging.ts";

/** A manifest that lists one file. */
const OLD = JSON.stringify({ schemaVersion: 1, artifacts: { "stale.svg": "0" } });

/** Calls with an output folder that exists only for the call. */
function withOutputs(use: (outputs: string) => void): void {
  const folder = Deno.makeTempDirSync();
  try {
    use(join(folder, "outputs"));
  } finally {
    Deno.removeSync(folder, { recursive: true });
  }
}

Deno.test("openStaging() publishes everything at once, carrying the bench along", () => {
  withOutputs((outputs) => {
    writeFile(join(outputs, "manifest.json"), OLD);
    writeFile(join(outputs, "stale.svg"), "old");
    writeFile(join(outputs, "bench.json"), "bench");
    writeFile(join(outputs, "notebooks", ".ipynb_checkpoints", "01.ipynb"), "an editor's");
    using staging = openStaging(outputs);
    writeFile(join(staging.folder, "manifest.json"), "new");
    assert.equal(Deno.readTextFileSync(join(outputs, "manifest.json")), OLD);
    staging.publish();
    assert.deepEqual(listFiles(outputs), [".executions.json", "bench.json", "manifest.json"]);
    assert.equal(Deno.readTextFileSync(join(outputs, "manifest.json")), "new");
    assert.deepEqual(listFiles(join(outputs, "..")).filter((path) => !/^outputs\//.test(path)), []);
  });
});

Deno.test("openStaging() leaves the outputs as they were when the run ends without publishing", () => {
  withOutputs((outputs) => {
    writeFile(join(outputs, "manifest.json"), OLD);
    {
      using staging = openStaging(outputs);
      writeFile(join(staging.folder, "manifest.json"), "new");
    }
    assert.equal(Deno.readTextFileSync(join(outputs, "manifest.json")), OLD);
    using again = openStaging(outputs);
    assert.deepEqual(listFiles(again.folder), [".executions.json", "manifest.json"]);
  });
});

Deno.test("openStaging() puts back outputs that a killed run had moved aside", () => {
  withOutputs((outputs) => {
    writeFile(join(`${outputs}.previous`, "manifest.json"), OLD);
    using _staging = openStaging(outputs);
    assert.equal(Deno.readTextFileSync(join(outputs, "manifest.json")), OLD);
  });
});

Deno.test("openStaging() refuses a second run, and lets it in when the first has ended", () => {
  withOutputs((outputs) => {
    {
      using _first = openStaging(outputs);
      assert.throws(() => openStaging(outputs), /Another run is writing to .*outputs/);
    }
    using _second = openStaging(outputs);
  });
});

Deno.test("openStaging() refuses a folder of other files, a file, and a place it cannot write", () => {
  withOutputs((outputs) => {
    writeFile(join(outputs, "thesis.doc"), "mine");
    assert.throws(() => openStaging(outputs), /no run made thesis\.doc\..*--out/);
    const file = join(outputs, "thesis.doc");
    assert.throws(() => openStaging(file), /it is a file.*--out/);
    assert.throws(() => openStaging("/proc/nowhere/outputs"), /Cannot write to .*--out\.$/);
    assert.deepEqual(listFiles(outputs), ["thesis.doc"]);
  });
});

Deno.test("openStaging() never takes a folder with files that no run made, here or beside", () => {
  for (const end of ["", ".staging", ".previous"]) {
    withOutputs((outputs) => {
      const theirs = `${outputs}${end}`;
      writeFile(join(theirs, "manifest.json"), end === "" ? OLD : '{"name": "a web page"}');
      writeFile(join(theirs, "notes", "thesis.txt"), "mine");
      assert.throws(() => openStaging(outputs), /no run made (notes|manifest).*Move what is yours/);
      assert.equal(Deno.readTextFileSync(join(theirs, "notes", "thesis.txt")), "mine");
    });
  }
});
