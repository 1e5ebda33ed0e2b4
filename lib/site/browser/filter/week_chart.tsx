/**
 * The weeks of the record as an area to draw a period on, by pointer; arrow keys read its weeks.
 *
 * @module
 */

import type { JSX } from "preact";
import { useMemo, useRef, useState } from "preact/hooks";
import { formatDate } from "../../../describe/format.ts";
import { addDays, dayOf } from "../../../explore/days.ts";
import type { Period } from "../../../explore/view.ts";
import { readingText, ReadOut } from "./read_out.tsx";
import { axisTop, ValueAxis } from "./value_axis.tsx";
import { readWeeks } from "./read_weeks.ts";
import { type Week, weeksOf } from "./weeks.ts";

/** What the chart shows. */
export interface WeekChartProps {
  record: Period;
  /** Incidents by day, under the filters of the other dimensions. */
  counts: ArrayLike<number>;
  /** Period chosen; null for all days. */
  period: Period | null;
  /** Second period, to compare with. */
  against: Period | null;
  /** A gesture has come to a period; it goes on until `onDragEnd`. */
  onDrag: (period: Period | null) => void;
  onDragEnd: () => void;
  /** The period was lifted by a click. */
  onLift: () => void;
}

const WIDTH = 1000;
const HEIGHT = 100;

/** Pixels around an end of the period within which it is taken hold of. */
const GRAB = 10;

/** Weeks that a key moves the reading by. */
const STEPS: Record<string, number> = {
  ArrowRight: 1,
  ArrowUp: 1,
  ArrowLeft: -1,
  ArrowDown: -1,
  PageUp: 4,
  PageDown: -4,
  Home: -Infinity,
  End: Infinity,
};

/** Weekly rates as an area, with the chosen period above it. */
export function WeekChart(
  { record, counts, period, against, onDrag, onDragEnd, onLift }: WeekChartProps,
): JSX.Element {
  const svg = useRef<SVGSVGElement>(null);
  const anchor = useRef<number | null>(null);
  const [pointed, setPointed] = useState<number | null>(null);
  const [focused, setFocused] = useState({ week: 0, isFocused: false });
  const nDays = counts.length;
  const weeks = useMemo(() => weeksOf(counts), [counts]);
  const top = axisTop(Math.max(...weeks.map(({ rate }) => rate)));
  const path = useMemo(() => areaOf(weeks, nDays, top), [weeks]);
  const chosen = period ?? record;
  const from = dayOf(chosen.from, record);
  const to = dayOf(chosen.to, record);
  const x = (day: number) => day / nDays * WIDTH;
  const dayAt = (event: PointerEvent) => {
    const { left, width } = svg.current!.getBoundingClientRect();
    const day = Math.floor((event.clientX - left) / width * nDays);
    return Math.min(nDays - 1, Math.max(0, day));
  };
  const drag = (a: number, b: number) => {
    const [first, last] = [Math.min(a, b), Math.max(a, b)];
    if (first === 0 && last === nDays - 1) return onDrag(null);
    onDrag({ from: addDays(record.from, first), to: addDays(record.from, last) });
  };
  const onPointerDown = (event: PointerEvent) => {
    if (event.button !== 0) return;
    svg.current!.setPointerCapture(event.pointerId);
    const at = dayAt(event);
    setPointed(null);
    setFocused({ ...focused, week: Math.floor(at / 7) });
    const grab = nDays * GRAB / svg.current!.clientWidth;
    const isNear = (day: number) => period !== null && Math.abs(at - day) < grab;
    anchor.current = isNear(from) ? to : isNear(to) ? from : at;
  };
  const onPointerMove = (event: PointerEvent) => {
    if (anchor.current !== null) drag(anchor.current, dayAt(event));
    else setPointed(Math.floor(dayAt(event) / 7));
  };
  const onPointerUp = (event: PointerEvent) => {
    if (anchor.current === null) return;
    if (anchor.current === dayAt(event) && period !== null) onLift();
    else onDragEnd();
    anchor.current = null;
  };
  const onPointerCancel = () => {
    anchor.current = null;
    onDragEnd();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const week = Math.min(weeks.length - 1, Math.max(0, focused.week + step));
    setFocused({ week, isFocused: true });
  };
  const read = useMemo(
    () => readWeeks({ weeks, counts, record, period, against }),
    [weeks, record.from, period?.from, period?.to, against],
  );
  const at = pointed ?? (focused.isFocused ? focused.week : null);
  return (
    <>
      <ReadOut
        reading={at === null ? null : read(at)}
        idle="Point at a week, or move through them by arrow keys, to read its count."
      />
      <div class="chart">
        <ValueAxis top={top} />
        <svg
          ref={svg}
          class="brush"
          viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
          preserveAspectRatio="none"
          tabIndex={0}
          role="slider"
          aria-label={`Incidents by week, ${formatDate(record.from)} to ${
            formatDate(record.to)
          }: arrow keys read a week, the dates below choose a period`}
          aria-valuemin={1}
          aria-valuemax={weeks.length}
          aria-valuenow={focused.week + 1}
          aria-valuetext={readingText(read(focused.week))}
          onPointerDown={onPointerDown}
          onPointerMove={onPointerMove}
          onPointerUp={onPointerUp}
          onPointerCancel={onPointerCancel}
          onPointerLeave={() => setPointed(null)}
          onFocus={() => setFocused((before) => ({ ...before, isFocused: true }))}
          onBlur={() => setFocused((before) => ({ ...before, isFocused: false }))}
          onKeyDown={onKeyDown}
        >
          <line class="grid" x1={0} x2={WIDTH} y1={0} y2={0} />
          <path d={path} class="all" />
          <clipPath id="chosen">
            <rect x={x(from)} y={0} width={x(to + 1) - x(from)} height={HEIGHT} />
          </clipPath>
          <path d={path} class="chosen" clip-path="url(#chosen)" />
          {against && (
            <rect
              class="against"
              x={x(dayOf(against.from, record))}
              width={x(dayOf(against.to, record) + 1) - x(dayOf(against.from, record))}
              y={1}
              height={HEIGHT - 2}
            />
          )}
          {period &&
            [from, to + 1].map((day) => (
              <line key={day} class="edge" x1={x(day)} x2={x(day)} y1={0} y2={HEIGHT} />
            ))}
          {at !== null && (
            <rect
              class="read"
              x={x(weeks[at]!.start)}
              width={x(weeks[at]!.end) - x(weeks[at]!.start)}
              y={0}
              height={HEIGHT}
            />
          )}
        </svg>
        <YearTicks record={record} nDays={nDays} />
      </div>
    </>
  );
}

/** The years below the area. */
function YearTicks({ record, nDays }: { record: Period; nDays: number }): JSX.Element {
  const [first, last] = [record.from, record.to].map((date) => Number(date.slice(0, 4)));
  const years = Array.from({ length: last! - first! }, (_, i) => first! + i + 1);
  const step = Math.ceil(years.length / 8);
  return (
    <div class="years" aria-hidden="true">
      {years.filter((_, i) => i % step === 0).map((year) => (
        <span key={year} style={{ left: `${100 * dayOf(`${year}-01-01`, record) / nDays}%` }}>
          {year}
        </span>
      ))}
    </div>
  );
}

function areaOf(weeks: readonly Week[], nDays: number, top: number): string {
  const points = weeks.map(({ start, end, rate }) => {
    const middle = (start + end) / 2;
    return `${(middle / nDays * WIDTH).toFixed(1)},${(HEIGHT * (1 - rate / top)).toFixed(1)}`;
  });
  const [first, last] = [points[0], points.at(-1)].map((point) => point?.split(",")[1] ?? HEIGHT);
  return `M0,${HEIGHT}L0,${first}L${points.join("L")}L${WIDTH},${last}L${WIDTH},${HEIGHT}Z`;
}
