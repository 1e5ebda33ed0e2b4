import { criticalZ, twoSidedP } from "lib/numeric/normal.ts";
import { assertClose, reference } from "./reference.ts";

Deno.test("twoSidedP() agrees with scipy.stats.norm.sf, far into the tail", () => {
  for (const { z, p } of reference.normal.two_sided) {
    assertClose(twoSidedP(z), p, 1e-11);
    assertClose(twoSidedP(-z), p, 1e-11);
  }
});

Deno.test("criticalZ() agrees with scipy.stats.norm.isf", () => {
  for (const { confidence, z } of reference.normal.critical) {
    assertClose(criticalZ(confidence), z, 1e-12);
  }
});
