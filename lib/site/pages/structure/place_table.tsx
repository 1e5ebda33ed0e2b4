/**
 * How much components of places hold.
 *
 * @module
 */

import type { JSX } from "preact";
import { formatCount } from "../../../describe/format.ts";
import { cumulative } from "../../../reduce/pca.ts";
import type { PlaceFit } from "../../files/structure_places.ts";
import type { SiteSource } from "../../source.ts";
import { CellLink } from "../cell_link.tsx";
import { percent } from "../words.ts";

/** Components of community areas and cells, by log counts and by shares. */
export function PlaceTable(
  { site, fits }: { site: SiteSource; fits: readonly PlaceFit[] },
): JSX.Element {
  return (
    <section class="panel" aria-labelledby="places">
      <h2 id="places">Components of places</h2>
      {fits.length === 0 ? <p>There are too few places in these records to have components.</p> : (
        <>
          <p>
            Places fold into few directions, but mind which: by <em>log counts</em>{" "}
            the first component is how much is recorded at all, since a place with more of one type
            has more of every type. The pictures above are by{" "}
            <em>shares</em>, which is what is left once volume is out.
          </p>
          <div class="scroll" tabIndex={0} role="region" aria-label="Components of places, table">
            <table>
              <thead>
                <tr>
                  <th scope="col">Places</th>
                  <th scope="col">Measure</th>
                  <th scope="col" class="number">Number</th>
                  <th scope="col" class="number">Columns</th>
                  <th scope="col" class="number">1 component</th>
                  <th scope="col" class="number">2</th>
                  <th scope="col" class="number">3</th>
                </tr>
              </thead>
              <tbody>
                {fits.map((fit) => (
                  <tr key={fit.kind + fit.measure}>
                    <th scope="row">{fit.kind[0]!.toUpperCase() + fit.kind.slice(1)}</th>
                    <td>{fit.measure}</td>
                    <td class="number">{formatCount(fit.nRows)}</td>
                    <td class="number">{fit.names.length}</td>
                    {[1, 2, 3].map((n) => (
                      <td key={n} class="number">{percent(cumulative(fit, n))}</td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <p class="small muted">
            From <CellLink site={site} notebook="06_dimensionality_reduction" cell="place" />.
          </p>
        </>
      )}
    </section>
  );
}
