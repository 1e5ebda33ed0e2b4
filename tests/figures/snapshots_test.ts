/**
 * Pictures that were looked at and found good: the charts must still draw them, byte for byte.
 *
 * `UPDATE_SNAPSHOTS=1 deno test -A tests/figures/snapshots_test.ts` draws them anew; look at every
 * one that git shows as changed before it is committed.
 */

import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { SAMPLES } from "./sample_charts.ts";

const FOLDER = fileURLToPath(new URL("snapshots/", import.meta.url));

for (const [name, { rows, draw }] of Object.entries(SAMPLES)) {
  Deno.test(`snapshot: ${name} looks as it did`, () => {
    const path = `${FOLDER}${name}.svg`;
    const { svg } = draw(rows);
    if (Deno.env.get("UPDATE_SNAPSHOTS")) writeFileSync(path, svg);
    assert.ok(existsSync(path), `no snapshot ${path}`);
    assert.ok(readFileSync(path, "utf8") === svg, `${name} differs from ${path}`);
  });
}

Deno.test("snapshot: there is none without a chart", () => {
  assert.deepEqual(readdirSync(FOLDER).sort(), Object.keys(SAMPLES).map((n) => `${n}.svg`).sort());
});
