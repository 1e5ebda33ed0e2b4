/**
 * The days of the record to choose a period from, by pointer, by keys or by date.
 *
 * @module
 */

import type { JSX } from "preact";
import { useMemo, useRef } from "preact/hooks";
import { addDays, dayOf } from "../../../explore/days.ts";
import type { Period } from "../../../explore/view.ts";
import { formatDate } from "../../../describe/format.ts";
import { FilterHead } from "./column_filter.tsx";
import { latestPeriods, weeklyRates } from "./weeks.ts";

/** A filter by period. */
export interface DateBrushProps {
  record: Period;
  /** Incidents by day, under the filters of the other dimensions. */
  counts: ArrayLike<number>;
  /** Period chosen; null for all days. */
  period: Period | null;
  /** Second period, to compare with. */
  against: Period | null;
  onChange: (period: Period | null) => void;
  onCompare: (against: Period | null) => void;
}

const WIDTH = 1000;
const HEIGHT = 100;

/** Weekly rates as an area, with the chosen period above it. */
export function DateBrush(
  { record, counts, period, against, onChange, onCompare }: DateBrushProps,
): JSX.Element {
  const svg = useRef<SVGSVGElement>(null);
  const anchor = useRef<number | null>(null);
  const nDays = counts.length;
  const { path, most } = useMemo(() => areaOf(counts), [counts]);
  const chosen = period ?? record;
  const from = dayOf(chosen.from, record);
  const to = dayOf(chosen.to, record);
  const x = (day: number) => day / nDays * WIDTH;
  const dayAt = (event: PointerEvent) => {
    const { left, width } = svg.current!.getBoundingClientRect();
    const day = Math.floor((event.clientX - left) / width * nDays);
    return Math.min(nDays - 1, Math.max(0, day));
  };
  const choose = (a: number, b: number) => {
    const [first, last] = [Math.min(a, b), Math.max(a, b)];
    if (first === 0 && last === nDays - 1) return onChange(null);
    onChange({ from: addDays(record.from, first), to: addDays(record.from, last) });
  };
  const onPointerDown = (event: PointerEvent) => {
    if (event.button !== 0) return;
    svg.current!.setPointerCapture(event.pointerId);
    const at = dayAt(event);
    const grab = nDays * 10 / svg.current!.clientWidth;
    const isNear = (day: number) => period !== null && Math.abs(at - day) < grab;
    anchor.current = isNear(from) ? to : isNear(to) ? from : at;
  };
  const onPointerMove = (event: PointerEvent) => {
    if (anchor.current !== null) choose(anchor.current, dayAt(event));
  };
  const onPointerUp = (event: PointerEvent) => {
    const at = dayAt(event);
    if (anchor.current === at && period !== null) onChange(null);
    anchor.current = null;
  };
  const compare = () => {
    if (against || period) return onCompare(against ? null : before(chosen, record));
    const latest = latestPeriods(record);
    onChange(latest.period);
    onCompare(latest.against);
  };
  return (
    <section class="panel filter dates" aria-label="Period">
      <FilterHead
        title="Period"
        note={`incidents a day by week, up to ${Math.round(most).toLocaleString("en-US")}`}
        isFiltered={period !== null}
        onClear={() => onChange(null)}
      />
      <svg
        ref={svg}
        class="brush"
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={`Incidents by week, ${formatDate(record.from)} to ${formatDate(record.to)}`}
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerUp={onPointerUp}
        onPointerCancel={() => anchor.current = null}
      >
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
      </svg>
      <YearTicks record={record} nDays={nDays} />
      <div class="row">
        <Dates
          label="Period"
          record={record}
          period={chosen}
          onChange={(next) => choose(dayOf(next.from, record), dayOf(next.to, record))}
        />
        <label>
          <input
            type="checkbox"
            checked={against !== null}
            onChange={compare}
          />
          Compare with
        </label>
        {against && (
          <Dates label="Compared period" record={record} period={against} onChange={onCompare} />
        )}
      </div>
    </section>
  );
}

/** Two dates to type; what is not a period of the record is not taken. */
function Dates(
  { label, record, period, onChange }: {
    label: string;
    record: Period;
    period: Period;
    onChange: (period: Period) => void;
  },
): JSX.Element {
  const change = (next: Period) => {
    const isInside = next.from >= record.from && next.to <= record.to;
    if (isInside && next.from <= next.to) onChange(next);
  };
  return (
    <span class="row">
      {(["from", "to"] as const).map((end) => (
        <input
          key={end}
          type="date"
          aria-label={`${label}: ${end === "from" ? "first" : "last"} date`}
          min={end === "from" ? record.from : period.from}
          max={end === "from" ? period.to : record.to}
          value={period[end]}
          onChange={(event) => change({ ...period, [end]: event.currentTarget.value })}
        />
      ))}
    </span>
  );
}

/** The years below the brush. */
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

/** As long a period, a year earlier if the record has it, else just before or after. */
function before(period: Period, record: Period): Period {
  const [from, to] = [dayOf(period.from, record), dayOf(period.to, record)];
  const nDays = dayOf(record.to, record) + 1;
  const length = to - from + 1;
  const start = from >= 364 ? from - 364 : from >= length ? from - length : to + 1;
  const first = Math.min(Math.max(0, start), nDays - 1);
  return {
    from: addDays(record.from, first),
    to: addDays(record.from, Math.min(first + length, nDays) - 1),
  };
}

function areaOf(counts: ArrayLike<number>): { path: string; most: number } {
  const rates = weeklyRates(counts);
  const most = Math.max(1, ...rates.map(({ rate }) => rate));
  const points = rates.map(({ middle, rate }) =>
    `${(middle / counts.length * WIDTH).toFixed(1)},${(HEIGHT * (1 - rate / most)).toFixed(1)}`
  );
  return {
    path: `M0,${HEIGHT}L0,${points[0]?.split(",")[1] ?? HEIGHT}L${points.join("L")}L${WIDTH},${
      points.at(-1)?.split(",")[1] ?? HEIGHT
    }L${WIDTH},${HEIGHT}Z`,
    most,
  };
}
