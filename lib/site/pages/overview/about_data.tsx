/**
 * What the records are, what they cannot say, and what they must not be used for.
 *
 * @module
 */

import type { ComponentChildren, JSX } from "preact";
import { formatCount, formatDate } from "../../../describe/format.ts";
import type { SiteSource } from "../../source.ts";
import { CellLink } from "../cell_link.tsx";
import { percent } from "../words.ts";

const ACCOUNTING = "artifacts/01_preprocessing/accounting.json";

/** The part of the accounting of chapter 1 that is told. */
interface Accounting {
  read: number;
  kept: number;
  rejected: number;
  without_coordinates: number;
}

/** The records with their period and number. */
export function AboutData({ site }: { site: SiteSource }): JSX.Element {
  const { nIncidents, firstDate, lastDate, asOf, data, isSynthetic } = site.facts;
  const rows = site.has(ACCOUNTING) ? site.readJson<Accounting>(ACCOUNTING) : null;
  return (
    <section id="data">
      <h2>The data</h2>
      <p>
        {isSynthetic
          ? "Made-up records in the form of the city’s: nothing here is about Chicago."
          : "City of Chicago Data Portal, Crimes – 2001 to Present (ijzp-q8t2), as published."}{" "}
        A row is an incident that police recorded: not a crime that happened, a call, an arrest, or
        a person.
      </p>
      <dl class="fact-list">
        <Fact name="Incidents">{formatCount(nIncidents)}</Fact>
        <Fact name="Period">
          {formatDate(firstDate)} to {formatDate(lastDate)}
        </Fact>
        <Fact name="As of">{formatDate(asOf)}, the latest change to any record</Fact>
        {rows && (
          <>
            <Fact name="Rows read">
              {formatCount(rows.read)}, of which {formatCount(rows.rejected)}{" "}
              were set aside as unusable (<CellLink
                site={site}
                notebook="01_preprocessing"
                cell="reasons"
              />)
            </Fact>
            <Fact name="Without coordinates">
              {formatCount(rows.without_coordinates)} (
              {percent(rows.without_coordinates / Math.max(1, rows.kept))}): they count in time, not
              on maps
            </Fact>
          </>
        )}
        <Fact name="Hash">
          <code>{data}</code>
        </Fact>
      </dl>
      <p>
        Every column, the publisher’s terms and what was done to the records:{" "}
        <a href="method.html">Method and limits</a>.
      </p>
    </section>
  );
}

function Fact(
  { name, children }: { name: string; children: ComponentChildren },
): JSX.Element {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** What the records cannot say. */
export function Limits(): JSX.Element {
  return (
    <section id="limits">
      <h2>What this cannot say</h2>
      <ul>
        <li>
          <strong>Recorded incidents are not crime.</strong>{" "}
          What nobody reported is missing, and what police look for is over-represented.
        </li>
        <li>
          <strong>Records say where and when, not why,</strong>{" "}
          and nothing about persons. Places are moved within their block by the publisher.
        </li>
        <li>
          <strong>An arrest on record measures neither risk nor guilt.</strong>{" "}
          It says that the record showed one when it was exported.
        </li>
        <li>
          <strong>Response times are in no column.</strong>{" "}
          Nothing here says whether patrols come sooner.
        </li>
        <li>
          <strong>Zones that catch later incidents do not show that patrols prevent any.</strong>
          {" "}
          That needs a trial.
        </li>
        <li>
          <strong>Labels and habits of recording change.</strong>{" "}
          The department itself says that its records should not be used to compare periods.
        </li>
      </ul>
    </section>
  );
}

/** What the site must not be used for. */
export function ProhibitedUses(): JSX.Element {
  return (
    <section id="uses" class="message uses">
      <h2>What it must not be used for</h2>
      <ul>
        <li>No prediction about persons: nothing here is about any.</li>
        <li>No addresses: deriving them from the records is prohibited by the publisher.</li>
        <li>
          No ranking of people or neighborhoods by “danger”: counts follow who is there, what is
          reported and where police look.
        </li>
        <li>No automated enforcement: a zone is no reason to stop or suspect anyone in it.</li>
      </ul>
    </section>
  );
}
