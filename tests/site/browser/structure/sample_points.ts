import { packColumns } from "lib/explore/packed_columns.ts";
import type { PointsMeta } from "lib/site/files/structure_format.ts";
import { type Points, readPoints } from "lib/site/browser/structure/points.ts";

/** Points: thefts on the left, assaults on the right, and one of a rare type far up. */
export function samplePoints(): Points {
  const n = 121;
  const axis = { low: 0, high: 10, steps: 100 };
  const meta: PointsMeta = {
    schemaVersion: 1,
    n,
    nLeftOut: 9,
    types: [
      { name: "Theft", group: "property" },
      { name: "Assault", group: "violent" },
      { name: "Rarer types, other", group: "other" },
    ],
    years: ["2018"],
    zones: ["No zone", "Zone 1: Loop"],
    areas: ["No area recorded", "Rogers Park"],
    umap: { x: axis, y: { low: 0, high: 5, steps: 50 } },
    components: [{ ...axis, explained: 0.4 }, { ...axis, explained: 0.1 }],
  };
  const kindOf = (i: number) => i < 80 ? 0 : i < 120 ? 1 : 2;
  const bytes = (of: (i: number) => number) => Uint8Array.from({ length: n }, (_, i) => of(i));
  const steps = (of: (i: number) => number) => Uint16Array.from({ length: n }, (_, i) => of(i));
  const columns = {
    umapX: steps((i) => [i % 10, 85 + i % 10, 50][kindOf(i)]!),
    umapY: steps((i) => [i % 7, 10 + i % 7, 49][kindOf(i)]!),
    type: bytes(kindOf),
    block: bytes((i) => i % 6),
    year: bytes(() => 0),
    zone: bytes((i) => Number(i % 40 === 0)),
    area: bytes(() => 1),
    score0: steps((i) => i % 100),
    score1: steps((i) => 99 - i % 100),
  };
  return readPoints(packColumns(
    meta,
    Object.entries(columns).map(([name, values]) => ({ name, values, encoding: "plain" })),
  ));
}
