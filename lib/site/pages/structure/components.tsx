/**
 * Components of incidents: how much each holds, what it is made of, and what they keep best.
 *
 * @module
 */

import type { JSX } from "preact";
import { formatCount, formatDecimal } from "../../../describe/format.ts";
import { parseCsv } from "../../../files/csv.ts";
import type { PcaResult } from "../../../reduce/pca.ts";
import { brokenStick } from "../../../reduce/scree.ts";
import type { Reduction } from "../../files/structure_scores.ts";
import type { SiteSource } from "../../source.ts";
import { CellLink } from "../cell_link.tsx";
import { percent } from "../words.ts";
import { columnWords } from "./column_words.ts";
import { ScreeChart } from "./scree_chart.tsx";

const CHAPTER = "06_dimensionality_reduction";
const IMPORTANCE = `artifacts/${CHAPTER}/importance.csv`;

/** Components whose weights are listed. */
const LISTED = 3;

/** Shares of the variance by component, as a curve and a table. */
export function Scree(
  { site, pca, reduction }: { site: SiteSource; pca: PcaResult; reduction: Reduction },
): JSX.Element {
  const shares = pca.explained;
  const shuffled = reduction.scree?.shuffled ?? [];
  const stick = brokenStick(shares.length);
  const upTo = (n: number, line: readonly number[] = shares) =>
    line.slice(0, n).reduce((sum, share) => sum + share, 0);
  const nAbove = shares.filter((share, c) => share > (shuffled[c] ?? Infinity)).length;
  return (
    <section class="panel" aria-labelledby="scree">
      <h2 id="scree">How much components hold</h2>
      <p>
        Three components hold <strong>{percent(upTo(3))}</strong> of the variance of{" "}
        {pca.names.length} columns of {formatCount(pca.nRows)}{" "}
        incidents. Columns that say different things cannot be folded into three directions.
        {shuffled.length > 0 &&
          ` Three of shuffled columns, which have nothing to do with each other, would hold ${
            percent(upTo(3, shuffled))
          }; ${nAbove} components are above those of shuffled columns.`}
      </p>
      <div class="scroll" tabIndex={0} role="region" aria-label="Shares of the components">
        <ScreeChart shares={shares} shuffled={shuffled} stick={stick} />
      </div>
      <ul class="line-legend">
        <li class="shares">Records</li>
        {shuffled.length > 0 && <li class="shuffled">Shuffled columns, the most of each</li>}
        <li class="stick">A stick broken by chance</li>
      </ul>
      <details>
        <summary>Numbers as a table</summary>
        <div class="scroll" tabIndex={0} role="region" aria-label="Shares of the components, table">
          <table>
            <thead>
              <tr>
                <th scope="col" class="number">Component</th>
                <th scope="col" class="number">Share</th>
                <th scope="col" class="number">Up to it</th>
                <th scope="col" class="number">Shuffled</th>
                <th scope="col" class="number">Broken stick</th>
              </tr>
            </thead>
            <tbody>
              {shares.map((share, c) => (
                <tr key={c}>
                  <th scope="row" class="number">{c + 1}</th>
                  <td class="number">{percent(share)}</td>
                  <td class="number">{percent(upTo(c + 1))}</td>
                  <td class="number">{percent(shuffled[c] ?? null)}</td>
                  <td class="number">{percent(stick[c]!)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
      <p class="small muted">
        From <CellLink site={site} notebook={CHAPTER} cell="scree-figure" />.
      </p>
    </section>
  );
}

/** Weights of the columns in the first components, and the share of each that they hold. */
export function Weights({ site, pca }: { site: SiteSource; pca: PcaResult }): JSX.Element {
  const rows = site.has(IMPORTANCE)
    ? parseCsv(Deno.readTextFileSync(site.path(IMPORTANCE)))
    : pca.names.map((name) => ({ name }) as Record<string, string>);
  const listed = pca.components.slice(0, LISTED);
  return (
    <section class="panel wide" aria-labelledby="weights">
      <h2 id="weights">What components are made of, and what they keep</h2>
      <p>
        Weights of the columns in the first {listed.length}{" "}
        components: columns with large weights of one sign go together, with opposite signs exclude
        each other. “Kept” is the share of a column that all {listed.length}{" "}
        hold, with the 95&nbsp;% interval of bootstraps of the days. It is not what matters for
        crime: what stands alone, however telling, is kept least.
      </p>
      <div class="scroll" tabIndex={0} role="region" aria-label="Weights of the columns">
        <table class="weights">
          <thead>
            <tr>
              <th scope="col">Column</th>
              {listed.map((_, c) => (
                <th scope="col" key={c}>{c + 1} ({percent(pca.explained[c]!)})</th>
              ))}
              <th scope="col" class="number">Kept</th>
              <th scope="col">95&nbsp;% interval</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ name, share, low, high }) => {
              const d = pca.names.indexOf(name!);
              return (
                <tr key={name}>
                  <th scope="row">{columnWords(name!)}</th>
                  {listed.map((component, c) => <Weight key={c} value={component[d] ?? 0} />)}
                  <td class="number">{percent(share === undefined ? null : Number(share))}</td>
                  <td class="interval">
                    {low === undefined ? "" : `${percent(Number(low))} to ${percent(Number(high))}`}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      <p class="small muted">
        From <CellLink site={site} notebook={CHAPTER} cell="loadings-figure" /> and{" "}
        <CellLink site={site} notebook={CHAPTER} cell="importance-figure" />.
      </p>
    </section>
  );
}

/** Half the width of the bar of a weight of 1. */
const HALF = 56;

function Weight({ value }: { value: number }): JSX.Element {
  const length = Math.abs(value) * HALF;
  return (
    <td class="weight">
      <svg width={2 * HALF} height="10" aria-hidden="true">
        <rect
          class={value < 0 ? "less" : "more"}
          x={value < 0 ? HALF - length : HALF}
          width={length}
          height="10"
        />
        <line x1={HALF} x2={HALF} y1="0" y2="10" />
      </svg>
      {formatDecimal(value, 2)}
    </td>
  );
}
