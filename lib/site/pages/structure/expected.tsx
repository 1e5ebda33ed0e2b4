/**
 * What the specification expects of components and embeddings, and what was found.
 *
 * @module
 */

import type { JSX } from "preact";
import { formatFound, SCORECARD, type ScorecardRow } from "../../../tracking/scorecard.ts";
import type { SiteSource } from "../../source.ts";
import { CellLink } from "../cell_link.tsx";

/** Beginnings of the identities of what is expected here. */
const OWN = /^(?:pca|embed|rank)\./;

/** Expectations of this chapter with their answers; nothing where the run has no scorecard. */
export function Expected({ site }: { site: SiteSource }): JSX.Element | null {
  if (!site.has(SCORECARD)) return null;
  const rows = site.readJson<ScorecardRow[]>(SCORECARD).filter(({ id }) => OWN.test(id));
  return (
    <section class="panel" aria-labelledby="expected">
      <h2 id="expected">What was expected, and what was found</h2>
      <div class="scroll" tabIndex={0} role="region" aria-label="Expectations">
        <table>
          <thead>
            <tr>
              <th scope="col">Expected</th>
              <th scope="col">Status</th>
              <th scope="col">Found</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ id, expectation, status, value, why, notebook, cell }) => (
              <tr key={id}>
                <th scope="row">{beginSentence(expectation)}</th>
                <td>
                  <span class={`tag ${status.replace(" ", "-")}`}>{status}</span>
                </td>
                <td>
                  {formatFound(value)}
                  <div class="small muted">
                    {why}
                    {notebook !== null && (
                      <>
                        {" "}
                        (<CellLink site={site} notebook={notebook} cell={cell!} />)
                      </>
                    )}
                  </div>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** A text with a capital at its beginning, but for names such as t-SNE. */
function beginSentence(text: string): string {
  return /^[a-z]-/.test(text) ? text : text[0]!.toUpperCase() + text.slice(1);
}
