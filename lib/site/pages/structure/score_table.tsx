/**
 * Scores of all pictures of the page.
 *
 * @module
 */

import type { JSX } from "preact";
import { formatCount, formatDecimal } from "../../../describe/format.ts";
import type { LayoutScores, PlaceKind } from "../../files/structure_format.ts";
import type { Reduction } from "../../files/structure_scores.ts";
import type { SiteSource } from "../../source.ts";
import { CellLink } from "../cell_link.tsx";
import { percent } from "../words.ts";

/** How far each picture keeps who is near whom. */
export function ScoreTable(
  { site, reduction, kinds }: {
    site: SiteSource;
    reduction: Reduction;
    kinds: readonly PlaceKind[];
  },
): JSX.Element {
  const rows: [string, LayoutScores | null][] = [
    ["Incidents, UMAP", reduction.umap],
    ["Incidents, first two components", reduction.components],
    ...kinds.flatMap(({ kind, layouts }) =>
      layouts.map(({ method, scores }): [string, LayoutScores | null] => [
        `${kind[0]!.toUpperCase()}${kind.slice(1)}, ${method}`,
        scores,
      ])
    ),
  ];
  const { seeds } = reduction;
  if (rows.every(([, scores]) => scores === null)) {
    return (
      <section class="panel" aria-labelledby="scores">
        <h2 id="scores">How far each picture can be trusted</h2>
        <p>The run has recorded no scores of its pictures.</p>
      </section>
    );
  }
  return (
    <section class="panel" aria-labelledby="scores">
      <h2 id="scores">How far each picture can be trusted</h2>
      <p>
        <strong>Trustworthiness</strong>{" "}
        falls with every near point in the picture that was none in the columns.{" "}
        <strong>Continuity</strong>{" "}
        falls with every near one in the columns that the picture tears away. 1 is best for both.
        {" "}
        <strong>Kept</strong> is the share of the nearest that are still among the nearest.
      </p>
      <div class="scroll" tabIndex={0} role="region" aria-label="Scores of the pictures">
        <table>
          <thead>
            <tr>
              <th scope="col">Picture</th>
              <th scope="col" class="number">Points</th>
              <th scope="col" class="number">Nearest</th>
              <th scope="col" class="number">Trustworthiness</th>
              <th scope="col" class="number">Continuity</th>
              <th scope="col" class="number">Kept</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(([name, scores]) =>
              scores && (
                <tr key={name}>
                  <th scope="row">{name}</th>
                  <td class="number">{formatCount(scores.n)}</td>
                  <td class="number">{scores.k}</td>
                  <td class="number">{formatDecimal(scores.trustworthiness, 3)}</td>
                  <td class="number">{formatDecimal(scores.continuity, 3)}</td>
                  <td class="number">{percent(scores.preserved)}</td>
                </tr>
              )
            )}
          </tbody>
        </table>
      </div>
      {seeds && (
        <p>
          Another seed, another picture: two layouts of the same {formatCount(seeds.n)}{" "}
          incidents share {percent(seeds.shared)}{" "}
          of the nearest points. Turned onto each other, they differ by{" "}
          {formatDecimal(seeds.procrustes, 3)}{" "}
          (0 the same shape, 1 none), since all of them start from the components.
        </p>
      )}
      <p class="small muted">
        From <CellLink site={site} notebook="06_dimensionality_reduction" cell="scores" /> and{" "}
        <CellLink site={site} notebook="06_dimensionality_reduction" cell="tsne-scores" />.
      </p>
    </section>
  );
}
