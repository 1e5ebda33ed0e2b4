/**
 * What points at one spot of the pictures share.
 *
 * @module
 */

import { type Agreement, agreement } from "../../files/structure_nearness.ts";
import { isNight, scoreColumn } from "../../files/structure_format.ts";
import type { SteppedPoints } from "../../files/structure_points.ts";

/** How often points share something, in both pictures. */
export interface NearRow {
  id: string;
  /** What they share. */
  name: string;
  umap: Agreement;
  /** In the picture of the first two components; null where there is but one. */
  components: Agreement | null;
}

/** How often points at one spot share their type, hours, zone and so on. */
export function nearRows({ meta, columns }: SteppedPoints): NearRow[] {
  const codes = (name: string) => columns.get(name) as Uint8Array;
  const groups = [...new Set(meta.types.map(({ group }) => group))];
  const groupOf = meta.types.map(({ group }) => groups.indexOf(group));
  const shared: [string, string, Uint8Array][] = [
    ["type", "Type of offense", codes("type")],
    ["group", "Group of offenses", codes("type").map((code) => groupOf[code]!)],
    ["night", "Day or night", codes("block").map((code) => Number(isNight(code)))],
    ["hours", "The same four hours of the day", codes("block")],
    ["zone", "Zone, or none", codes("zone")],
    ["area", "Community area", codes("area")],
    ["year", "Year", codes("year")],
  ];
  const umap = {
    x: columns.get("umapX")!,
    y: columns.get("umapY")!,
    steps: { x: meta.umap.x.steps, y: meta.umap.y.steps },
  };
  const [first, second] = meta.components;
  const components = first && second && {
    x: columns.get(scoreColumn(0))!,
    y: columns.get(scoreColumn(1))!,
    steps: { x: first.steps, y: second.steps },
  };
  return shared.map(([id, name, labels]) => ({
    id,
    name,
    umap: agreement(umap, labels),
    components: components ? agreement(components, labels) : null,
  }));
}
