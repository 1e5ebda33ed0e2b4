/**
 * What chosen points are, in tables.
 *
 * @module
 */

import type { JSX } from "preact";
import { formatDecimal, formatPercent } from "../../../describe/format.ts";
import { showCount, SMALL } from "../../../explore/show_count.ts";
import { type ChosenRow, type ChosenTable, chosenTable } from "./chosen.ts";
import type { ColorId, Coloring } from "./coloring.ts";

/** Properties of {@linkcode ChosenPanel}. */
export interface ChosenPanelProps {
  colorings: Readonly<Record<ColorId, Coloring>>;
  /** 1 for chosen points; null where nothing is chosen. */
  mask: Uint8Array | null;
  nPoints: number;
  /** How they were chosen. */
  how: string;
  onClear: () => void;
}

/** What is told of chosen points, in order. */
const TABLES: readonly ColorId[] = ["type", "hours", "night", "zone", "area", "year"];

/** Rows of a table at most. */
const MOST = 8;

/** Chosen points by what they are, beside all points. */
export function ChosenPanel(
  { colorings, mask, nPoints, how, onClear }: ChosenPanelProps,
): JSX.Element {
  const n = mask?.reduce((sum, each) => sum + each, 0) ?? 0;
  const said = mask === null
    ? "No points are chosen."
    : `${showCount(n)} of ${showCount(nPoints)} points chosen` +
      `${n < SMALL ? "" : ` (${formatPercent(n / nPoints)})`}, ${how}.`;
  return (
    <section class="panel chosen" aria-labelledby="chosen-head">
      <div class="row legend-head">
        <h2 id="chosen-head">What is in the chosen points</h2>
        <button type="button" disabled={mask === null} onClick={onClear}>Clear</button>
      </div>
      <p role="status" class="status">{said}</p>
      {mask === null && (
        <p>
          Draw an outline around points, set a rectangle, or pick categories of the legend: their
          types, hours, zones and areas then stand here beside those of all points.
        </p>
      )}
      {mask !== null && n < SMALL && <p>Fewer than {SMALL} points are not broken down.</p>}
      {mask !== null && n >= SMALL && (
        <div class="chosen-tables">
          {TABLES.filter((id) => colorings[id].categories.length > 1).map((id) => (
            <Table key={id} table={chosenTable(colorings[id], mask, MOST)} />
          ))}
        </div>
      )}
      {mask !== null && n >= SMALL && (
        <p class="small muted">
          The bar is the share of the chosen points, the line across it that of all points shown.
          “×” is how many times that share the chosen ones have: 1.0 is the same. Counts are of the
          draw, not of all records.
        </p>
      )}
    </section>
  );
}

function Table({ table: { label, rows, nMore } }: { table: ChosenTable }): JSX.Element {
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{label}</th>
          <th scope="col" class="number">Points</th>
          <th scope="col" class="number">Share</th>
          <th scope="col" class="number">
            <abbr title="times the share of all points">×</abbr>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => <Row key={row.name} row={row} />)}
      </tbody>
      {nMore > 0 && (
        <tfoot>
          <tr>
            <td colSpan={4} class="muted">and {nMore} more</td>
          </tr>
        </tfoot>
      )}
    </table>
  );
}

function Row({ row: { name, count, share, ofAll, times } }: { row: ChosenRow }): JSX.Element {
  return (
    <tr>
      <th scope="row">
        {name}
        <svg class="share-bar" width="100%" height="6" aria-hidden="true">
          {share !== null && <rect width={`${100 * share}%`} height="6" />}
          {share !== null && ofAll !== null && (
            <line x1={`${100 * ofAll}%`} x2={`${100 * ofAll}%`} y1="0" y2="6" />
          )}
        </svg>
      </th>
      <td class="number">{count}</td>
      <td class="number">{share === null ? "" : formatPercent(share)}</td>
      <td class="number">{times === null ? "" : formatDecimal(times, 1)}</td>
    </tr>
  );
}
