/**
 * The page "Where": density, hot cells and zones on the map.
 *
 * @module
 */

import type { JSX } from "preact";
import {
  formatCount,
  formatDate,
  formatDecimal,
  formatList,
  formatPercent,
} from "../../describe/format.ts";
import { showCount } from "../../explore/show_count.ts";
import { CELL_METERS, explorerOf, MIN_IN_CELL, splitOf } from "../explorer.ts";
import { publishOutlines } from "../files/outlines.ts";
import { shownCellsOf } from "../files/shown_cells.ts";
import { firstFit, publishZoneCells } from "../files/zone_cells.ts";
import { zoneFitsOf } from "../files/zone_fits.ts";
import {
  type FitPanel,
  type FitSummary,
  type PopulationFacts,
  ZONE_CELLS,
  ZONE_PANELS,
} from "../files/zone_format.ts";
import { publishZonePanels, zonePanelsOf } from "../files/zone_panels.ts";
import { SCORECARD, type ScorecardRow } from "../../tracking/scorecard.ts";
import type { PageOutput, SiteSource } from "../source.ts";

/** The page. */
export function wherePage(site: SiteSource): PageOutput {
  const { column } = explorerOf(site).cells;
  if (column.length === 0) {
    return {
      body: (
        <>
          <h1>Where</h1>
          <p class="message">{whyNoMap(site)}</p>
        </>
      ),
    };
  }
  const fits = zoneFitsOf(site);
  const fit = firstFit(fits);
  const { facts } = shownCellsOf(site).byPopulation.victim_reported;
  const { asOf, firstDate, lastDate } = site.facts;
  return {
    width: "board",
    script: "where",
    files: {
      [ZONE_CELLS]: publishZoneCells(site),
      [ZONE_PANELS]: publishZonePanels(site),
      "outlines.json": publishOutlines(site),
    },
    body: (
      <>
        <h1>Where recorded incidents concentrate</h1>
        <p class="where-lead">
          Where incidents were recorded from {formatDate(firstDate)} to{" "}
          {formatDate(lastDate)}, in cells of {CELL_METERS}{" "}
          m and in zones made of them. It is no forecast, and no reason to suspect anyone: more is
          recorded where more people are.
        </p>
        {fits.length === 0 && (
          <p class="message">
            Zones are made by chapter 04_geo_clustering, which was not run on these records.{" "}
            <code>deno task run --only 04</code> runs it. Density needs no zones.
          </p>
        )}
        <div id="app" data-facts={JSON.stringify({ asOf, firstDate, lastDate })}>
          <p role="status">Loading the map …</p>
          <noscript>
            <p class="message">
              The map needs JavaScript. {fit || facts.risk.length > 0
                ? "The tables below tell what it would begin with."
                : "There is nothing of it to tell in a table."}
            </p>
          </noscript>
          <div class="panels">
            {fit && <FirstZones fit={fit} panel={zonePanelsOf(site).fits[fit.key]!} />}
            {facts.risk.length > 0 && <RiskTable facts={facts} />}
          </div>
        </div>
        <ChapterClasses site={site} facts={facts} />
      </>
    ),
  };
}

/** Why there is not a single cell to show. */
function whyNoMap(site: SiteSource): string {
  const kinds = "domestic, sexual or against a child";
  if (site.facts.nIncidents === 0) return "There are no incidents in these records.";
  if (splitOf(site).others.height === 0) {
    return `All incidents of these records are ${kinds}. None of these is shown on a map, so there ` +
      "is none.";
  }
  return `No cell of ${CELL_METERS} m has ${MIN_IN_CELL} incidents or more that are not ${kinds}, ` +
    "so there is no map.";
}

/** Zones that the page begins with, for who has no script. */
function FirstZones({ fit, panel }: { fit: FitSummary; panel: FitPanel }): JSX.Element {
  return (
    <section class="panel">
      <h2>Zones: {fit.words}{fit.alias === null ? "" : `, ${fit.alias} of the registry`}</h2>
      <div class="scroll" tabIndex={0} role="region" aria-label="Zones">
        <table>
          <thead>
            <tr>
              <th scope="col">Zone</th>
              <th scope="col" class="number">Incidents</th>
              <th scope="col" class="number">km²</th>
              <th scope="col">Most of all</th>
            </tr>
          </thead>
          <tbody>
            {panel.zones.map(({ name, n, squareKilometers, profile }, i) => (
              <tr key={name}>
                <th scope="row">{i + 1} {name}</th>
                <td class="number">{showCount(n)}</td>
                <td class="number">{formatDecimal(squareKilometers, 2)}</td>
                <td>
                  {formatList((profile?.types ?? []).slice(0, 3).map(({ label }) => label))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p class="small muted">
        Incidents of types that victims or witnesses report; domestic and sexual offenses and those
        against children are left out.
      </p>
    </section>
  );
}

/** Why chapter 4 has another share of ground in the class of the highest density. */
function ChapterClasses({ site, facts }: { site: SiteSource; facts: PopulationFacts }) {
  const here = facts.risk.find(({ risk }) => risk === "high");
  const rows = site.has(SCORECARD) ? site.readJson<ScorecardRow[]>(SCORECARD) : [];
  const found = rows.find(({ id }) => id === "geo.heatmap")?.value;
  const there = typeof found === "string" ? /[\d.]+ %/.exec(found)?.[0] : undefined;
  if (!here || !there) return null;
  return (
    <p class="small muted">
      The class of the highest density is {formatPercent(here.share_of_area)} of the ground here and
      {" "}
      {there}{" "}
      in chapter 4, whose map has larger hexagons and counts domestic and sexual incidents too:
      small cells follow dense ground more closely.
    </p>
  );
}

/** Classes of density in numbers. */
function RiskTable({ facts }: { facts: PopulationFacts }): JSX.Element {
  return (
    <section class="panel">
      <h2>Density in three classes</h2>
      <div class="scroll" tabIndex={0} role="region" aria-label="Classes of density">
        <table>
          <thead>
            <tr>
              <th scope="col">Class</th>
              <th scope="col" class="number">Cells</th>
              <th scope="col" class="number">Incidents</th>
              <th scope="col" class="number">Share</th>
              <th scope="col" class="number">Of the city</th>
            </tr>
          </thead>
          <tbody>
            {facts.risk.map(({ risk, cells, n, share_of_incidents, share_of_area }) => (
              <tr key={risk}>
                <th scope="row">{risk}</th>
                <td class="number">{formatCount(cells)}</td>
                <td class="number">{showCount(n)}</td>
                <td class="number">{formatPercent(share_of_incidents)}</td>
                <td class="number">{formatPercent(share_of_area)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
