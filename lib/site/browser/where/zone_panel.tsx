/**
 * What is known of a zone: what is recorded, when, where in it, how it changed, and what could be
 * done.
 *
 * @module
 */

import type { ComponentChildren, JSX } from "preact";
import { WEEKDAYS } from "../../../describe/calendar.ts";
import { formatDecimal, formatList, formatPercent } from "../../../describe/format.ts";
import { showCount } from "../../../explore/show_count.ts";
import { emptyView } from "../../../explore/view.ts";
import { formatView } from "../../../explore/view_state.ts";
import type { OutlinedArea } from "../../files/outlines.ts";
import type {
  CityPanel,
  FitPanel,
  FitSummary,
  PanelProfile,
  PanelShare,
  ZonePanels,
} from "../../files/zone_format.ts";
import { HoursChart } from "./hours_chart.tsx";
import { Options } from "./options.tsx";
import {
  arrestWords,
  nightWords,
  peakWords,
  quotientWords,
  trendWords,
  weekdayWords,
} from "./zone_words.ts";

/** What the panel is of. */
export interface ZonePanelProps {
  fit: FitSummary;
  panel: FitPanel;
  /** From 1 on. */
  zone: number;
  panels: ZonePanels;
  areas: readonly OutlinedArea[];
  onClose: () => void;
  /** Shows the zone as large as the map is; null where there is no map. */
  onZoom: (() => void) | null;
}

/** The panel of a zone. */
export function ZonePanelView(
  { fit, panel, zone, panels, areas, onClose, onZoom }: ZonePanelProps,
): JSX.Element {
  const { name, n, squareKilometers, profile } = panel.zones[zone - 1]!;
  const city = panels.cities[fit.population];
  const filter = formatView({ ...emptyView(), zone: { fit: fit.key, zone } });
  return (
    <section class="panel zone-panel" aria-labelledby="zone-title">
      <h2 id="zone-title">Zone {zone}: {name}</h2>
      <p>
        {showCount(n)} recorded incidents
        {fit.population === "all" ? "" : " of types that victims or witnesses report"}, on{" "}
        {formatDecimal(squareKilometers, 2)} km²
        {profile && city && `, ${formatPercent(n / city.n)} of those in the city`}.
      </p>
      <p class="small muted">
        Counted are incidents that are neither domestic nor sexual nor against children, to keep
        homes and people from being found: fewer than in chapter 4, which counts them all.{" "}
        <a href="method.html#privacy">Method</a>
      </p>
      <p class="row controls">
        <a class="button" href={`filter.html#${filter}`}>Open in the cross-filter</a>
        {onZoom && <button type="button" onClick={onZoom}>Zoom to it</button>}
        <button type="button" onClick={onClose}>Close</button>
      </p>
      {profile && city
        ? <Profile {...{ profile, city, areas, panel }} compared={panels.trend} />
        : <p>Fewer than {panels.minProfile} incidents: too few to describe.</p>}
      <p class="small muted">
        Zones rank ground by what is recorded there; they say nothing of who lives there or goes
        there. The cross-filter counts all types in these cells, those that police initiate too.
      </p>
    </section>
  );
}

/** How sure the zones of a fit are. */
export function Evidence({ panel }: { panel: FitPanel }): JSX.Element {
  return (
    <section class="panel" aria-labelledby="evidence-title">
      <h2 id="evidence-title">How sure {theZones(panel)}</h2>
      <EvidenceLines panel={panel} />
    </section>
  );
}

/** All zones of a fit, as the subject of what is said of them together. */
function theZones({ zones }: FitPanel): string {
  return zones.length === 1 ? "this zone is" : `these ${zones.length} zones are together`;
}

function EvidenceLines({ panel }: { panel: FitPanel }): JSX.Element {
  return (
    <>
      {panel.evidence.length === 0 ? <p>The scores of these zones were not recorded.</p> : (
        <>
          <p class="small muted">
            {panel.zones.length > 1 && "Not of one zone alone. "}
            As chapter 4 scored them, domestic and sexual offenses included.
          </p>
          <dl class="evidence">
            {panel.evidence.map(({ label, text }) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{text}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
      <p class="small links">
        <a href="notebooks/04_geo_clustering.html#the-rule">How zones were made and judged</a>,{" "}
        <a href="models.html">all fits with their scores</a>
      </p>
    </>
  );
}

function Profile(
  { profile, panel, city, areas, compared }: {
    profile: PanelProfile;
    panel: FitPanel;
    city: CityPanel;
    areas: readonly OutlinedArea[];
    compared: ZonePanels["trend"];
  },
): JSX.Element {
  const { hours, peakHours, unknownHours } = profile;
  return (
    <>
      <Part title="What is recorded">
        <Shares caption="Offense types with the most incidents" rows={profile.types} />
        <StandOut rows={profile.typicalTypes} what="type" />
        <p>{arrestWords(profile, city)}</p>
      </Part>
      <Part title="When">
        <p>
          {peakWords(peakHours)} {nightWords(profile, city)}{" "}
          <span class="muted">Time not known: {unknownHours}.</span>
        </p>
        <HoursChart {...hours} city={city.hours} />
        <p>{weekdayWords(profile)}</p>
        <Weekdays profile={profile} />
      </Part>
      <Part title={`How sure ${theZones(panel)}`}>
        <EvidenceLines panel={panel} />
      </Part>
      <Part title="Trend">
        <p>{trendWords(profile, compared)}</p>
      </Part>
      <Part title="At what places">
        <Shares caption="Place types with the most incidents" rows={profile.places} />
        <StandOut rows={profile.typicalPlaces} what="place type" />
        <p class="small">
          {profile.areas.length > 0 && `In ${
            formatList(profile.areas.map(({ area, share }) =>
              `${areas.find(({ number }) => number === area)?.name ?? area} (${
                formatPercent(share, 0)
              })`
            ))
          }.`}
        </p>
      </Part>
      <Part title="Options beside patrol">
        <Options options={profile.options} />
      </Part>
    </>
  );
}

function Part({ title, children }: { title: string; children: ComponentChildren }): JSX.Element {
  return (
    <>
      <h3>{title}</h3>
      {children}
    </>
  );
}

function Shares(
  { caption, rows }: { caption: string; rows: readonly PanelShare[] },
): JSX.Element {
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label={caption}>
      <table class="shares">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">Type</th>
            <th scope="col" class="number">Incidents</th>
            <th scope="col" class="number">Share</th>
            <th scope="col" class="number">Times the city's</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ label, n, share, quotient }) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td class="number">{showCount(n)}</td>
              <td class="number">{formatPercent(share)}</td>
              <td class="number">{quotientWords(quotient)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function StandOut(
  { rows, what }: { rows: readonly PanelShare[]; what: string },
): JSX.Element {
  if (rows.length === 0) return <p>No {what} stands out from the city.</p>;
  const words = rows.map(({ label, quotient }) =>
    `${label.toLowerCase()} (${quotientWords(quotient)})`
  );
  return <p>More than elsewhere: {formatList(words)}.</p>;
}

function Weekdays({ profile: { weekdays } }: { profile: PanelProfile }): JSX.Element | null {
  if (weekdays === null) return null;
  return (
    <details>
      <summary>Weekdays as a table</summary>
      <table>
        <thead>
          <tr>
            <th scope="col">Weekday</th>
            <th scope="col" class="number">Incidents a day</th>
            <th scope="col" class="number">95 % interval</th>
          </tr>
        </thead>
        <tbody>
          {weekdays.map(({ rate, low, high }, day) => (
            <tr key={day}>
              <th scope="row">{WEEKDAYS[day]}</th>
              <td class="number">{formatDecimal(rate, 1)}</td>
              <td class="number">{formatDecimal(low, 1)} to {formatDecimal(high, 1)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
