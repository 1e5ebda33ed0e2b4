/**
 * What of the records the site ships, and what it does not.
 *
 * @module
 */

import type { JSX } from "preact";
import { formatList } from "../../../describe/format.ts";
import { SENSITIVE_TYPES } from "../../../data/sensitive_offenses.ts";
import { MIN_PUBLISHED } from "../../../describe/small_counts.ts";
import { showCount } from "../../../explore/show_count.ts";
import { readable } from "../../../figures/words.ts";
import { CELL_METERS, explorerOf, MIN_IN_CELL } from "../../explorer.ts";
import type { SiteSource } from "../../source.ts";
import { percent } from "../words.ts";

/** The rules by which places and persons are kept out. */
export function Privacy({ site }: { site: SiteSource }): JSX.Element {
  const { n, withoutCell } = explorerOf(site);
  const { nIncidents } = site.facts;
  const sensitive = nIncidents - n;
  const types = SENSITIVE_TYPES.filter((type) => !type.startsWith("CRIM "))
    .map((type) => readable(type).toLowerCase());
  return (
    <section id="privacy">
      <h2>Privacy of this site</h2>
      <ul class="rules">
        <li>
          <strong>No identity.</strong>{" "}
          The files of this site hold no record number, case number, block, address or coordinate of
          an incident, and no text of an officer.
        </li>
        <li>
          <strong>Places are squares of {CELL_METERS} m</strong> with at least {MIN_IN_CELL}{" "}
          incidents. The {showCount(withoutCell.tooFew)}{" "}
          incidents of emptier squares are counted by community area and district alone.
        </li>
        <li>
          <strong>Domestic and sexual offenses, and those against children</strong>{" "}
          ({showCount(sensitive)} incidents,{" "}
          {percent(sensitive / nIncidents)}) are counted by community area, or for the whole city by
          time, and never by a smaller place. These are records marked or described as domestic, the
          FBI’s classes of criminal sexual assault and abuse, descriptions that name a child, sex or
          an order of protection, and the types {formatList(types)}.
        </li>
        <li>
          <strong>Counts from 1 to {MIN_PUBLISHED - 1} are shown as &lt;{MIN_PUBLISHED}.</strong>
          {" "}
          A few incidents can be those of one household. It is a rule of what is shown: the file of
          the cross-filter holds a row for each of the other incidents, as the city itself publishes
          them, with less of their place.
        </li>
        <li>
          <strong>Nothing about you.</strong>{" "}
          No cookies, no accounts, and nothing is sent anywhere: what you filter stays in your
          browser, which keeps the files of the site, your choice of colors and, if you enter one,
          the address of an MLflow server.
        </li>
      </ul>
    </section>
  );
}
