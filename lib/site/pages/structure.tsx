/**
 * The page "Structure": incidents and places as points, how far the pictures may be trusted, and what
 * they cannot say.
 *
 * @module
 */

import type { JSX } from "preact";
import { formatCount } from "../../describe/format.ts";
import type { LeftOutPoints } from "../../data/layout_points.ts";
import { hideSmall } from "../../explore/hide_small.ts";
import { showCount, SMALL } from "../../explore/show_count.ts";
import type { PcaResult } from "../../reduce/pca.ts";
import { CELL_METERS, MIN_IN_CELL } from "../explorer.ts";
import { POINTS_FILE, STRUCTURE_FILE, type StructureFile } from "../files/structure_format.ts";
import { type PlaceFit, readPlaces } from "../files/structure_places.ts";
import {
  PCA,
  POINT_ARTIFACTS,
  publishPoints,
  readPoints,
  type SteppedPoints,
} from "../files/structure_points.ts";
import { readReduction } from "../files/structure_scores.ts";
import type { PageOutput, SiteSource } from "../source.ts";
import { CellLink } from "./cell_link.tsx";
import { MissingChapter } from "./missing.tsx";
import { Scree, Weights } from "./structure/components.tsx";
import { Expected } from "./structure/expected.tsx";
import { Meaning } from "./structure/meaning.tsx";
import { nearRows } from "./structure/near.ts";
import { NearTable } from "./structure/near_table.tsx";
import { PlaceTable } from "./structure/place_table.tsx";
import { ScoreTable } from "./structure/score_table.tsx";
import { typeRows, Types } from "./structure/types.tsx";
import { percent } from "./words.ts";

const CHAPTER = "06_dimensionality_reduction";

/** The page. */
export function structurePage(site: SiteSource): PageOutput {
  if (!site.has(...POINT_ARTIFACTS, PCA)) {
    return { body: <MissingChapter title="Structure" chapter={CHAPTER} /> };
  }
  const points = readPoints(site);
  const reduction = readReduction(site);
  const kinds = readPlaces(site, reduction);
  const pca = site.readJson<{ incidents: PcaResult; places: PlaceFit[] }>(PCA);
  const near = nearRows(points);
  const { umap, components, seeds } = reduction;
  const file: StructureFile = { schemaVersion: 1, scores: { umap, components, seeds }, kinds };
  const hasPoints = points.meta.n > 0;
  return {
    body: (
      <div class="structure">
        <h1>Structure</h1>
        <Lead points={points} near={near.find(({ id }) => id === "type")} />
        {hasPoints
          ? (
            <div id="app">
              <p class="loading muted">Loading the pictures …</p>
              <noscript>
                <p class="message">
                  The pictures need JavaScript. What they are made of and how far they can be
                  trusted stands below;{" "}
                  <CellLink site={site} notebook={CHAPTER} cell="embedding-figure" />{" "}
                  has a picture that does not.
                </p>
              </noscript>
            </div>
          )
          : <p class="message">None of the incidents of the picture may be shown as points.</p>}
        <div class="structure-below">
          <Meaning reduction={reduction} near={near} />
          <LeftOut site={site} points={points} nRows={pca.incidents.nRows} />
          <ScoreTable site={site} reduction={reduction} kinds={kinds} />
          <NearTable rows={near} n={points.meta.n} />
          <Weights site={site} pca={pca.incidents} />
          <Scree site={site} pca={pca.incidents} reduction={reduction} />
          <PlaceTable site={site} fits={pca.places} />
          <Expected site={site} />
          <Types rows={typeRows(points)} />
        </div>
      </div>
    ),
    width: "board",
    ...(hasPoints && {
      script: "structure",
      files: {
        [POINTS_FILE]: publishPoints(site, points),
        [STRUCTURE_FILE]: site.publish(STRUCTURE_FILE, () => JSON.stringify(file)),
      },
    }),
  };
}

function Lead(
  { points: { meta }, near }: {
    points: SteppedPoints;
    near: ReturnType<typeof nearRows>[0] | undefined;
  },
): JSX.Element {
  return (
    <p class="lead">
      Recorded incidents as points, placed so that those alike in type, time, place and record lie
      near each other; and places by what is recorded there.
      {near?.umap.atSpot != null && near.umap.anywhere != null &&
        near.umap.atSpot > Math.max(0.5, near.umap.anywhere) && (
        <>
          {" "}
          Incidents that lie together are above all of one type: {percent(near.umap.atSpot, 0)}{" "}
          of the points at one spot share it, of any two points {percent(near.umap.anywhere, 0)}.
        </>
      )} Shown are {showCount(meta.n)} of {showCount(meta.n + meta.nLeftOut)}{" "}
      incidents drawn{meta.nLeftOut > 0 && (
        <>
          ; the others are <a href="#left-out">left out</a>
        </>
      )}.
    </p>
  );
}

/** What is not among the points, and how positions are rounded. */
function LeftOut(
  { site, points: { meta, leftOut }, nRows }: {
    site: SiteSource;
    points: SteppedPoints;
    nRows: number;
  },
): JSX.Element {
  const drawn = meta.n + meta.nLeftOut;
  return (
    <section class="panel" aria-labelledby="left-out">
      <h2 id="left-out">What is left out</h2>
      <ul>
        <li>
          <strong>
            {showCount(meta.nLeftOut)} of {showCount(drawn)} incidents are not shown
          </strong>{" "}
          ({percent(meta.nLeftOut / drawn)}). The pictures were laid out and scored with them, so
          parts of them are missing here; the scores are of all {formatCount(drawn)}.
          <ul>
            {reasonsOf(leftOut).map(({ count, why }) => <li key={why}>{count}: {why}</li>)}
          </ul>
        </li>
        <li>
          <strong>
            {formatCount(drawn)} of {formatCount(nRows)} incidents
          </strong>{" "}
          are in the picture: a draw in which each month and type has its share. More points would
          show no more.
        </li>
        <li>
          {formatCount(site.facts.nIncidents - nRows)}{" "}
          incidents without coordinates or a known time are in no component.
        </li>
        <li>
          Positions are rounded to steps, and each point is drawn somewhere in its step by chance.
          In the components, which hold a part of the place, each incident counts as if it stood in
          the middle of its cell of{" "}
          {CELL_METERS}&nbsp;m: two of one cell that are alike in all else have one position.
        </li>
        <li>
          Points carry their type, four hours of the day, year, zone and community area, and nothing
          else of the record; nor are they in its order.
        </li>
      </ul>
    </section>
  );
}

/** Why incidents are left out, with how many they are. */
function reasonsOf(
  { sensitive, inHiddenCell, ofRareTypes }: LeftOutPoints,
): { count: string; why: string }[] {
  const { texts } = hideSmall([sensitive, inHiddenCell, ofRareTypes]);
  const reasons = [
    "domestic and sexual offenses and those against children, which never appear one by one",
    `in a cell of ${CELL_METERS} m with fewer than ${MIN_IN_CELL} incidents of other kinds`,
    `of types so rare that those of their group have fewer than ${SMALL} points together`,
  ];
  return reasons.map((why, i) => ({ count: texts[i]!, why })).filter(({ count }) => count !== "0");
}
