/**
 * The zones in a table: the words to the map.
 *
 * @module
 */

import type { JSX } from "preact";
import { formatCount, formatDecimal } from "../../../describe/format.ts";
import { isSmall, showCount } from "../../../explore/show_count.ts";
import type { SiteSource } from "../../source.ts";
import { CellLink } from "../cell_link.tsx";
import { percent } from "../words.ts";
import type { ZonesAnswer } from "./zones_answer.ts";

/** Zones by number, which goes by incidents. */
export function ZoneList(
  { site, answer }: { site: SiteSource; answer: ZonesAnswer },
): JSX.Element {
  const { zones, nListed, name } = answer;
  return (
    <section>
      <h2>The zones</h2>
      <p>
        Made by {name}:{" "}
        {methodInWords(answer)}. They say where incidents were recorded, not where anyone is at
        risk: downtown and the airport hold far more people by day than live there.
      </p>
      <p class="small muted">
        Victim-reported incidents without domestic and sexual ones and those against children
        {nListed !== null &&
          `: ${formatCount(nListed)} of the ${
            formatCount(site.facts.nIncidents)
          } recorded in the city`}, as on the page{" "}
        <a href="where.html">Where</a>: their shares differ from those above, which are of all that
        victims reported. All of them, by tens:{" "}
        <CellLink site={site} notebook="04_geo_clustering" cell="profiles-table" />.
      </p>
      <div class="scroll" tabIndex={0} role="region" aria-label="Table of the zones">
        <table>
          <thead>
            <tr>
              <th class="number" scope="col">Zone</th>
              <th scope="col">Community areas</th>
              <th class="number" scope="col">Incidents</th>
              <th class="number" scope="col">Share of the city’s</th>
              <th class="number" scope="col">km²</th>
              <th class="number" scope="col">Incidents per km²</th>
            </tr>
          </thead>
          <tbody>
            {zones.map(({ zone, name, n, squareKilometers }) => (
              <tr key={zone}>
                <td class="number">{zone}</td>
                <th scope="row">{name}</th>
                <td class="number">{showCount(n)}</td>
                <td class="number">{percent(ratio(n, nListed))}</td>
                <td class="number">{formatDecimal(squareKilometers, 2)}</td>
                <td class="number">{formatDecimal(ratio(n, squareKilometers), 0)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** n over something; null where either cannot be told. */
function ratio(n: number, whole: number | null): number | null {
  return isSmall(n) || !whole ? null : n / whole;
}

/** What a method does, for readers who do not know its name. */
function methodInWords({ name, zones, cellSizeMeters }: ZonesAnswer): string {
  const method = METHODS.filter(([pattern]) => pattern.test(name))
    .map(([, words]) => words.replace("#", String(zones.length)));
  const cells = cellSizeMeters === null
    ? []
    : [`hot cells are the squares of ${cellSizeMeters} m with the most incidents`];
  return [...method, ...cells].join("; ");
}

const METHODS: readonly [pattern: RegExp, words: string][] = [
  [/^Ward/, "near places are joined step by step until # groups are left"],
  [/^k-means/, "# middles are moved until each incident belongs to the nearest"],
  [/^DBSCAN/, "places are joined that have many incidents around them, the others are left out"],
];
