/**
 * A table whose cells are colored by their values, with bars for the totals of rows and columns.
 *
 * @module
 */

import type { JSX } from "preact";
import { useRef, useState } from "preact/hooks";
import { type GridPosition, moveInGrid } from "./grid_keys.ts";

/** A cell as it is shown. */
export interface HeatTableCell {
  text: string;
  /** What the cell says to who cannot see where it stands. */
  label: string;
  /** Class of its color; none for totals. */
  step?: string;
  /** Part of the largest total, 0 to 1, drawn as a bar; none for cells. */
  bar?: number;
}

/** What is shown: the last row and the last column are totals. */
export interface HeatTableData {
  rows: readonly HeatTableHead[];
  columns: readonly HeatTableHead[];
  /** Cells of each row. */
  cells: readonly (readonly HeatTableCell[])[];
}

/** A row or column. */
export interface HeatTableHead {
  name: string;
  /** What is written where there is little room. */
  short: string;
}

/** Properties of {@linkcode HeatTable}. */
export interface HeatTableProps extends HeatTableData {
  caption: string;
  /** Called with the cell that has the focus or the pointer; a table without it is static. */
  onActive?: (at: GridPosition) => void;
}

/**
 * Rows become columns.
 *
 * @example One row of two cells
 * ```ts
 * import assert from "node:assert/strict";
 * import { transposed } from "lib/site/browser/shared/heat_table.tsx";
 * const head = (name: string) => ({ name, short: name });
 * const cell = (text: string) => ({ text, label: text });
 * const table = { rows: [head("a")], columns: [head("b"), head("c")], cells: [[cell("1"), cell("2")]] };
 * assert.deepEqual(transposed(table).cells.map((row) => row.map(({ text }) => text)), [["1"], ["2"]]);
 * ```
 */
export function transposed({ rows, columns, cells }: HeatTableData): HeatTableData {
  return {
    rows: columns,
    columns: rows,
    cells: columns.map((_, column) => cells.map((row) => row[column]!)),
  };
}

/** The table; with a function for the active cell it is moved through by arrow keys. */
export function HeatTable(
  { caption, rows, columns, cells, onActive }: HeatTableProps,
): JSX.Element {
  const table = useRef<HTMLTableElement>(null);
  const [at, setAt] = useState<GridPosition>({ row: 0, column: 0 });
  const size = { rows: rows.length, columns: columns.length };
  const current = {
    row: Math.min(at.row, size.rows - 1),
    column: Math.min(at.column, size.columns - 1),
  };
  const onKeyDown = (event: JSX.TargetedKeyboardEvent<HTMLTableElement>) => {
    const next = moveInGrid(event, current, size);
    if (!next || event.altKey || event.metaKey) return;
    event.preventDefault();
    table.current!.tBodies[0]!.rows[next.row]!.cells[next.column + 1]!.focus();
  };
  const live = (row: number, column: number) => {
    if (!onActive) return {};
    const isCurrent = row === current.row && column === current.column;
    return {
      role: "gridcell",
      tabIndex: isCurrent ? 0 : -1,
      "aria-label": cells[row]![column]!.label,
      onFocus: () => {
        setAt({ row, column });
        onActive({ row, column });
      },
      onPointerEnter: () => onActive({ row, column }),
    } as const;
  };
  const grid = onActive ? { role: "grid", "aria-readonly": true, onKeyDown } as const : {};
  return (
    <table class="heat" ref={table} {...grid}>
      <caption>{caption}</caption>
      <thead>
        <tr>
          <td />
          {columns.map((head) => (
            <th key={head.name} scope="col">
              <Head {...head} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((head, row) => (
          <tr key={head.name}>
            <th scope="row">
              <Head {...head} />
            </th>
            {cells[row]!.map((cell, column) => (
              <td
                key={columns[column]!.name}
                class={cell.step ?? "total"}
                {...live(row, column)}
              >
                {cell.bar !== undefined && (
                  <Bar share={cell.bar} isUpright={row === size.rows - 1} />
                )}
                <span>{cell.text}</span>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Head({ name, short }: HeatTableHead): JSX.Element {
  if (name === short) return <>{name}</>;
  return (
    <>
      <span aria-hidden="true">{short}</span>
      <span class="hidden">{name}</span>
    </>
  );
}

function Bar({ share, isUpright }: { share: number; isUpright: boolean }): JSX.Element {
  const part = `${(100 * share).toFixed(1)}%`;
  return (
    <svg class={isUpright ? "bar up" : "bar"} aria-hidden="true">
      {isUpright
        ? <rect y={`${(100 - 100 * share).toFixed(1)}%`} width="100%" height={part} />
        : <rect width={part} height="100%" />}
    </svg>
  );
}
