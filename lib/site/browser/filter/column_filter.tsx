/**
 * Columns to choose from by pointer or by keys, such as the hours of the day.
 *
 * @module
 */

import type { JSX } from "preact";
import { useRef, useState } from "preact/hooks";
import { hideSmall } from "../../../explore/hide_small.ts";

/** What a column stands for. */
export interface ColumnItem<T> {
  value: T;
  /** In words, "17:00". */
  label: string;
  /** Below the column; empty where there is no room. */
  short: string;
}

/** A filter by columns. */
export interface ColumnFilterProps<T> {
  title: string;
  /** What is said beside the title. */
  note?: string;
  items: readonly ColumnItem<T>[];
  counts: ArrayLike<number>;
  /** Counts of the second period, scaled to the length of the first. */
  against: ArrayLike<number> | null;
  chosen: readonly T[];
  onChange: (chosen: T[]) => void;
}

/** Columns; a click chooses one, dragging a row of them, Shift or Ctrl add to what is chosen. */
export function ColumnFilter<T extends string | number>(
  { title, note, items, counts, against, chosen, onChange }: ColumnFilterProps<T>,
): JSX.Element {
  const [focused, setFocused] = useState(0);
  const drag = useRef<{ anchor: number; base: readonly T[] } | null>(null);
  const group = useRef<HTMLDivElement>(null);
  const shown = hideSmall(counts);
  const other = against ? Array.from(against) : null;
  const most = Math.max(1, ...shown.drawn, ...(other ?? []));
  const range = (from: number, to: number) =>
    items.slice(Math.min(from, to), Math.max(from, to) + 1).map(({ value }) => value);
  const choose = (values: readonly T[]) =>
    onChange(values.length === items.length ? [] : [...new Set(values)]);
  const toggle = (value: T) =>
    choose(chosen.includes(value) ? chosen.filter((each) => each !== value) : [...chosen, value]);
  /** Column below the pointer, or next to it in its row; on phones there may be two rows. */
  const indexAt = ({ clientX, clientY }: PointerEvent): number => {
    const boxes = Array.from(group.current!.children, (each) => each.getBoundingClientRect());
    const away = ({ left, right, top, bottom }: DOMRect) => {
      const x = Math.max(left - clientX, clientX - right, 0);
      const y = Math.max(top - clientY, clientY - bottom, 0);
      return x + 10 * y;
    };
    const distances = boxes.map(away);
    return distances.indexOf(Math.min(...distances));
  };
  const onPointerDown = (event: PointerEvent) => {
    if (event.button !== 0) return;
    const at = indexAt(event);
    const adds = event.shiftKey || event.ctrlKey || event.metaKey;
    const { value } = items[at]!;
    group.current!.setPointerCapture(event.pointerId);
    drag.current = { anchor: at, base: adds ? chosen : [] };
    if (adds || (chosen.length === 1 && chosen[0] === value)) toggle(value);
    else choose([value]);
  };
  const onPointerMove = (event: PointerEvent) => {
    if (!drag.current) return;
    const { anchor, base } = drag.current;
    const at = indexAt(event);
    if (at !== anchor || base.length === 0 && chosen.length > 1) {
      choose([...base, ...range(anchor, at)]);
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1, Home: -Infinity, End: Infinity }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      const next = Math.min(items.length - 1, Math.max(0, focused + step));
      setFocused(next);
      (group.current!.children[next] as HTMLElement).focus();
      if (event.shiftKey) choose([...chosen, items[focused]!.value, items[next]!.value]);
    } else if (event.key === " " || event.key === "Enter") {
      event.preventDefault();
      toggle(items[focused]!.value);
    } else if (event.key === "Escape" && chosen.length > 0) {
      onChange([]);
    }
  };
  return (
    <section class="panel filter" aria-label={title}>
      <FilterHead
        title={title}
        {...(note && { note })}
        isFiltered={chosen.length > 0}
        onClear={() => onChange([])}
      />
      <div
        class={items.length > 13 ? "columns many" : "columns"}
        ref={group}
        role="group"
        aria-label={`${title}: arrow keys move, Space chooses, Shift and arrow keys choose a row`}
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerUp={() => drag.current = null}
        onPointerCancel={() => drag.current = null}
        onKeyDown={onKeyDown}
      >
        {items.map(({ value, label, short }, i) => (
          <button
            key={value}
            type="button"
            tabIndex={i === focused ? 0 : -1}
            aria-pressed={chosen.includes(value)}
            aria-label={`${label}: ${shown.texts[i]}`}
            title={`${label}: ${shown.texts[i]}`}
            data-short={short}
            data-quiet={chosen.length > 0 && !chosen.includes(value)}
            onFocus={() => setFocused(i)}
          >
            <span class="well">
              <span class="bar" style={{ height: `${100 * shown.drawn[i]! / most}%` }} />
              {other && <span class="mark" style={{ bottom: `${100 * other[i]! / most}%` }} />}
            </span>
          </button>
        ))}
      </div>
    </section>
  );
}

/** Title of a filter, and a button that lifts it. */
export function FilterHead(
  { title, note, isFiltered, onClear }: {
    title: string;
    note?: string;
    isFiltered: boolean;
    onClear: () => void;
  },
): JSX.Element {
  return (
    <header class="filter-head">
      <h2>{title}</h2>
      {note && <small>{note}</small>}
      <button type="button" class="clear" disabled={!isFiltered} onClick={onClear}>
        All<span class="hidden">: lift the filter by {title.toLowerCase()}</span>
      </button>
    </header>
  );
}
