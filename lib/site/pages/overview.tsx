/**
 * The page "Overview": the answers, the scorecard, and what the data are and are not.
 *
 * @module
 */

import { SCORECARD, type ScorecardRow } from "../../tracking/scorecard.ts";
import type { PageOutput, SiteSource } from "../source.ts";
import { AboutData, Limits, ProhibitedUses } from "./overview/about_data.tsx";
import { answersOf, Cards, Lead } from "./overview/answers.tsx";
import { PageCards } from "./overview/page_cards.tsx";
import { Scorecard } from "./overview/scorecard.tsx";
import { ZoneList } from "./overview/zone_list.tsx";

/** The page. */
export function overviewPage(site: SiteSource): PageOutput {
  const answers = answersOf(site);
  const rows = site.has(SCORECARD) ? site.readJson<ScorecardRow[]>(SCORECARD) : [];
  return {
    body: (
      <div class="overview">
        <Lead site={site} answers={answers} />
        <Cards site={site} answers={answers} />
        {answers.zones && <ZoneList site={site} answer={answers.zones} />}
        <PageCards />
        {rows.length > 0 && <Scorecard site={site} rows={rows} />}
        <div class="halves">
          <AboutData site={site} />
          <Limits />
        </div>
        <ProhibitedUses />
      </div>
    ),
    width: "board",
    ...(rows.length > 0 && { script: "overview" }),
  };
}
