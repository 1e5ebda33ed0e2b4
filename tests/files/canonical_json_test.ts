import assert from "node:assert/strict";
import { canonicalJson } from "lib/files/canonical_json.ts";

Deno.test("canonicalJson() sorts keys at every depth and keeps the order of lists", () => {
  const text = canonicalJson({ b: [{ d: 1, c: 2 }], a: null });
  assert.equal(
    text,
    '{\n "a": null,\n "b": [\n  {\n   "c": 2,\n   "d": 1\n  }\n ]\n}\n',
  );
});

Deno.test("canonicalJson() refuses what JSON would change without a word, and names the place", () => {
  for (
    const [value, place] of [
      [{ a: [1, NaN] }, /\$\.a\[1\] is NaN/],
      [{ a: Infinity }, /\$\.a is Infinity/],
      [[undefined], /\$\[0\] is undefined/],
      [{ when: new Date(0) }, /\$\.when is a Date/],
      [{ xs: new Float64Array(1) }, /\$\.xs is a Float64Array/],
    ] as const
  ) {
    assert.throws(() => canonicalJson(value), place);
  }
});

Deno.test("canonicalJson() leaves undefined keys out and writes minus zero as zero", () => {
  assert.equal(canonicalJson({ a: undefined, b: -0 }), '{\n "b": 0\n}\n');
});
