/**
 * How far a picture may be trusted, printed beside it.
 *
 * @module
 */

import type { ComponentChildren, JSX } from "preact";
import { formatCount, formatDecimal, formatPercent } from "../../../describe/format.ts";
import type { LayoutScores, PictureScores } from "../../files/structure_format.ts";

/** Scores of the picture of incidents that is shown. */
export function IncidentScores(
  { scores, view, explained }: {
    scores: PictureScores;
    view: "umap" | "components";
    /** Share of the variance of each of the two components shown. */
    explained: readonly number[];
  },
): JSX.Element {
  const { seeds } = scores;
  const held = explained.reduce((sum, share) => sum + share, 0);
  return (
    <ScorePanel scores={scores[view]} what="incidents">
      {view === "umap" && seeds && (
        <>
          <dt>Two seeds share {formatPercent(seeds.shared)} of the near points</dt>
          <dd>
            Drawn {seeds.nSeeds} times with other random numbers, of {formatCount(seeds.n)}{" "}
            incidents: who is next to whom on an island changes.
          </dd>
        </>
      )}
      {view === "components" && (
        <>
          <dt>{formatPercent(held)} of the variance</dt>
          <dd>
            This is what the two components hold of all columns together. The rest of what is known
            of an incident cannot be seen here. Scores are of components 1 and 2.
          </dd>
        </>
      )}
    </ScorePanel>
  );
}

/** Scores of a layout, with what they mean. */
export function ScorePanel(
  { scores, what, children }: {
    scores: LayoutScores | null;
    what: string;
    children?: ComponentChildren;
  },
): JSX.Element {
  return (
    <section class="panel scores">
      <h2>How far to trust this picture</h2>
      {scores
        ? (
          <dl>
            <dt>Trustworthiness {formatDecimal(scores.trustworthiness, 3)}</dt>
            <dd>Falls with every near point that was none in the columns. 1 is best.</dd>
            <dt>Continuity {formatDecimal(scores.continuity, 3)}</dt>
            <dd>Falls with every near one in the columns that was torn away. 1 is best.</dd>
            <dt>{formatPercent(scores.preserved)} of the nearest kept</dt>
            <dd>
              Of the {scores.k} nearest of each, as many are still among the {scores.k}{" "}
              nearest here. All three stand on {formatCount(scores.n)} {what}.
            </dd>
            {children}
          </dl>
        )
        : <p>The run has recorded no scores of it.</p>}
    </section>
  );
}
