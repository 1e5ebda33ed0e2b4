import assert from "node:assert/strict";
import { toCsv } from "lib/files/csv.ts";

Deno.test("toCsv() quotes commas, quotes and line breaks, and leaves null empty", () => {
  const rows = [{ a: 'say "x"', b: null }, { a: "two\nlines", b: 1.5 }];
  assert.equal(toCsv(rows), 'a,b\n"say ""x""",\n"two\nlines",1.5\n');
});

Deno.test("toCsv() refuses rows of different columns", () => {
  assert.throws(() => toCsv([{ a: 1 }, { b: 1 }]), /row 1 must have the columns a, current are b/);
});
