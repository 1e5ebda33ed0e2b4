import assert from "node:assert/strict";
import { criticalT, twoSidedT } from "lib/numeric/student_t.ts";
import { assertClose, reference } from "./reference.ts";

Deno.test("twoSidedT() agrees with scipy, from one degree of freedom to many", () => {
  for (const { t, df, p } of reference.student.two_sided) {
    assertClose(twoSidedT(t, df), p, 1e-10);
    assert.equal(twoSidedT(-t, df), twoSidedT(t, df));
  }
});

Deno.test("criticalT() agrees with scipy", () => {
  for (const { confidence, df, t } of reference.student.critical) {
    assert.ok(Math.abs(criticalT(confidence, df) - t) <= 1e-9 * Math.max(1, t), `${t} ${df}`);
  }
});

Deno.test("Student's t with infinite degrees of freedom is the normal distribution", () => {
  assert.equal(twoSidedT(1.959963984540054, Infinity).toFixed(12), "0.050000000000");
  assert.equal(criticalT(0.95, Infinity).toFixed(9), "1.959963985");
  assert.throws(() => twoSidedT(1, 0), RangeError);
  assert.throws(() => criticalT(1, 9), RangeError);
});
