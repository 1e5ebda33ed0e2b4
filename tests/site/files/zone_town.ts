/** A run of two busy spots and little else, as the site reads it. */

import { join } from "node:path";
import pl from "nodejs-polars";
import { writeParquet } from "lib/data/incidents.ts";
import { periodFacts } from "lib/data/period_facts.ts";
import { placeTable } from "lib/data/place_labels.ts";
import { places } from "lib/data/reduce.ts";
import { INCIDENTS, openSource, type SiteSource } from "lib/site/source.ts";
import { incidentFrame, type IncidentSketch } from "../../data/incident_frame.ts";

/** Feet of the spots: shops in the Loop, streets in Chatham, and a home in between. */
const SPOTS = {
  loop: [1176000, 1900000],
  chatham: [1180000, 1850000],
  between: [1178000, 1875000],
} as const;

const dated = (i: number, year = 2017) =>
  `${year}-0${1 + i % 6}-${String(1 + i % 28).padStart(2, "0")}`;

/** n incidents a day or so apart, at an hour. */
function repeat(n: number, hour: string, sketch: IncidentSketch): IncidentSketch[] {
  return Array.from({ length: n }, (_, i) => ({ date: `${dated(i)}T${hour}`, ...sketch }));
}

/**
 * 90 thefts from shops at two o'clock and 10 domestic batteries in the Loop; 57 batteries on the
 * street at night and 3 of narcotics in Chatham; 3 burglaries of one home.
 */
export const INCIDENTS_OF_TOWN: IncidentSketch[] = [
  ...repeat(90, "14:10", {
    feet: [...SPOTS.loop],
    location_description: "DEPARTMENT STORE",
    arrest: false,
  }),
  ...repeat(10, "20:10", { feet: [...SPOTS.loop], primary_type: "BATTERY", domestic: true }),
  ...repeat(57, "23:10", {
    feet: [...SPOTS.chatham],
    primary_type: "BATTERY",
    community_area: "44",
  }),
  ...repeat(3, "22:10", {
    feet: [...SPOTS.chatham],
    primary_type: "NARCOTICS",
    community_area: "44",
    arrest: true,
  }),
  ...repeat(3, "09:10", {
    feet: [...SPOTS.between],
    primary_type: "BURGLARY",
    community_area: "41",
  }),
];

/**
 * The run, with a fit of two zones and noise, one of a single zone of all, and one without a zone.
 *
 * @param hasZones Whether the chapter of zones was run.
 */
export function zoneTown(
  { hasZones = true, sketches = INCIDENTS_OF_TOWN }: {
    hasZones?: boolean;
    sketches?: readonly IncidentSketch[];
  } = {},
): SiteSource {
  const outputs = Deno.makeTempDirSync({ prefix: "patroliq-town-" });
  addEventListener("unload", () => Deno.removeSync(outputs, { recursive: true }));
  const frame = incidentFrame(sketches)
    .withColumn(pl.lit(false).alias("time_is_default"));
  writeParquet(frame, join(outputs, INCIDENTS));
  if (hasZones) {
    for (const [population, types] of Object.entries(POPULATIONS)) {
      const all = places(frame, types ? { primary_type: types } : {});
      const labels = Int32Array.from(all.weight, (n) => n === 3 ? -1 : n >= 90 ? 1 : 0);
      const table = placeTable(all, {
        "hot2-ward-2": labels,
        "kmeans-1": new Int32Array(labels.length),
        "dbscan-100-500": new Int32Array(labels.length).fill(-1),
      });
      const file = `places_${population}.parquet`;
      writeParquet(table, join(outputs, "artifacts", "04_geo_clustering", file));
    }
  }
  const facts = { ...periodFacts(frame), isSynthetic: false, data: "0123456789ab" };
  return openSource(outputs, facts, { frame, nIncidents: frame.height });
}

const POPULATIONS = { all: null, victim_reported: ["THEFT", "BATTERY", "BURGLARY"] };
