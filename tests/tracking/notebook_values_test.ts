import assert from "node:assert/strict";
import { join } from "node:path";
import { writeFile } from "lib/files/write_file.ts";
import { compareNotebooks, isSameText } from "lib/tracking/notebook_values.ts";

Deno.test("isSameText() allows 1e-9 in numbers that are not whole, nothing else", () => {
  assert.ok(isSameText("share 0.1234567891234", "share 0.1234567891235"));
  assert.ok(!isSameText("share 0.12345", "share 0.12346"));
  assert.ok(!isSameText("share 0.500000001", "share 0.500000002"));
  assert.ok(isSameText("share 0.5000000001", "share 0.5000000002"));
  assert.ok(!isSameText("p 1.5e-12", "p 1.50000001e-12"));
  assert.ok(isSameText("feet -1176000.0001", "feet -1176000.0002"));
  assert.ok(!isSameText("n 7", "n 8"));
  assert.ok(!isSameText("met 0.5", "not met 0.5"));
});

Deno.test("compareNotebooks() names the first cell whose text differs", () => {
  const folder = Deno.makeTempDirSync();
  const write = (run: string, text: string) =>
    writeFile(
      join(folder, run, "notebooks", "01_a.ipynb"),
      JSON.stringify({ cells: [{}, { outputs: [{ data: { "text/plain": [text] } }] }] }),
    );
  write("then", "mean 1.5");
  write("now", "mean 1.6");
  const [then, now] = [join(folder, "then"), join(folder, "now")];
  assert.match(compareNotebooks(then, now)[0]!.what, /cell 2/);
  write("now", "mean 1.5000000000001");
  assert.deepEqual(compareNotebooks(then, now), []);
  Deno.removeSync(folder, { recursive: true });
});

Deno.test("compareNotebooks() names a notebook that has more or fewer cells than it had", () => {
  const folder = Deno.makeTempDirSync();
  const write = (run: string, cells: number) =>
    writeFile(
      join(folder, run, "notebooks", "01_a.ipynb"),
      JSON.stringify({ cells: Array(cells).fill({ outputs: [] }) }),
    );
  const [then, now] = [join(folder, "then"), join(folder, "now")];
  for (const [before, after] of [[2, 3], [3, 2]] as const) {
    write("then", before);
    write("now", after);
    assert.deepEqual(compareNotebooks(then, now).map(({ path }) => path), ["notebooks/01_a.ipynb"]);
  }
  Deno.removeSync(folder, { recursive: true });
});
