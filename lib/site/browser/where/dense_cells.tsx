/**
 * The densest cells as a table, which tells what the map shows without it.
 *
 * @module
 */

import type { JSX } from "preact";
import { formatDecimal } from "../../../describe/format.ts";
import { showCount } from "../../../explore/show_count.ts";
import { RISK_CLASSES } from "../../../zones/risk_classes.ts";
import type { PopulationFacts } from "../../files/zone_format.ts";
import type { Cells } from "./cells.ts";
import { type DenseCell, densestCells } from "./paint.ts";

/** Cells that are listed. */
const LISTED = 12;

/** Cells from the densest on, and what the map leaves out. */
export function DenseCells(
  { cells, facts, areaName }: {
    cells: Cells;
    facts: PopulationFacts;
    areaName: (cell: number) => string;
  },
): JSX.Element {
  const risk = cells.riskOf(facts.id);
  const { cellSizeMeters } = cells.meta;
  const rows = densestCells(cells.countsOf(facts.id), cells.ground, cellSizeMeters, LISTED);
  return (
    <section class="panel" aria-labelledby="cells-title">
      <h2 id="cells-title">Densest cells</h2>
      <p class="small">
        {facts.n === 0 ? "There are no such incidents in these records." : (
          <>
            {showCount(facts.n)} incidents in cells of {cellSizeMeters} m.{" "}
            {showCount(facts.notShown)}{" "}
            are not on the map: their cell has fewer than five, or they have no coordinates.
          </>
        )} Domestic and sexual offenses and those against children are in no cell.
      </p>
      {rows.length > 0
        ? <CellTable {...{ rows, risk, areaName }} />
        : facts.n > 0 && (
          <p>None of the cells has five of them and half of its ground in the city.</p>
        )}
      <p class="small muted">
        More is recorded where more people are, and where more is reported or looked for. The
        classes rank ground; they are no risk of a person. High are the densest cells that hold a
        quarter of the incidents, medium the next that hold half, low the rest.
      </p>
    </section>
  );
}

function CellTable({ rows, risk, areaName }: {
  rows: readonly DenseCell[];
  risk: ArrayLike<number>;
  areaName: (cell: number) => string;
}): JSX.Element {
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label="Table of cells">
      <table>
        <thead>
          <tr>
            <th scope="col">Cell in</th>
            <th scope="col" class="number">Incidents</th>
            <th scope="col" class="number">per km²</th>
            <th scope="col">Class</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ cell, n, perSquareKilometer }) => (
            <tr key={cell}>
              <th scope="row">{areaName(cell)}</th>
              <td class="number">{showCount(n)}</td>
              <td class="number">{formatDecimal(perSquareKilometer, 0)}</td>
              <td>{RISK_CLASSES[risk[cell]!]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
