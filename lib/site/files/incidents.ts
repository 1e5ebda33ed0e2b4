/**
 * The file of incidents that the cross-filter loads.
 *
 * @module
 */

import { gzipSync } from "node:zlib";
import type { ExplorerColumns } from "../../data/explorer_columns.ts";
import { countBy } from "../../data/reduce.ts";
import type { IncidentMeta } from "../../explore/incident_file.ts";
import { packColumns } from "../../explore/packed_columns.ts";
import { sensitiveAreas, type SensitiveRow } from "../../explore/sensitive_areas.ts";
import { explorerOf, MIN_IN_CELL, splitOf } from "../explorer.ts";
import type { SiteSource } from "../source.ts";

/** Name by which pages know the file. */
export const INCIDENT_FILE = "incidents.bin";

/** Publishes the incidents; gives their address. */
export function publishIncidents(site: SiteSource): string {
  return site.publish(INCIDENT_FILE, () => {
    const rows = sensitiveRows(site);
    return gzipSync(packIncidents(explorerOf(site), rows, site.facts.lastDate), { level: 9 });
  });
}

/**
 * Incidents as packed columns, before they are compressed.
 *
 * @param sensitive Counts of the incidents that are not among the columns.
 */
export function packIncidents(
  columns: ExplorerColumns,
  sensitive: readonly SensitiveRow[],
  lastDate: string,
): Uint8Array {
  const { cells, cellSizeMeters } = columns;
  const meta: IncidentMeta = {
    schemaVersion: 2,
    n: columns.n,
    firstDate: columns.firstDate,
    lastDate,
    nDays: columns.nDays,
    types: columns.types,
    places: columns.places,
    districts: columns.districts.map(Number),
    areas: [...new Set([...columns.area, ...sensitive.map(({ area }) => area)])]
      .sort((a, b) => a - b),
    cells: { sizeMeters: cellSizeMeters, column: [...cells.column], row: [...cells.row] },
    withoutCell: columns.withoutCell,
    minInCell: MIN_IN_CELL,
    // Without an area they are nowhere, and as the number of all without one is no secret, they
    // cannot stand for those of small areas either.
    sensitive: sensitiveAreas(sensitive.filter(({ area }) => area !== 0)),
    nSensitive: sensitive.reduce((sum, { n }) => sum + n, 0),
  };
  return packColumns(meta, [
    { name: "cell", values: columns.cell, encoding: "delta" },
    { name: "day", values: columns.day, encoding: "delta" },
    ...(["hour", "type", "place", "arrest", "area", "district"] as const)
      .map((name) => ({ name, values: columns[name], encoding: "plain" as const })),
  ]);
}

/** Counts of the incidents that are not shipped one by one. */
function sensitiveRows(site: SiteSource): SensitiveRow[] {
  const { sensitive } = splitOf(site);
  return countBy(sensitive, ["community_area", "primary_type"])
    .map(({ community_area, primary_type, n }) => (
      { primary_type, area: Number(community_area ?? 0), n }
    ));
}
