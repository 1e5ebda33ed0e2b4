import assert from "node:assert/strict";
import { join } from "node:path";
import { writeFile } from "lib/files/write_file.ts";
import { buildManifest, compareArtifacts, describeData } from "lib/tracking/manifest.ts";

Deno.test("compareArtifacts() tells altered, missing and left-over files apart", () => {
  const expected = { same: "1", altered: "1", missing: "1" };
  const found = { same: "1", altered: "2", extra: "1" };
  assert.deepEqual(compareArtifacts(expected, found), [
    { path: "altered", kind: "altered" },
    { path: "extra", kind: "left over" },
    { path: "missing", kind: "missing" },
  ]);
});

Deno.test("buildManifest() lists every file but itself, benches and times", () => {
  const folder = Deno.makeTempDirSync();
  for (const name of ["a/b.json", "manifest.json", "bench.json", "timings.json", "c.svg"]) {
    writeFile(join(folder, name), "abc");
  }
  const data = describeData("file", [join(folder, "a/b.json")]);
  const manifest = buildManifest(folder, data, 10, { plot: "1.0.0" });
  assert.deepEqual(Object.keys(manifest.artifacts), ["a/b.json", "c.svg"]);
  // SHA-256 of "abc": FIPS 180-4.
  const abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
  assert.equal(manifest.artifacts["c.svg"], abc);
  assert.deepEqual(data.files, [{ name: "b.json", bytes: 3, sha256: abc }]);
  assert.equal(manifest.versions.plot, "1.0.0");
  Deno.removeSync(folder, { recursive: true });
});
