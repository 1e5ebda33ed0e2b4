import pl from "nodejs-polars";
import { withCalendar } from "lib/data/calendar.ts";
import { loadSeverityTable } from "lib/data/severity_table.ts";
import { addFeatures } from "lib/features/add_features.ts";
import { createSeverity } from "lib/features/severity.ts";

/** Number of incidents. */
export const N = 400;
const IUCR: Record<string, string> = { THEFT: "0820", BATTERY: "0460", ARSON: "1020" };
/** Type of each incident. */
export const TYPES = Array.from(
  { length: N },
  (_, i) => i % 50 === 7 ? "ARSON" : i % 3 ? "THEFT" : "BATTERY",
);

/** Incidents every five hours; one in twenty without coordinates. */
export const FRAME = addFeatures(
  withCalendar(pl.DataFrame({
    source_row: TYPES.map((_, i) => 1000 + i),
    date: pl.Series(
      "date",
      TYPES.map((_, i) => new Date(Date.UTC(2018, 0, 1) + i * 5 * 3_600_000)),
    ),
    primary_type: TYPES,
    iucr: TYPES.map((type) => IUCR[type]!),
    x: TYPES.map((_, i) => i % 20 === 0 ? null : (i * 37) % 5000),
    y: TYPES.map((_, i) => i % 20 === 0 ? null : (i * 61) % 7000),
    arrest: TYPES.map((_, i) => i % 4 === 0),
    domestic: TYPES.map(() => false),
    community_area: TYPES.map((_, i) => i % 9 === 0 ? null : String(i % 2 + 8)),
    time_is_default: TYPES.map((_, i) => i % 10 === 3),
    zone: TYPES.map((_, i) => i % 6 === 0 ? 1 : null),
  })),
  createSeverity(loadSeverityTable()),
);
