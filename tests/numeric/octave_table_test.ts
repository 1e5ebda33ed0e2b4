import assert from "node:assert/strict";
import { tabulate } from "lib/numeric/octave_table.ts";

Deno.test("tabulate() is right to a fifty-thousandth for the forces of a layout, over forty octaves", () => {
  const power = (x: number) => Math.exp(0.895 * Math.log(x));
  const forces = [
    (x: number) => -2 * 1.577 * 0.895 * power(x) / (x * (1.577 * power(x) + 1)),
    (x: number) => 2 * 0.895 / ((0.001 + x) * (1.577 * power(x) + 1)),
  ];
  for (const force of forces) {
    const table = tabulate(force);
    for (let x = 1e-8; x < 1e5; x *= 1.0137) {
      assert.ok(Math.abs(table(x) / force(x) - 1) < 2e-5, `${x}: ${table(x)} for ${force(x)}`);
    }
  }
});

Deno.test("tabulate() stays at its ends beyond them", () => {
  const table = tabulate((x) => x);
  assert.equal(table(0), 2 ** -100);
  assert.equal(table(1e38), 2 ** 100);
});
