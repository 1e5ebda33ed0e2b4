/**
 * The legend of the map, with what each class holds.
 *
 * @module
 */

import type { JSX } from "preact";
import type { Painted } from "./paint.ts";

/** Classes in their colors. */
export function Legend({ painted }: { painted: Painted }): JSX.Element {
  return (
    <figure class="where-legend">
      <figcaption>{painted.caption}</figcaption>
      <ul>
        {painted.legend.map(({ label, note, color }) => (
          <li key={label}>
            <span class="swatch" style={{ background: `rgb(${color.join(" ")})` }} />
            <span>{label}</span>
            <small>{note}</small>
          </li>
        ))}
      </ul>
    </figure>
  );
}
