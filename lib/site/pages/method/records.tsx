/**
 * What a record is, and every column with its meaning.
 *
 * @module
 */

import type { JSX } from "preact";
import { featureDictionary, type FeatureRow } from "../../../features/feature_dictionary.ts";
import type { SiteSource } from "../../source.ts";
import { CellLink } from "../cell_link.tsx";

/** What a row of the records stands for. */
export function Records({ site }: { site: SiteSource }): JSX.Element {
  return (
    <section id="records">
      <h2>What a record is</h2>
      <p>
        A row is an incident that police recorded: not a crime that happened, a call, an arrest, or
        a person. What was wrong with the rows is counted in{" "}
        <CellLink site={site} notebook="01_preprocessing" cell="findings-list" />.
      </p>
      <dl>
        <dt>Recorded, not all</dt>
        <dd>
          What nobody reports is missing. Some offenses are recorded only where police look, such as
          narcotics: a map of them is a map of police work, so they are kept apart from what victims
          report.
        </dd>
        <dt>Where, to the block</dt>
        <dd>
          The publisher moves each point within its block or to a place nearby. A point is not an
          address, and deriving one is prohibited.
        </dd>
        <dt>When, as far as known</dt>
        <dd>
          The time is that of the incident, sometimes an estimate. Where nobody knew it, forms hold
          times such as midnight or noon. Those are found by type and set apart before any hour is
          read (<CellLink site={site} notebook="01_preprocessing" cell="defaults-show" />).
        </dd>
        <dt>Preliminary</dt>
        <dd>
          Classes rest on what was known at the time, and may change. The last days of any export
          are incomplete.
        </dd>
        <dt>An arrest</dt>
        <dd>
          means that the record showed one when it was exported: no charge, no conviction, and no
          measure of risk. Recent incidents have had less time for one.
        </dd>
        <dt>One offense each</dt>
        <dd>
          What else happened in the same incident is not in its row. Homicides have a row for each
          victim.
        </dd>
        <dt>Not in the data</dt>
        <dd>
          Response times, weapons, and anything about persons. Nothing about them can be said.
        </dd>
      </dl>
    </section>
  );
}

/** The data dictionary: columns as published, and what is made of them. */
export function Dictionary({ site }: { site: SiteSource }): JSX.Element {
  const rows = featureDictionary();
  const inputs = rows.filter(({ kind }) => kind === "input");
  const engineered = rows.filter(({ kind }) => kind === "engineered");
  const families = engineered.filter(({ name }) => name.endsWith("=*"));
  const nMade = engineered.length - families.length;
  return (
    <section id="dictionary">
      <h2>Data dictionary</h2>
      <p>
        {inputs.length} columns as published, {nMade} that are made of them, and {families.length}
        {" "}
        families of columns that a model makes when it needs them; which notebook uses each, or why
        none does (<CellLink site={site} notebook="03_features" cell="dictionary" />).
      </p>
      <Columns title={`${inputs.length} columns as published`} rows={inputs} />
      <Columns
        title={`${nMade} columns made of them, and ${families.length} families`}
        rows={engineered}
      />
    </section>
  );
}

function Columns({ title, rows }: { title: string; rows: readonly FeatureRow[] }): JSX.Element {
  return (
    <details>
      <summary>{title}</summary>
      <div class="scroll" tabIndex={0} role="region" aria-label={title}>
        <table>
          <thead>
            <tr>
              <th scope="col">Column</th>
              <th scope="col">Meaning</th>
              <th scope="col">Unit</th>
              <th scope="col">Made of</th>
              <th scope="col">Enters models as</th>
              <th scope="col">Used by</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.name}>
                <th scope="row">
                  <code>{row.name}</code>
                </th>
                <td>{row.meaning}</td>
                <td>{row.unit}</td>
                <td>{row.source_column}</td>
                <td>{row.encoding === "none" ? "" : row.encoding}</td>
                <td>{row.used_by}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
