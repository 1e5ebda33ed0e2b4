import assert from "node:assert/strict";
import type { SteppedPoints } from "lib/site/files/structure_points.ts";
import { nearRows } from "lib/site/pages/structure/near.ts";
import { typeRows } from "lib/site/pages/structure/types.tsx";

/** Points of three types: 20, 10 and 2. */
function samplePoints(): SteppedPoints {
  const n = 32;
  const axis = { low: 0, high: 1, steps: 64 };
  const bytes = (of: (i: number) => number) => Uint8Array.from({ length: n }, (_, i) => of(i));
  const typeOf = (i: number) => i < 20 ? 0 : i < 30 ? 1 : 2;
  return {
    meta: {
      schemaVersion: 1,
      n,
      nLeftOut: 0,
      types: ["Theft", "Assault", "Arson"].map((name) => ({ name, group: "any" })),
      years: ["2018"],
      zones: ["No zone", "Zone 1"],
      areas: ["No area recorded"],
      umap: { x: axis, y: axis },
      components: [],
    },
    leftOut: { sensitive: 0, inHiddenCell: 0, ofRareTypes: 0 },
    columns: new Map<string, Uint8Array>([
      ["type", bytes(typeOf)],
      ["block", bytes((i) => i % 2 === 0 ? 0 : 3)],
      ["zone", bytes((i) => Number(i === 0))],
      ["year", bytes(() => 0)],
      ["area", bytes(() => 0)],
      ["umapX", bytes(typeOf)],
      ["umapY", bytes(() => 5)],
    ]),
  };
}

Deno.test("typeRows(): shares that tell of fewer than five points are left out", () => {
  const [theft, assault, arson] = typeRows(samplePoints());
  assert.deepEqual([theft!.atNight, theft!.inZone], [0.5, null]);
  assert.deepEqual([assault!.count, assault!.atNight, assault!.inZone], ["10", 0.5, 0]);
  assert.deepEqual([arson!.count, arson!.atNight, arson!.inZone], ["<5", null, null]);
});

Deno.test("nearRows(): types that lie apart are shared at a spot, and there is one picture only", () => {
  const rows = nearRows(samplePoints());
  const type = rows.find(({ id }) => id === "type")!;
  assert.equal(type.umap.atSpot, 1);
  assert.equal(type.umap.anywhere, (20 * 19 + 10 * 9 + 2) / (32 * 31));
  assert.equal(type.components, null);
});
