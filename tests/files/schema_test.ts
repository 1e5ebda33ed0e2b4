import assert from "node:assert/strict";
import { join } from "node:path";
import { parseAs, readAs, z } from "lib/files/schema.ts";

const schema = z.strictObject({ runs: z.array(z.strictObject({ n: z.int().min(0) })) });

Deno.test("parseAs() names the field by its path, what was expected, and what to do", () => {
  assert.throws(() => parseAs(schema, { runs: [{ n: 1 }, { n: "1" }] }, "a.json", "Run again."), {
    name: "UserError",
    message: "Cannot use a.json: runs.1.n: expected number, received string. Run again.",
  });
});

Deno.test("readAs() tells a missing file, one that is no JSON, and one that does not fit", () => {
  const folder = Deno.makeTempDirSync();
  const path = join(folder, "a.json");
  assert.throws(() => readAs(schema, path, "Run again."), /^UserError: Cannot read .*No such file/);
  Deno.writeTextFileSync(path, '{"runs": [');
  assert.throws(() => readAs(schema, path, "Run again."), /Cannot read .*JSON.* Run again\.$/);
  Deno.writeTextFileSync(path, "{}");
  assert.throws(() => readAs(schema, path, "Run again."), /Cannot use .*: runs: expected array/);
  Deno.writeTextFileSync(path, '{"runs": [{"n": 3}]}');
  assert.deepEqual(readAs(schema, path, "Run again."), { runs: [{ n: 3 }] });
  Deno.removeSync(folder, { recursive: true });
});
