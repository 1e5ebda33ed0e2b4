/**
 * The scorecard: what the specification expects, and what was found, by what became of it.
 *
 * @module
 */

import type { JSX } from "preact";
import { formatFound, type ScorecardRow, type Status } from "../../../tracking/scorecard.ts";
import type { SiteSource } from "../../source.ts";
import { CellLink } from "../cell_link.tsx";

/** What became of expectations, in the order of the page: what is open comes first. */
const ORDER: readonly { status: Status; title: string; says: string }[] = [
  { status: "not met", title: "Not met", says: "looked for and not found, or found otherwise" },
  { status: "unsupported", title: "Unsupported", says: "neither the records nor a run can say" },
  { status: "pending", title: "Pending", says: "not answered by this run" },
  { status: "met", title: "Met", says: "found as expected" },
];

/** The scorecard with buttons that a script brings to life. */
export function Scorecard(
  { site, rows }: { site: SiteSource; rows: readonly ScorecardRow[] },
): JSX.Element {
  const groups = ORDER.map((each) => ({
    ...each,
    rows: rows.filter(({ status }) => status === each.status),
  })).filter(({ rows }) => rows.length > 0);
  return (
    <section id="scorecard">
      <h2>What was expected, and what was found</h2>
      <p>
        The specification of this project expects {rows.length}{" "}
        results. Each stands here with what was found and the cell that shows it. What is not met
        stays so: no definition was bent to meet it.
      </p>
      <ul class="tally" aria-label="Results by what became of them">
        {groups.map(({ status, title, says, rows }) => (
          <li key={status} class={classOf(status)}>
            <strong>{rows.length}</strong> {title.toLowerCase()}
            <span class="small muted">{says}</span>
          </li>
        ))}
      </ul>
      <div id="app">
        <div class="row controls" role="group" aria-label="Show results" hidden>
          <button type="button" data-status="" aria-pressed="true">All {rows.length}</button>
          {groups.map(({ status, title, rows }) => (
            <button type="button" key={status} data-status={status} aria-pressed="false">
              {title} {rows.length}
            </button>
          ))}
        </div>
        <p class="hidden" role="status" />
        <div class="scroll" tabIndex={0} role="region" aria-label="Scorecard">
          <table class="scorecard">
            <thead>
              <tr>
                <th scope="col">Expected</th>
                <th scope="col">Found</th>
              </tr>
            </thead>
            {groups.map(({ status, title, rows }) => (
              <tbody key={status} data-status={status}>
                <tr class="group">
                  <th scope="rowgroup" colSpan={2}>
                    <span class={`tag ${classOf(status)}`}>{title}</span> {rows.length}
                  </th>
                </tr>
                {rows.map((row) => <ResultRow key={row.id} site={site} row={row} />)}
              </tbody>
            ))}
          </table>
        </div>
      </div>
    </section>
  );
}

function ResultRow({ site, row }: { site: SiteSource; row: ScorecardRow }): JSX.Element {
  const { expectation, source, value, why, notebook, cell, id } = row;
  return (
    <tr id={`result-${id}`}>
      <th scope="row">
        {expectation}
        <span class="small muted">{source.replace("capstone, ", "")}</span>
      </th>
      <td>
        {value === null ? null : <strong>{formatFound(value)}</strong>}
        <span class="small muted">{why}</span>
        {notebook !== null && (
          <span class="small">
            <CellLink site={site} notebook={notebook} cell={cell!} />
          </span>
        )}
      </td>
    </tr>
  );
}

/** A status as the name of a class. */
function classOf(status: Status): string {
  return status.replace(" ", "-");
}
