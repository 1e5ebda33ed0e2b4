/**
 * The days of the record to choose a period from, by pointer or by date, and one to compare it with.
 *
 * @module
 */

import type { JSX } from "preact";
import { addDays, dayOf } from "../../../explore/days.ts";
import type { Period } from "../../../explore/view.ts";
import { FilterHead } from "./filter_head.tsx";
import { WeekChart } from "./week_chart.tsx";
import { latestPeriods } from "./weeks.ts";

/** What is chosen of the days. */
export interface ChosenDays {
  /** Period chosen; null for all days. */
  period: Period | null;
  /** Second period, to compare with. */
  against: Period | null;
}

/** A filter by period. */
export interface DateBrushProps extends ChosenDays {
  record: Period;
  /** Incidents by day, under the filters of the other dimensions. */
  counts: ArrayLike<number>;
  onChange: (next: Partial<ChosenDays>) => void;
  /** A gesture has come to a period; it goes on until `onDragEnd`. */
  onDrag: (period: Period | null) => void;
  onDragEnd: () => void;
}

/** The chart of weeks with the dates below it. */
export function DateBrush(
  { record, counts, period, against, onChange, onDrag, onDragEnd }: DateBrushProps,
): JSX.Element {
  const chosen = period ?? record;
  const isAll = ({ from, to }: Period) => from === record.from && to === record.to;
  const compare = () => {
    if (against) onChange({ against: null });
    else if (period) onChange({ against: before(period, record) });
    else onChange(latestPeriods(record));
  };
  return (
    <section class="panel filter dates" aria-label="Period">
      <FilterHead
        title="Period"
        note="incidents a day, by week"
        isFiltered={period !== null}
        onClear={() => onChange({ period: null })}
      />
      <WeekChart
        {...{ record, counts, period, against, onDrag, onDragEnd }}
        onLift={() => onChange({ period: null })}
      />
      <div class="row">
        <Dates
          label="Period"
          record={record}
          period={chosen}
          onChange={(next) => onChange({ period: isAll(next) ? null : next })}
        />
        <label>
          <input
            type="checkbox"
            checked={against !== null}
            aria-describedby="about-comparing"
            onChange={compare}
          />
          Compare with
        </label>
        {against && (
          <Dates
            label="Compared period"
            record={record}
            period={against}
            onChange={(next) => onChange({ against: next })}
          />
        )}
        <small id="about-comparing" class="muted">
          The Chicago Police Department says that its records “should not be used for comparison
          purposes over time”, since they may be incomplete and may still be reclassified.
        </small>
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
