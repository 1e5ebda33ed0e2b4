import assert from "node:assert/strict";
import { makeSmallProject } from "./small_project.ts";

Deno.test("test:servers says loudly what it skips where there is no Python, and counts it", async () => {
  using project = makeSmallProject();
  project.env = { PATH: "/no/such/folder" };
  const { code, text } = await project.run("test:servers");
  assert.equal(code, 0, text);
  assert.match(
    text,
    /^SKIPPED: the tests with a real MLflow server: Python 3\.10 or newer is not/m,
  );
  assert.match(text, /^0 passed, 0 failed, 1 skipped\n/m);
});
