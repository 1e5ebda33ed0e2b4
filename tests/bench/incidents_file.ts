/**
 * The incidents that the cross-filter of a built site loads.
 *
 * @module
 */

import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import type { IncidentMeta } from "lib/explore/incident_file.ts";
import { unpackColumns, type UnpackedColumns } from "lib/explore/packed_columns.ts";
import { listFiles } from "lib/files/list_files.ts";

/**
 * Path of the file of incidents.
 *
 * @param site Folder of the site.
 * @throws {Error} If the site has none.
 */
export function incidentsPath(site: string): string {
  const name = listFiles(join(site, "data")).find((path) => /^incidents-\w+\.bin$/.test(path));
  if (name === undefined) throw new Error(`${site} has no file of incidents`);
  return join(site, "data", name);
}

/** Columns of the incidents of a site. */
export function readSiteIncidents(site: string): UnpackedColumns<IncidentMeta> {
  return unpackColumns<IncidentMeta>(gunzipSync(Deno.readFileSync(incidentsPath(site))));
}
