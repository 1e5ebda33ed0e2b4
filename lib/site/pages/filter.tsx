/**
 * The page "Cross-filter": incidents, filtered in the browser.
 *
 * @module
 */

import { formatCount } from "../../describe/format.ts";
import { INCIDENT_FILE, publishIncidents } from "../files/incidents.ts";
import { publishOutlines } from "../files/outlines.ts";
import { publishZoneCells } from "../files/zone_cells.ts";
import { zoneFitsOf } from "../files/zone_fits.ts";
import { ZONE_CELLS } from "../files/zone_format.ts";
import { explorerOf } from "../explorer.ts";
import type { PageOutput, SiteSource } from "../source.ts";

/** The page. */
export function filterPage(site: SiteSource): PageOutput {
  const hasZones = zoneFitsOf(site).length > 0;
  return {
    width: "board",
    script: "filter",
    files: {
      [INCIDENT_FILE]: publishIncidents(site),
      "outlines.json": publishOutlines(site),
      ...(hasZones && { [ZONE_CELLS]: publishZoneCells(site) }),
    },
    body: (
      <>
        <h1>Incidents by time, type and place at once</h1>
        <div id="app">
          <p role="status">
            <label for="loading">Loading {formatCount(explorerOf(site).n)} incidents</label>
          </p>
          <progress id="loading" max={1} />
          <noscript>
            <p class="message">
              Filtering works in your browser, and needs JavaScript. The notebooks can be read
              without.
            </p>
          </noscript>
        </div>
      </>
    ),
  };
}
