/**
 * The rules by which results are kept honest, in plain words.
 *
 * @module
 */

import type { ComponentChildren, JSX } from "preact";
import type { SiteSource } from "../../source.ts";
import { CellLink } from "../cell_link.tsx";

/** Rules, with the place where each can be seen at work. */
export function Rules({ site }: { site: SiteSource }): JSX.Element {
  return (
    <section id="rules">
      <h2>Rules of honesty</h2>
      <ul class="rules">
        <Rule says="No row vanishes.">
          What was read is what was kept and what was set aside, each with its reason (
          <CellLink site={site} notebook="01_preprocessing" cell="reasons" />).
        </Rule>
        <Rule says="Every number says what it counts:">
          how many incidents it is about, of which period, and, where that can be known, how wide
          its 95 % interval is.
        </Rule>
        <Rule says="Scores stand beside chance.">
          Any algorithm finds groups in anything. Each score is repeated on incidents redrawn by
          chance; what is above those is its lift (
          <CellLink site={site} notebook="04_geo_clustering" cell="null-figure" />).
        </Rule>
        <Rule says="Unlike is not ranked with unlike.">
          Zones of the whole city and zones of its densest cells stand on different incidents. They
          are compared by lift, by stability and by what they catch later, never by the raw score.
        </Rule>
        <Rule says="One rule selects, for all alike.">
          Its demands have reasons, and it is applied unchanged to earlier periods that had no say
          in it (<CellLink site={site} notebook="04_geo_clustering" cell="earlier" />).
        </Rule>
        <Rule says="No definition is bent.">
          An expected result that is not met stays so, with what was found instead (
          <a href="index.html#scorecard">scorecard</a>).
        </Rule>
        <Rule says="What neither records nor a run can say is called unsupported,">
          such as response times.
        </Rule>
        <Rule says="Times that stand for “not known” are set apart">
          before any hour, day or pattern is read (
          <CellLink site={site} notebook="05_temporal_clustering" cell="defaults-hours-figure" />).
        </Rule>
        <Rule says="Police work and victims’ reports are kept apart.">
          Zones are made of what victims report; the same of all records stands beside it.
        </Rule>
        <Rule says="Many looks are allowed for.">
          Where many types or hours are compared, a difference must be larger to be called clear.
        </Rule>
        <Rule says="Anyone gets the same.">
          Chance has seeds, nothing depends on a clock, and every file of a run can be compared with
          the list that comes with the project, byte for byte.
        </Rule>
      </ul>
    </section>
  );
}

function Rule({ says, children }: { says: string; children: ComponentChildren }): JSX.Element {
  return (
    <li>
      <strong>{says}</strong> {children}
    </li>
  );
}
