import assert from "node:assert/strict";
import { join } from "node:path";
import { readSettings } from "lib/config.ts";
import { sha256 } from "lib/files/sha256.ts";
import { writeFile } from "lib/files/write_file.ts";
import { type Chapter, openChapter } from "lib/notebook/chapter.ts";
import { type FitRecord, toRunRecord } from "lib/tracking/run_record.ts";

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

Deno.test("openChapter() writes text as it is", () => {
  const outputs = Deno.makeTempDirSync();
  openChapter("02_b", settingsIn(outputs)).writeText("map/zones.kml", "<kml>\r\n\tä</kml>");
  const file = join(outputs, "artifacts", "02_b", "map", "zones.kml");
  assert.equal(Deno.readTextFileSync(file), "<kml>\r\n\tä</kml>");
  Deno.removeSync(outputs, { recursive: true });
});

Deno.test("openChapter() tells the hash of what was read, and of nothing else", () => {
  const outputs = Deno.makeTempDirSync();
  writeFile(join(outputs, "artifacts", "01_a", "n.json"), "abc");
  const chapter = openChapter("02_b", settingsIn(outputs));
  assert.throws(() => chapter.hashOf("01_a/n.json"), {
    name: "RangeError",
    message: "01_a/n.json has not been read",
  });
  chapter.input("01_a/n.json");
  assert.equal(chapter.hashOf("01_a/n.json"), sha256("abc"));
  Deno.removeSync(outputs, { recursive: true });
});

Deno.test("openChapter() files fits by their identity, so that a new one takes the place of the old", () => {
  const outputs = Deno.makeTempDirSync();
  const chapter = openChapter("04_geo", settingsIn(outputs));
  const fit = (k: number, value: number): FitRecord => ({
    task: "geo",
    algorithm: "kmeans",
    params: { k },
    seed: 1,
    data: { sha256: "ab", nIncidents: 10, nPlaces: 5 },
    metrics: { silhouette: { value, n: 10, noise: "none" } },
    artifacts: [],
  });
  const ids = [fit(8, 0.4), fit(9, 0.3), fit(8, 0.5)].map((each) => chapter.recordFit(each));
  assert.equal(ids[2], ids[0]);
  const folder = join(outputs, "experiments");
  const files = [...Deno.readDirSync(folder)].map(({ name }) => name).sort();
  assert.deepEqual(files, [`${ids[0]}.json`, `${ids[1]}.json`].sort());
  const filed = JSON.parse(Deno.readTextFileSync(join(folder, `${ids[0]}.json`)));
  assert.deepEqual(filed, toRunRecord("04_geo", fit(8, 0.5), () => ""));
  assert.throws(() => chapter.recordFit(fit(8, NaN)), RangeError);
  Deno.removeSync(outputs, { recursive: true });
});

const NOTEBOOK = JSON.stringify({
  cells: [
    { cell_type: "markdown", id: "why" },
    { cell_type: "code", id: "imports" },
    { cell_type: "code", id: "zones" },
  ],
});

/** Ends a chapter; only the list that it shows at last needs a kernel. */
async function end(chapter: Chapter): Promise<void> {
  await assert.rejects(() => chapter.finish(), /only available in `deno jupyter`/);
}

/** A chapter among notebooks of these names. */
function openAmong(names: string[], name: string) {
  const folder = Deno.makeTempDirSync();
  for (const each of names) writeFile(join(folder, "notebooks", `${each}.ipynb`), NOTEBOOK);
  const outputs = join(folder, "outputs");
  const open = (chapter: string) =>
    openChapter(chapter, settingsIn(outputs), join(folder, "notebooks"));
  return { folder, outputs, open, chapter: open(name) };
}

Deno.test("openChapter() answers with the number of the code cell, and refuses one that there is not", () => {
  const { folder, chapter } = openAmong(["01_a"], "01_a");
  chapter.claim("geo.zones", "zones", true, 5, "counted");
  const answer = { id: "geo.zones", value: 5, status: "met", why: "counted" };
  assert.deepEqual(chapter.claims(), [{ ...answer, notebook: "01_a", cell: 2 }]);
  assert.throws(() => chapter.claim("geo.zones", "why", true, 5, "counted"), {
    name: "RangeError",
    message: "01_a has no code cell why",
  });
  Deno.removeSync(folder, { recursive: true });
});

Deno.test("openChapter() gives fits and answers of the chapters before, hashed into what was read", async () => {
  const { folder, outputs, open, chapter } = openAmong(["01_a", "02_b", "03_c"], "01_a");
  writeFile(join(outputs, "artifacts/01_a/fit.json"), "{}");
  const fit: FitRecord = {
    task: "geo",
    algorithm: "ward",
    params: { k: 5 },
    seed: 1,
    data: { sha256: "ab", nIncidents: 10, nPlaces: 5 },
    metrics: {},
    artifacts: ["artifacts/01_a/fit.json"],
  };
  const id = chapter.recordFit(fit);
  chapter.claim("geo.zones", "zones", true, 5, "counted");
  await end(chapter);
  const later = open("03_c");
  const [record] = later.earlierRuns();
  assert.deepEqual([record?.runId, record?.artifacts], [id, [{
    path: "artifacts/01_a/fit.json",
    sha256: sha256("{}"),
  }]]);
  assert.deepEqual(later.claims().map((claim) => claim.notebook), ["01_a"]);
  assert.deepEqual(open("01_a").earlierRuns(), []);
  await end(later);
  const { reads } = JSON.parse(
    Deno.readTextFileSync(join(outputs, "artifacts/03_c/chapter.json")),
  );
  assert.match(reads["01_a/runs.json"], /^[0-9a-f]{64}$/);
  assert.equal(reads["02_b/runs.json"], "", "that a chapter left none is remembered");

  const path = join(outputs, "experiments", `${id}.json`);
  Deno.writeTextFileSync(path, Deno.readTextFileSync(path).replace("{", "{ "));
  assert.throws(() => open("03_c").earlierRuns(), /it was changed after its run/);
  Deno.removeSync(folder, { recursive: true });
});
