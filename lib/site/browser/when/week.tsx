/**
 * The week of a series: a table of hours and weekdays, colored by rates, and what its colors mean.
 *
 * @module
 */

import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { TimeSeries } from "../../files/times_series.ts";
import type { GridPosition } from "../shared/grid_keys.ts";
import { HeatTable, type HeatTableData, transposed } from "../shared/heat_table.tsx";
import type { Steps } from "../shared/steps.ts";
import type { Unit, WeekHeat } from "./heat.ts";
import {
  cellAt,
  describeCell,
  describeInterval,
  describePlace,
  heatTable,
  UNIT_NAMES,
} from "./heat_words.ts";

/** Properties of {@linkcode Week} and {@linkcode StaticWeek}. */
export interface WeekProps {
  series: TimeSeries;
  heat: WeekHeat;
  unit: Unit;
  steps: Steps;
}

/** A week to be read by pointer and keys; hours across where the page is wide, else down. */
export function Week({ isWide, ...props }: WeekProps & { isWide: boolean }): JSX.Element {
  const { series, heat } = props;
  const [at, setAt] = useState<GridPosition | null>(null);
  const table = tableOf(props, isWide);
  const turn = ({ row, column }: GridPosition) =>
    isWide ? { row, column } : { row: column, column: row };
  const cell = at && cellAt(heat, at);
  return (
    <div class="week">
      <div class="scroll">
        <HeatTable
          {...table}
          caption={captionOf(props)}
          onActive={(position) => setAt(turn(position))}
        />
      </div>
      <p class="readout small">
        {cell
          ? (
            <>
              <strong>{describePlace(heat, at)}:</strong> {describeCell(cell)}.{" "}
              {isOne(at, heat) && describeInterval(cell, series.dispersion)}
            </>
          )
          : "Point at a cell, or move through the table by arrow keys, to read its numbers."}
      </p>
    </div>
  );
}

/** The same without a script: both ways, of which the style sheet shows the one that fits. */
export function StaticWeek(props: WeekProps): JSX.Element {
  return (
    <>
      {[true, false].map((isWide) => (
        <div key={String(isWide)} class={isWide ? "week on-wide" : "week on-narrow"}>
          <HeatTable {...tableOf(props, isWide)} caption={captionOf(props)} />
        </div>
      ))}
    </>
  );
}

/** What the colors of weeks mean. */
export function HeatLegend({ unit, steps }: { unit: Unit; steps: Steps }): JSX.Element {
  return (
    <div class="heat-legend small">
      <span id="legend">Colors, {UNIT_NAMES[unit]}:</span>
      <ul aria-labelledby="legend">
        {steps.legend.map(({ step, label }) => <li key={step} class={step}>{label}</li>)}
      </ul>
    </div>
  );
}

function tableOf({ heat, unit, steps }: WeekProps, isWide: boolean): HeatTableData {
  const table = heatTable(heat, unit, steps);
  return isWide ? table : transposed(table);
}

function captionOf({ series, heat, unit }: WeekProps): string {
  const blocks = heat.hoursPerCell === 1 ? "" : `, in blocks of ${heat.hoursPerCell} hours`;
  return `${series.name}: ${UNIT_NAMES[unit]} by hour and weekday${blocks}`;
}

/** Whether a cell is not a total: days vary more as a whole than their hours do. */
function isOne({ row, column }: GridPosition, { cells, blocks }: WeekHeat): boolean {
  return row < cells.length && column < blocks.length;
}
