import assert from "node:assert/strict";
import { agreementRows } from "lib/zones/agreement_rows.ts";

const PLACES = {
  x: Float64Array.of(1, 2, 3, 4),
  y: new Float64Array(4),
  weight: Uint32Array.of(1, 2, 3, 4),
};

Deno.test("agreementRows() is a square that is the same both ways round, 1 along its diagonal", () => {
  const rows = agreementRows(PLACES, {
    a: Int32Array.of(0, 0, 1, 1),
    b: Int32Array.of(0, 1, 1, 1),
    c: Int32Array.of(-1, -1, 0, 1),
  });
  assert.equal(rows.length, 9);
  const of = (a: string, b: string) => rows.find((row) => row.a === a && row.b === b)!;
  for (const a of "abc") {
    assert.equal(of(a, a).agreement, 1);
    for (const b of "abc") assert.equal(of(a, b).agreement, of(b, a).agreement);
  }
  assert.equal(of("c", "c").n, 7);
  assert.equal(of("a", "c").n, 10);
});
