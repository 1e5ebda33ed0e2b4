import type pl from "nodejs-polars";
import type { KeyColumns, Where } from "./key_columns.ts";
import { countBy, type Counts, type Places, places } from "./reduce.ts";

/** What drift is looked for in: counts of incidents by type, by time and by place. */
export interface DriftCounts {
  types: (Pick<KeyColumns, "primary_type"> & Counts)[];
  times: (Pick<KeyColumns, "hour" | "minute" | "time_is_default"> & Counts)[];
  places: Places;
}

/**
 * Counts of incidents by type, by hour and minute, and by place.
 *
 * @param frame Cleaned incidents with their default times flagged.
 * @param where Incidents to count (default all).
 */
export function driftCounts(frame: pl.DataFrame, where: Where = {}): DriftCounts {
  return {
    types: countBy(frame, ["primary_type"], where),
    times: countBy(frame, ["hour", "minute", "time_is_default"], where),
    places: places(frame, where),
  };
}
