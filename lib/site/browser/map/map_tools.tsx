/**
 * Buttons on a map, alike on every page.
 *
 * @module
 */

import type { ComponentChildren, JSX } from "preact";
import type { CityMap } from "./city_map.ts";

/** How much a press enlarges. */
const STEP = 1.6;

/** Enlarge, reduce, show all; then what a page adds. */
export function MapTools(
  { map, children }: { map: CityMap; children?: ComponentChildren },
): JSX.Element {
  return (
    <div class="map-tools controls" role="group" aria-label="Map">
      <button type="button" aria-label="Enlarge" onClick={() => map.zoom(STEP)}>+</button>
      <button type="button" aria-label="Reduce" onClick={() => map.zoom(1 / STEP)}>−</button>
      <button type="button" onClick={() => map.fit()}>Whole city</button>
      {children}
    </div>
  );
}
