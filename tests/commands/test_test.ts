import assert from "node:assert/strict";
import { join } from "node:path";
import { parseSummary } from "lib/commands/deno_test.ts";
import { formatTally } from "lib/commands/test.ts";
import { makeSmallProject } from "./small_project.ts";

Deno.test("parseSummary() reads passed, failed and ignored tests", () => {
  const text = "...\nFAILED | 40 passed (2 steps) | 3 failed | 1 ignored | 2 filtered out (9s)\n";
  assert.deepEqual(parseSummary(text, false), { passed: 40, failed: 3, skipped: 1 });
});

Deno.test("parseSummary() counts a failure when deno test fails without saying so", () => {
  assert.equal(parseSummary("error: Module not found", false).failed, 1);
  assert.equal(parseSummary("ok | 4 passed | 0 failed (1s)", false).failed, 1);
});

Deno.test("formatTally() gives the line that continuous integration reads", () => {
  assert.equal(formatTally({ passed: 2, failed: 0, skipped: 1 }), "2 passed, 0 failed, 1 skipped");
});

Deno.test("test counts notebooks that do not type-check or throw, and names their cells", async () => {
  using project = makeSmallProject();
  const settings = JSON.parse(Deno.readTextFileSync(join(project.root, "deno.json")));
  settings.exclude.push("lib/");
  project.write("deno.json", `${JSON.stringify(settings, null, 2)}\n`);
  project.write("README.md", "# Small project\n");
  project.write("tests/one_test.ts", `Deno.test("one", () => {});\n`);
  project.notebook(
    "01_typo",
    `import { openChapter } from "lib/notebook/chapter.ts";`,
    `const chapter = openChapter("01_typo");`,
    "console.log(chapter.nmae);",
    "await chapter.finish();",
  );
  project.notebook("02_throws", `console.log("sound");`, `JSON.parse("not JSON");`);
  const { code, text } = await project.run("test");
  assert.match(text, /^notebooks\/01_typo\.ipynb cell 3 line 1: .*'nmae'/m);
  assert.match(text, /^02_throws, code cell 2 failed:$/m);
  assert.match(text, /^5 passed, 2 failed, 0 skipped$/m);
  assert.equal(code, 1);
});
