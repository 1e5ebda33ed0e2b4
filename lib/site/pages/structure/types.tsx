/**
 * What the points are: types of offenses, how much of each is at night and how much in a zone.
 *
 * @module
 */

import type { JSX } from "preact";
import { HIDDEN, hideSmall } from "../../../explore/hide_small.ts";
import { isSmall } from "../../../explore/show_count.ts";
import { isNight } from "../../files/structure_format.ts";
import type { SteppedPoints } from "../../files/structure_points.ts";
import { percent } from "../words.ts";

/** A type of the points. */
export interface TypeRow {
  name: string;
  group: string;
  count: string;
  /** Shares of the points of the type; null where they would tell of fewer than five. */
  atNight: number | null;
  inZone: number | null;
}

/** Types of the points, the most frequent first. */
export function typeRows({ meta, columns }: SteppedPoints): TypeRow[] {
  const [type, block, zone] = ["type", "block", "zone"].map((name) => columns.get(name)!);
  const counts = meta.types.map(() => ({ n: 0, night: 0, zone: 0 }));
  for (let i = 0; i < meta.n; i++) {
    const own = counts[type![i]!]!;
    own.n++;
    if (isNight(block![i]!)) own.night++;
    if (zone![i]! > 0) own.zone++;
  }
  const { texts } = hideSmall(counts.map(({ n }) => n));
  return meta.types.map(({ name, group }, code): TypeRow => {
    const { n, night, zone } = counts[code]!;
    const isShown = !isSmall(n) && texts[code] !== HIDDEN;
    const shareOf = (part: number) => {
      const isTelling = isShown && !isSmall(part) && !isSmall(n - part);
      return isTelling && n > 0 ? part / n : null;
    };
    return { name, group, count: texts[code]!, atNight: shareOf(night), inZone: shareOf(zone) };
  });
}

/** Types of the points as a table. */
export function Types({ rows }: { rows: readonly TypeRow[] }): JSX.Element {
  return (
    <section class="panel" aria-labelledby="types">
      <h2 id="types">What the points are</h2>
      <div class="scroll" tabIndex={0} role="region" aria-label="Types of the points">
        <table>
          <caption>
            Points by type. Night is from 20:00 to 04:00. Shares that would tell of fewer than five
            points are left out.
          </caption>
          <thead>
            <tr>
              <th scope="col">Type</th>
              <th scope="col">Group</th>
              <th scope="col" class="number">Points</th>
              <th scope="col" class="number">At night</th>
              <th scope="col" class="number">In a zone</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ name, group, count, atNight, inZone }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td>{group}</td>
                <td class="number">{count}</td>
                <td class="number">{atNight === null ? "" : percent(atNight)}</td>
                <td class="number">{inZone === null ? "" : percent(inZone)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
