/**
 * What points at one spot share, as a table.
 *
 * @module
 */

import type { JSX } from "preact";
import { formatCount } from "../../../describe/format.ts";
import { percent } from "../words.ts";
import type { NearRow } from "./near.ts";

/** How often points at one spot share something, beside any two points. */
export function NearTable({ rows, n }: { rows: readonly NearRow[]; n: number }): JSX.Element {
  return (
    <section class="panel" aria-labelledby="near">
      <h2 id="near">What lies together</h2>
      <p>
        How often a point shares something with another at the same spot, beside any two points of
        the picture. Where both numbers are about equal, the picture does not sort by it: colors lie
        mixed, and no pattern is to be read into them.
      </p>
      <div class="scroll" tabIndex={0} role="region" aria-label="What lies together, table">
        <table>
          <caption>
            {formatCount(n)} points; a spot is a square, 64 along each side of the picture
          </caption>
          <thead>
            <tr>
              <th scope="col">Shared</th>
              <th scope="col" class="number">UMAP, same spot</th>
              <th scope="col" class="number">Two components, same spot</th>
              <th scope="col" class="number">Any two points</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ id, name, umap, components }) => (
              <tr key={id}>
                <th scope="row">{name}</th>
                <td class="number">{percent(umap.atSpot)}</td>
                <td class="number">{percent(components?.atSpot ?? null)}</td>
                <td class="number">{percent(umap.anywhere)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
