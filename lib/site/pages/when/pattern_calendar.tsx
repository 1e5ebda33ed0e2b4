/**
 * When each pattern of time is, drawn once.
 *
 * @module
 */

import type { JSX } from "preact";
import { MONTHS, WEEKDAYS } from "../../../describe/calendar.ts";
import { formatHour, formatList } from "../../../describe/format.ts";
import { describeWindow } from "../../../describe/peak_window.ts";
import type { PatternCalendar as Calendar, PatternSpan } from "../../files/times_patterns.ts";

/** Pixels. */
const [LEFT, TOP, STEP] = [40, 22, 26];

/** Properties of {@linkcode PatternCalendar}. */
export interface PatternCalendarProps {
  calendar: Calendar;
  /** Names of the patterns. */
  names: readonly string[];
}

/** Hours and weekdays of some months, each span with the number of its pattern. */
export function PatternCalendar({ calendar, names }: PatternCalendarProps): JSX.Element {
  const { months, weekdays } = calendar;
  const height = TOP + STEP * weekdays.length;
  const place = (hour: number) => `${(100 * hour / 24).toFixed(3)}%`;
  return (
    <figure class="pattern-calendar">
      <figcaption>{months.length === MONTHS.length ? "All months" : monthsText(months)}</figcaption>
      <div class="with-axis" role="img" aria-label={describeCalendar(calendar, names)}>
        <svg width={LEFT} height={height} aria-hidden="true">
          {WEEKDAYS.map((name, day) => (
            <text key={name} x="0" y={TOP + STEP * day + 17}>{name.slice(0, 3)}</text>
          ))}
        </svg>
        <svg class="plot" width="100%" height={height} aria-hidden="true">
          {[0, 6, 12, 18].map((hour) => (
            <text key={hour} x={place(hour)} y="13">{formatHour(hour)}</text>
          ))}
          {weekdays.map((spans, day) =>
            spans.map(({ pattern, from, to }) => (
              <g key={`${day} ${from}`}>
                <rect
                  class={pattern < 0 ? "nothing" : `pattern-${pattern}`}
                  x={place(from)}
                  width={place(to - from)}
                  y={TOP + STEP * day + 1}
                  height={STEP - 2}
                />
                <text
                  class={pattern < 0 ? "" : `on-pattern-${pattern}`}
                  x={place((from + to) / 2)}
                  y={TOP + STEP * day + 17}
                  text-anchor="middle"
                >
                  {pattern < 0 ? "–" : pattern + 1}
                </text>
              </g>
            ))
          )}
        </svg>
      </div>
    </figure>
  );
}

/** Months in words: "January to March and December". */
export function monthsText(months: readonly number[]): string {
  const runs: number[][] = [];
  for (const month of months) {
    const last = runs.at(-1);
    if (last?.at(-1) === month - 1) last.push(month);
    else runs.push([month]);
  }
  return formatList(runs.map((run) => {
    const [first, last] = [MONTHS[run[0]! - 1]!, MONTHS[run.at(-1)! - 1]!];
    return run.length === 1 ? first : `${first} to ${last}`;
  }));
}

/** The calendar for who cannot see it: spans of weekdays that are alike, together. */
function describeCalendar({ weekdays }: Calendar, names: readonly string[]): string {
  const byDay = Map.groupBy(WEEKDAYS.map((_, i) => i), (day) => JSON.stringify(weekdays[day]));
  return [...byDay.values()].map((days) => {
    const which = days.length === WEEKDAYS.length
      ? "Every day"
      : formatList(days.map((day) => WEEKDAYS[day]!));
    return `${which}: ${weekdays[days[0]!]!.map((span) => spanText(span, names)).join(", ")}.`;
  }).join(" ");
}

function spanText({ pattern, from, to }: PatternSpan, names: readonly string[]): string {
  const name = pattern < 0 ? "nothing recorded" : `${pattern + 1} ${names[pattern]}`;
  return `${describeWindow({ from, length: to - from })} ${name}`;
}
