/**
 * The answers in a few sentences: a lead, and cards with a number, a picture and the way to the cell.
 *
 * @module
 */

import type { ComponentChildren, JSX } from "preact";
import {
  formatCount,
  formatDate,
  formatDecimal,
  formatNumberOf,
} from "../../../describe/format.ts";
import { roundToTens } from "../../../describe/small_counts.ts";
import type { SiteSource } from "../../source.ts";
import { CellLink } from "../cell_link.tsx";
import { percent } from "../words.ts";
import { ChanceFigure } from "./chance_figure.tsx";
import { CityFigure } from "./city_figure.tsx";
import { CurveFigure } from "./curve_figure.tsx";
import { HourColumns } from "./hour_columns.tsx";
import { type HoursAnswer, hoursAnswer } from "./hours_answer.ts";
import { type PlacesAnswer, placesAnswer } from "./places_answer.ts";
import { ShareBars } from "./share_bars.tsx";
import { type ZonesAnswer, zonesAnswer } from "./zones_answer.ts";

/** Everything that is answered; null where its chapters were not run. */
export interface Answers {
  zones: ZonesAnswer | null;
  places: PlacesAnswer | null;
  hours: HoursAnswer | null;
}

/** Answers of a run. */
export function answersOf(site: SiteSource): Answers {
  return { zones: zonesAnswer(site), places: placesAnswer(site), hours: hoursAnswer(site) };
}

/** The question, its answer in a sentence or three, and the map of the zones. */
export function Lead({ site, answers }: { site: SiteSource; answers: Answers }): JSX.Element {
  const { zones, hours } = answers;
  const { firstDate, lastDate, nIncidents } = site.facts;
  return (
    <section class="hero">
      <div>
        <h1>Where does recorded crime concentrate, when, and how sure are we?</h1>
        <p class="lead">
          {zones && (
            <>
              {zones.isSelected ? "" : "No zones pass every demand; those that fail least say: "}
              <strong>{percent(zones.share)}</strong> of what victims reported lies in{" "}
              <strong>{formatNumberOf(zones.zones.length, "zone")}</strong> on{" "}
              <strong>{percent(zones.shareOfArea)}</strong> of the city’s ground.{" "}
            </>
          )}
          {hours && (
            <>
              By the hour, <strong>{hours.words}</strong>.{" "}
            </>
          )}
          {zones?.next && (
            <>
              Zones drawn from the first half of the period held{" "}
              <strong>{percent(zones.next.share)}</strong> of the second half:{" "}
              {formatDecimal(zones.next.timesGround, 1)} times their share of the ground.
            </>
          )}
          {!zones && !hours && "The chapters that answer were not run on these records."}
        </p>
        <p class="ways">
          <a class="button strong" href="where.html">See the zones on the map</a>
          <a class="button" href="filter.html">Ask the records yourself</a>
        </p>
        <p class="small muted">
          {formatCount(nIncidents)} incidents that police recorded from {formatDate(firstDate)} to
          {" "}
          {formatDate(lastDate)}.{" "}
          {zones && "Shares of zones are over all that victims reported (chapter 4). "}
          Recorded incidents are not crime itself: <a href="#limits">what this cannot say</a>.
        </p>
      </div>
      {zones && (
        <figure>
          <CityFigure site={site} label={mapLabel(zones)} />
          <figcaption>
            {formatNumberOf(zones.zones.length, "zone")} of victim-reported incidents,{" "}
            {formatDecimal(zones.squareKilometers, 1)} km² together{" "}
            (<CellLink site={site} notebook="04_geo_clustering" cell="zones-figure" />)
          </figcaption>
        </figure>
      )}
    </section>
  );
}

/** A card for each answer that there is. */
export function Cards({ site, answers }: { site: SiteSource; answers: Answers }): JSX.Element {
  const { zones, places, hours } = answers;
  return (
    <section class="answers" aria-label="Answers">
      {zones && <GroundCard site={site} answer={zones} />}
      {places && <PlacesCard site={site} answer={places} />}
      {hours && <HoursCard site={site} answer={hours} />}
      {zones && <SureCard site={site} answer={zones} />}
    </section>
  );
}

function Card(
  { question, answer, figure, links, children }: {
    question: string;
    answer: ComponentChildren;
    figure: ComponentChildren;
    links: ComponentChildren;
    children: ComponentChildren;
  },
): JSX.Element {
  return (
    <article class="panel answer">
      <h2>
        <span class="question">{question}</span> {answer}
      </h2>
      <div class="shown">
        {figure}
        <div>
          <p class="small">{children}</p>
          <p class="small links">{links}</p>
        </div>
      </div>
    </article>
  );
}

interface CardProps<Answer> {
  site: SiteSource;
  answer: Answer;
}

function GroundCard({ site, answer }: CardProps<ZonesAnswer>): JSX.Element {
  const { share, shareOfArea, next, zones, nIncidents } = answer;
  const bars = [
    { label: "Ground", share: shareOfArea ?? 0, isGround: true },
    { label: "Incidents in the zones", share },
    ...(next ? [{ label: "Later incidents, zones drawn before", share: next.share }] : []),
  ];
  const ground = percent(shareOfArea);
  const label = bars.map(({ label, share }) => `${label}: ${percent(share)}`).join("; ");
  return (
    <Card
      question="Where?"
      answer={`${percent(share)} of the incidents on ${ground} of the ground`}
      figure={<ShareBars bars={bars} label={label} />}
      links={
        <>
          <CellLink site={site} notebook="04_geo_clustering" cell="findings-list" />
          <a href="where.html">Where</a>
        </>
      }
    >
      {formatNumberOf(zones.length, "zone")} of {formatCount(nIncidents)}{" "}
      victim-reported incidents with coordinates, domestic ones among them (chapter 4);{" "}
      {formatCount(site.facts.nIncidents)} are recorded in all.
      {next && ` Later incidents: ${formatCount(next.n)} of the second half of the period.`}{" "}
      Zones rank ground, not persons.
    </Card>
  );
}

function PlacesCard({ site, answer }: CardProps<PlacesAnswer>): JSX.Element {
  const [half, chance] = [answer.half, answer.halfByChance].map((each) => percent(each));
  return (
    <Card
      question="How concentrated?"
      answer={`Half of the incidents are at ${half} of the places`}
      figure={
        <CurveFigure
          {...answer}
          label={`Half of the incidents are at ${half} of the places; if all places were equal, ${chance}.`}
        />
      }
      links={
        <>
          <CellLink site={site} notebook="02_eda" cell="concentration-figure" />
          <a href="where.html">Where</a>
        </>
      }
    >
      Of all records with coordinates (chapter 2). A place is a published point with an incident,
      near a block. If all were equally likely, half would be at{" "}
      {chance}: the rest of the gap is not chance.
    </Card>
  );
}

function HoursCard({ site, answer }: CardProps<HoursAnswer>): JSX.Element {
  const { counts, peak, words, n, nDefault, violent, season } = answer;
  const factor = (ratio: number) => formatDecimal(ratio, 2);
  return (
    <Card
      question="When?"
      answer={peak.length > 0 ? `Busiest: ${words.replace(/^.*peak is at /, "")}` : words}
      figure={
        <HourColumns
          counts={counts}
          peak={peak}
          label={`Incidents by hour of the day: ${words}, ${
            formatCount(Math.max(...counts))
          } at most.`}
        />
      }
      links={
        <>
          <CellLink site={site} notebook="05_temporal_clustering" cell="findings-list" />
          <a href="when.html">When</a>
        </>
      }
    >
      All {formatCount(site.facts.nIncidents)}{" "}
      records of the whole city, domestic ones among them (chapters 2 and 5): {formatCount(n)}{" "}
      at known times on whole days; {formatCount(nDefault)}{" "}
      at times such as midnight, which often stand for “not known”, are set apart.
      {season &&
        ` ${season.most.name} has ${
          factor(season.most.ratio)
        } times the average month, ${season.least.name} ${factor(season.least.ratio)}.`}
      {violent && ` Violent incidents: ${violent.words}.`}
    </Card>
  );
}

function SureCard({ site, answer }: CardProps<ZonesAnswer>): JSX.Element {
  const { silhouette, lift, bootstraps, halves, earlier, name } = answer;
  const drawn = silhouette?.null;
  const two = (value: number | null) => formatDecimal(value, 2);
  const hasChance = silhouette?.value != null && drawn?.min != null && drawn.max !== null;
  return (
    <Card
      question="How sure?"
      answer={lift === null
        ? "Chance gives nothing to compare with"
        : `The zones score ${two(lift)} ${lift < 0 ? "less" : "more"} than chance`}
      figure={hasChance && (
        <ChanceFigure
          value={silhouette.value!}
          low={drawn.min!}
          high={drawn.max!}
          draws={drawn.draws}
          label={`Silhouette ${two(silhouette.value)}; redrawn cities reach ${two(drawn.min)} to ${
            two(drawn.max)
          }.`}
        />
      )}
      links={
        <>
          <CellLink site={site} notebook="04_geo_clustering" cell="null-figure" />
          <a href="models.html">Models</a>
        </>
      }
    >
      How well zones hold together (silhouette, 1 is best), of some{" "}
      {formatCount(roundToTens(silhouette?.n ?? 0))}{" "}
      incidents in them (chapter 4), beside cities redrawn by chance
      {drawn?.p != null && ` (p ${two(drawn.p)})`}. Zones of resampled records agree by{" "}
      {two(bootstraps)}, of both halves by {two(halves)}: 1 is the same, 0 is chance.
      {earlier.of > 0 &&
        ` In ${earlier.same} of ${earlier.of} earlier periods the same rule takes ${name} as well.`}
    </Card>
  );
}

function mapLabel({ zones }: ZonesAnswer): string {
  const names = zones.map(({ zone, name }) => `${zone} ${name}`).join("; ");
  return `Map of Chicago with ${formatNumberOf(zones.length, "zone")}: ${names}`;
}
