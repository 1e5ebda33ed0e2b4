/**
 * A table of values with their intervals drawn beside them.
 *
 * @module
 */

import type { JSX } from "preact";
import { formatDecimal } from "../../../describe/format.ts";
import { roundValues } from "../../../figures/ticks.ts";

/** A value. */
export interface IntervalRow {
  name: string;
  value: number;
  /** Ends of its interval. */
  low: number;
  high: number;
  /** What is said beside the name, such as that it is not whole. */
  note?: string;
}

/** Properties of {@linkcode IntervalTable}. */
export interface IntervalTableProps {
  rows: readonly IntervalRow[];
  caption: string;
  /** What the rows are. */
  head: string;
  /** What the values are. */
  valueHead: string;
  digits: number;
  /** Value of a line to compare with, such as 1. */
  reference?: number;
  /** Bars from 0, in place of dots on a part of the axis. */
  isFromZero?: boolean;
}

/** The table; a dot is filled where the interval leaves the reference out. */
export function IntervalTable(
  { rows, caption, head, valueHead, digits, reference, isFromZero = false }: IntervalTableProps,
): JSX.Element {
  const ends = rows.flatMap(({ low, high, value }) => [low, high, value]);
  if (reference !== undefined) ends.push(reference);
  const [least, most] = [isFromZero ? 0 : Math.min(...ends), Math.max(...ends)];
  const room = isFromZero ? 0 : 0.04 * (most - least);
  const [from, to] = [least - room, most + 0.04 * (most - least)];
  const place = (value: number) =>
    `${(to > from ? 100 * (value - from) / (to - from) : 50).toFixed(2)}%`;
  const ticks = roundValues(from, to, 3, "linear");
  const tickDigits = Math.max(...ticks.map((tick) => String(tick).split(".")[1]?.length ?? 0));
  return (
    <table class="intervals">
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{head}</th>
          <td>
            <svg class="track" width="100%" height="18" aria-hidden="true">
              {ticks.map((tick) => (
                <text
                  key={tick}
                  x={place(tick)}
                  y="13"
                  text-anchor={tick === from ? "start" : "middle"}
                >
                  {formatDecimal(tick, tickDigits)}
                </text>
              ))}
            </svg>
          </td>
          <th scope="col" class="number">{valueHead}</th>
          <th scope="col" class="number">95 % interval</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, value, low, high, note }) => {
          const isTold = reference === undefined || low > reference || high < reference;
          return (
            <tr key={name}>
              <th scope="row">{name}{note && <small>{note}</small>}</th>
              <td>
                <svg class="track" width="100%" height="22" aria-hidden="true">
                  {ticks.map((tick) => (
                    <line
                      key={tick}
                      class="grid"
                      x1={place(tick)}
                      x2={place(tick)}
                      y1="0"
                      y2="22"
                    />
                  ))}
                  {reference !== undefined && (
                    <line
                      class="reference"
                      x1={place(reference)}
                      x2={place(reference)}
                      y1="0"
                      y2="22"
                    />
                  )}
                  {isFromZero && <rect class="column" y="5" height="12" width={place(value)} />}
                  <line class="interval" x1={place(low)} x2={place(high)} y1="11" y2="11" />
                  {!isFromZero && (
                    <circle
                      class={isTold ? "dot" : "dot hollow"}
                      cx={place(value)}
                      cy="11"
                      r="4.5"
                    />
                  )}
                </svg>
              </td>
              <td class="number">{formatDecimal(value, digits)}</td>
              <td class="number">
                {formatDecimal(low, digits)} to {formatDecimal(high, digits)}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
