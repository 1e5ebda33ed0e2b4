/**
 * What of the records the site ships, and what it does not.
 *
 * @module
 */

import type { JSX } from "preact";
import { formatCount, formatList } from "../../../describe/format.ts";
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
          ({showCount(sensitive)} of {formatCount(nIncidents)} incidents,{" "}
          {percent(sensitive / nIncidents)}) are published as counts by community area, in a table
          on the page{" "}
          <a href="filter.html">Cross-filter</a>, and in no other way by place. These are records
          marked or described as domestic, the FBI’s classes of criminal sexual assault and abuse,
          descriptions that name a child, sex or an order of protection, and the types{" "}
          {formatList(types)}.
        </li>
        <li>
          <strong>The other {showCount(n)} incidents are counted alike everywhere.</strong>{" "}
          The file of the cross-filter holds a row for each, as the city itself publishes them, with
          less of their place. The pages Where and When, and the zones of the overview, count these
          same rows: whoever subtracts one number from another finds nothing new.
        </li>
        <li>
          <strong>Results of the notebooks are of all {formatCount(nIncidents)} records.</strong>
          {" "}
          Chapters describe the whole city by time and by type, and no place smaller than a
          community area except zones and cells of all incidents together. Chapter 4 rounds its
          counts of zones to tens, so that no single incident is left when rows are subtracted.
          Where a page tells such a result, it says so.
        </li>
        <li>
          <strong>Counts from 1 to {MIN_PUBLISHED - 1} are shown as &lt;{MIN_PUBLISHED}.</strong>
          {" "}
          A few incidents can be those of one household.
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
