/**
 * Incidents that are counted by community area and type alone, below all others.
 *
 * @module
 */

import type { ComponentChildren, JSX } from "preact";
import { formatCount, formatList } from "../../../describe/format.ts";
import type { ViewNames } from "../../../explore/describe_view.ts";
import type { IncidentMeta } from "../../../explore/incident_file.ts";
import { type SensitiveCount, showTally, type Tally } from "../../../explore/sensitive_count.ts";
import { showCount } from "../../../explore/show_count.ts";

/** What the panel shows. */
export interface SensitivePanelProps {
  meta: IncidentMeta;
  names: ViewNames;
  /** Such incidents of the view; null if there are too few in all. */
  count: SensitiveCount | null;
}

/** Title of the panel, and what the counts are called in files. */
export const SENSITIVE_TITLE =
  "Domestic and sexual offenses, and those against children: by community area only";

/** Tables by area and by type, or why there are none. */
export function SensitivePanel({ meta, names, count }: SensitivePanelProps): JSX.Element {
  const all = `${showCount(meta.nSensitive)} incidents in all of the record.`;
  return (
    <section class="panel sensitive" aria-labelledby="sensitive-title">
      <h2 id="sensitive-title">{SENSITIVE_TITLE}</h2>
      {count === null || count.reason !== null
        ? <p>{all} {count?.reason ?? "They are too few to be shown by area."}</p>
        : (
          <>
            <p>
              <strong>{showTally(count.total)}</strong> of {formatCount(meta.nSensitive)}{" "}
              such incidents, in all of the record: only the filters by type and community area
              apply to them. They are in no other panel and no other number of this page.
            </p>
            <div class="sensitive-tables">
              <Tallies
                caption="By community area"
                head="Community area"
                rows={count.byArea.map((each) => ({ ...each, label: areaLabel(each, names) }))}
              />
              <Tallies
                caption="By type"
                head="Type"
                rows={count.byType.map((each) => ({ ...each, label: typeLabel(each, names) }))}
              />
            </div>
            <p class="small muted">
              Not shown: a count from 0 to 4, or one by which such a count could be computed. The
              total of an area holds them. Incidents without a recorded area are in neither table.
            </p>
          </>
        )}
    </section>
  );
}

/** Areas of an entry by name. */
export function areaLabel({ areas }: { areas: readonly number[] }, names: ViewNames): string {
  const label = formatList(areas.map(names.area));
  return areas.length === 1 ? label : `${label}, together`;
}

function typeLabel({ type }: { type: string | null }, names: ViewNames): string {
  return type === null ? "types that are not shown one by one" : names.type(type);
}

/** A table of counts with bars. */
function Tallies(
  { caption, head, rows }: {
    caption: ComponentChildren;
    head: string;
    rows: readonly (Tally & { label: string })[];
  },
): JSX.Element {
  const most = Math.max(1, ...rows.map(({ n }) => n));
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label={`${SENSITIVE_TITLE}: ${head}`}>
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{head}</th>
            <th scope="col" class="number">Incidents</th>
            <td class="well" aria-hidden="true" />
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.label}>
              <th scope="row">{row.label}</th>
              <td class="number">{showTally(row)}</td>
              <td class="well" aria-hidden="true">
                <span class="bar" style={{ width: `${100 * row.n / most}%` }} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length === 0 && <p class="muted">None in the areas that are chosen.</p>}
    </div>
  );
}
