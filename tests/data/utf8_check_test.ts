import assert from "node:assert/strict";
import { createUtf8Check } from "lib/data/utf8_check.ts";

/** The error for bytes cut into pieces of a size; undefined if they are taken. */
function refusal(bytes: Uint8Array, size: number): string | undefined {
  const check = createUtf8Check("a.csv");
  try {
    for (let at = 0; at < bytes.length; at += size) {
      check.push(bytes.subarray(at, at + size), () => 1);
    }
    check.finish(() => 1);
  } catch (error) {
    return (error as Error).message;
  }
}

Deno.test("createUtf8Check() refuses a text that ends within a letter, at the letter's first byte", () => {
  for (const letter of ["é", "€", "𝄞"]) {
    const bytes = new TextEncoder().encode(`id\n${letter}`);
    for (const size of [1, 2, 99]) {
      assert.equal(refusal(bytes, size), undefined);
      for (let end = 4; end < bytes.length; end++) {
        assert.match(refusal(bytes.subarray(0, end), size)!, /^a\.csv, .*: byte 3 is not UTF-8/);
      }
    }
  }
});
