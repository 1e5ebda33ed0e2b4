import assert from "node:assert/strict";
import { join } from "node:path";
import { makeSmallProject, opening } from "./small_project.ts";

Deno.test("hashChapterSource() changes with all that makes a chapter, and with nothing else", async () => {
  using project = makeSmallProject();
  project.notebook("01_one", opening("01_one"), `import { lorenz } from "lib/describe/a.ts";`);
  project.write("lib/describe/a.ts", `export * from "../numeric/b.ts";`);
  project.write("lib/numeric/b.ts", "export const lorenz = 1;");
  project.write("lib/numeric/c.ts", "export const lorenz = 2;");
  const { hashChapterSource } = await project.load<
    typeof import("lib/commands/chapter_source.ts")
  >("commands/chapter_source.ts");
  let last = await hashChapterSource("01_one");
  const matters = async (path: string) => {
    Deno.writeTextFileSync(join(project.root, path), "\n", { append: true });
    const now = await hashChapterSource("01_one");
    const isChanged = now !== last;
    last = now;
    return isChanged;
  };
  for (
    const path of [
      "notebooks/01_one.ipynb",
      "lib/describe/a.ts",
      "lib/numeric/b.ts",
      "lib/notebook/execute.ts",
      "lib/notebook/bootstrap.ts",
      "lib/figures/fonts/inter_regular.ttf",
      "data/boundaries/city.geojson",
      "data/iucr_codes.csv",
      "data/severity_weights.csv",
      "data/earlier_periods/2011-01-01_2011-12-31.json",
      "deno.lock",
    ]
  ) assert.ok(await matters(path), path);
  for (const path of ["lib/numeric/c.ts", "lib/commands/verify.ts", "deno.json"]) {
    assert.ok(!await matters(path), path);
  }
});
