/**
 * How the page calls what views hold.
 *
 * @module
 */

import type { ViewNames } from "../../../explore/describe_view.ts";
import { readable } from "../../../figures/words.ts";
import type { IncidentMeta } from "../../../explore/incident_file.ts";
import { showCount } from "../../../explore/show_count.ts";
import type { OutlinedArea } from "../../files/outlines.ts";

/** Names for readers; areas are those of the map. */
export function viewNames(
  areas: readonly OutlinedArea[],
  fits: ReadonlyMap<string, string>,
): ViewNames {
  const names = new Map(areas.map(({ number, name }) => [number, name]));
  return {
    type: readable,
    place: (place) => place,
    area: (number) => names.get(number) ?? "no area recorded",
    district: (number) => number === 0 ? "none recorded" : `District ${number}`,
    fit: (fit) => fits.get(fit) ?? fit,
  };
}

/** Which incidents all counts are of, as files say it. */
export function baseOf({ nSensitive }: Pick<IncidentMeta, "nSensitive">): string {
  const base = "Incidents that are neither domestic nor sexual nor against a child";
  if (nSensitive === 0) return `${base}, as are all of the record.`;
  return `${base}; the ${showCount(nSensitive)} others are counted by community area only.`;
}
