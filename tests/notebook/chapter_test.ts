import assert from "node:assert/strict";
import { join } from "node:path";
import { readSettings } from "lib/config.ts";
import { writeFile } from "lib/files/write_file.ts";
import { openChapter } from "lib/notebook/chapter.ts";

function settingsIn(outputs: string, source: "file" | "synthetic" = "file") {
  return { ...readSettings(() => undefined), outputs, source };
}

Deno.test("openChapter() reads earlier artifacts, and writes below its own folder", () => {
  const outputs = Deno.makeTempDirSync();
  writeFile(join(outputs, "artifacts", "01_a", "n.json"), "abc");
  const chapter = openChapter("02_b", settingsIn(outputs));
  assert.equal(Deno.readTextFileSync(chapter.input("01_a/n.json")), "abc");
  chapter.writeJson("out.json", { b: 1, a: 2 });
  chapter.writeTable("deep/out.csv", [{ n: 1 }]);
  const folder = join(outputs, "artifacts", "02_b");
  assert.equal(Deno.readTextFileSync(join(folder, "out.json")), '{\n "a": 2,\n "b": 1\n}\n');
  assert.equal(Deno.readTextFileSync(join(folder, "deep", "out.csv")), "n\n1\n");
  Deno.removeSync(outputs, { recursive: true });
});

Deno.test("openChapter() says which chapters to run when an input is missing", () => {
  const chapter = openChapter("04_geo", settingsIn("/nowhere"));
  assert.throws(() => chapter.input("01_preprocessing/incidents.parquet"), {
    name: "UserError",
    message: "04_geo needs artifacts/01_preprocessing/incidents.parquet, which is missing: " +
      "run its chapter first, with --only 01,04.",
  });
});

Deno.test("openChapter() marks synthetic records in the credit of every figure", () => {
  assert.equal(openChapter("02_b", settingsIn("/nowhere")).credit.synthetic, false);
  const { credit } = openChapter("02_b", settingsIn("/nowhere", "synthetic"));
  assert.equal(credit.synthetic, true);
  assert.match(credit.source, /made up/);
});
