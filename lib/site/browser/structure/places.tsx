/**
 * Places by what is recorded there, as points: community areas with their names, or cells.
 *
 * @module
 */

import type { JSX } from "preact";
import { useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { formatCount, formatPercent } from "../../../describe/format.ts";
import type { PlaceAxis, PlaceKind, PlaceLayout } from "../../files/structure_format.ts";
import { orderColor, themeColors } from "./colors.ts";
import { fitFrame, type Frame, toScreen } from "./frame.ts";
import { AxisWords, shapeOf, SpotNames } from "./overlay.tsx";
import { ScorePanel } from "./scores.tsx";
import { useTheme } from "../shared/use_theme.ts";

/** Properties of {@linkcode Places}. */
export interface PlacesProps {
  kind: PlaceKind;
  layout: PlaceLayout;
  /** Index of what places are colored by. */
  by: number;
}

/** Radius of a place that is named, pixels. */
const RADIUS = 6;

/** Side of a layout. */
const SIDE = 1000;

/** A picture of places with its legend and scores. */
export function Places({ kind, layout, by }: PlacesProps): JSX.Element {
  useTheme();
  const [chosen, setChosen] = useState<number | null>(null);
  const color = kind.colors[by] ?? kind.colors[0]!;
  const colors = themeColors();
  const fills = color.classes.map((_, step) => orderColor(colors, step, color.classes.length));
  const what = kind.names ? "community areas" : "cells";
  const near = chosen === null ? null : nearInPicture(layout, chosen, 5);
  return (
    <div class="structure-board">
      <div>
        {kind.names && (
          <label class="controls place-choice">
            Find an area
            <select
              value={chosen === null ? "" : String(chosen)}
              onChange={({ currentTarget: { value } }) =>
                setChosen(value === "" ? null : Number(value))}
            >
              <option value="">None</option>
              {byName(kind.names).map((i) => <option key={i} value={i}>{kind.names![i]}</option>)}
            </select>
          </label>
        )}
        <Picture
          kind={kind}
          layout={layout}
          fillOf={(i) => fills[color.codes[i]!]!}
          chosen={chosen}
          onChoose={setChosen}
          label={`${formatCount(kind.n)} ${what}, laid out by ${layout.method}`}
        />
        <p class="small muted">
          {formatCount(kind.n)} {what} with {formatCount(kind.nIncidents)}{" "}
          recorded incidents, by the shares of types and of hours in them: how much is recorded does
          not matter for where a place lies.
          {!kind.names && " Cells are not named."}
        </p>
      </div>
      <div class="structure-side">
        <section class="panel">
          <h2>{color.name}</h2>
          <ul class="legend-list plain">
            {color.classes.map((name, step) => (
              <li key={name}>
                <svg width="14" height="14" aria-hidden="true">
                  <circle class="place" cx="7" cy="7" r="6" fill={fills[step]} />
                </svg>
                <span>{name}</span>
              </li>
            ))}
          </ul>
        </section>
        <ScorePanel scores={layout.scores} what={what}>
          {layout.axes && (
            <>
              <dt>
                {formatPercent(layout.axes[0].explained + layout.axes[1].explained)} of the variance
              </dt>
              <dd>is what these two components hold of all columns.</dd>
            </>
          )}
        </ScorePanel>
        {kind.names && (
          <section class="panel" role="status">
            <h2>{chosen === null ? "Which areas are alike" : kind.names[chosen]}</h2>
            {chosen === null || !kind.nearest || !near
              ? (
                <p>
                  Choose an area to see which ones are most like it, in the picture and in all
                  columns.
                </p>
              )
              : (
                <>
                  <p>Most like it in all columns, the most alike first:</p>
                  <ol>
                    {kind.nearest[chosen]!.map((i) => (
                      <li key={i}>
                        {kind.names![i]}
                        {near.includes(i) ? "" : <span class="muted">, not near here</span>}
                      </li>
                    ))}
                  </ol>
                  <p class="small muted">
                    Lines lead to them. “Not near here”: not among the five nearest in the picture.
                  </p>
                </>
              )}
          </section>
        )}
      </div>
    </div>
  );
}

function Picture({ kind, layout, fillOf, chosen, onChoose, label }: {
  kind: PlaceKind;
  layout: PlaceLayout;
  fillOf: (i: number) => string;
  chosen: number | null;
  onChoose: (i: number | null) => void;
  label: string;
}): JSX.Element {
  const box = useRef<HTMLDivElement>(null);
  const [frame, setFrame] = useState<Frame | null>(null);
  const { x, y, axes } = layout;
  const extent = { width: SIDE, height: SIDE };
  useLayoutEffect(() => {
    const element = box.current!;
    const fit = () =>
      setFrame(fitFrame({ width: element.clientWidth, height: element.clientHeight }, extent));
    fit();
    const resized = new ResizeObserver(fit);
    resized.observe(element);
    return () => resized.disconnect();
  }, []);
  const at = useMemo(() => frame && x.map((_, i) => toScreen(frame, x[i]!, y[i]!)), [
    frame,
    layout,
  ]);
  const spots = useMemo(() => {
    if (!kind.names || !frame) return [];
    const all = kind.names.map((name, code) => ({ code, name, x: x[code]!, y: y[code]! }));
    return all.sort((a, b) => rank(b.code) - rank(a.code) || a.code - b.code);
    function rank(i: number): number {
      if (i === chosen) return 2;
      return chosen !== null && kind.nearest?.[chosen]?.includes(i) ? 1 : 0;
    }
  }, [kind, layout, frame, chosen]);
  const lines = chosen === null ? [] : kind.nearest?.[chosen] ?? [];
  return (
    <div class="scatter" ref={box} style={shapeOf(frame)}>
      {frame && at && (
        <svg
          width={frame.width}
          height={frame.height}
          viewBox={`0 0 ${frame.width} ${frame.height}`}
          role="img"
          aria-label={label}
        >
          {lines.map((i) => (
            <line
              key={i}
              class="place-line"
              x1={at[chosen!]![0]}
              y1={at[chosen!]![1]}
              x2={at[i]![0]}
              y2={at[i]![1]}
            />
          ))}
          {at.map(([cx, cy], i) => (
            <circle
              key={i}
              class={i === chosen ? "place chosen" : "place"}
              cx={cx}
              cy={cy}
              r={kind.names ? RADIUS : 4}
              fill={fillOf(i)}
              onClick={kind.names ? () => onChoose(i === chosen ? null : i) : undefined}
            >
              {kind.names && <title>{kind.names[i]}</title>}
            </circle>
          ))}
        </svg>
      )}
      {frame && at && <SpotNames frame={frame} spots={spots} points={{ at, radius: RADIUS }} />}
      {axes && (
        <AxisWords
          x={axisWords(axes[0], 1, ["left", "right"])}
          y={axisWords(axes[1], 2, ["down", "up"])}
        />
      )}
    </div>
  );
}

/** What lies at either end of an axis of components. */
function axisWords(
  { explained, more, less }: PlaceAxis,
  number: number,
  [toLess, toMore]: readonly [string, string],
): string {
  const end = (side: string, names: string[]) =>
    names.length > 0 ? `; ${side}: ${names.join(", ").toLowerCase()}` : "";
  return `Component ${number} (${formatPercent(explained)})${end(toLess, less)}${
    end(toMore, more)
  }`;
}

/** Places nearest to one in the picture. */
function nearInPicture({ x, y }: PlaceLayout, own: number, most: number): number[] {
  const distance = (i: number) => Math.hypot(x[i]! - x[own]!, y[i]! - y[own]!);
  return [...x.keys()].filter((i) => i !== own).sort((a, b) => distance(a) - distance(b))
    .slice(0, most);
}

function byName(names: readonly string[]): number[] {
  return [...names.keys()].sort((a, b) => names[a]! < names[b]! ? -1 : 1);
}
