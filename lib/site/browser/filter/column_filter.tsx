/**
 * Columns to choose from by pointer or by keys, such as the hours of the day.
 *
 * @module
 */

import type { JSX } from "preact";
import { useRef, useState } from "preact/hooks";
import { hideSmall } from "../../../explore/hide_small.ts";
import { SMALL } from "../../../explore/show_count.ts";
import { type Compared, comparedText, showCompared } from "./compared.ts";
import { FilterHead } from "./filter_head.tsx";
import { type Reading, readingText, ReadOut } from "./read_out.tsx";
import { axisTop, ValueAxis } from "./value_axis.tsx";

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
  /** What is said where no column is read. */
  note?: string;
  items: readonly ColumnItem<T>[];
  counts: ArrayLike<number>;
  /** Counts of the second period. */
  against: Compared | null;
  chosen: readonly T[];
  onChange: (chosen: T[]) => void;
  /** A gesture has come to a choice; it goes on until `onDragEnd`. */
  onDrag: (chosen: T[]) => void;
  onDragEnd: () => void;
}

/** Height of the lowest bar, over that of the axis: no column is without a foot. */
const LEAST_BAR = 0.008;

/** Columns; a click chooses one, dragging a row of them, Shift or Ctrl add to what is chosen. */
export function ColumnFilter<T extends string | number>(
  { title, note, items, counts, against, chosen, onChange, onDrag, onDragEnd }: ColumnFilterProps<
    T
  >,
): JSX.Element {
  const [focused, setFocused] = useState({ column: 0, isFocused: false });
  const [pointed, setPointed] = useState<number | null>(null);
  const drag = useRef<{ anchor: number; base: readonly T[] } | null>(null);
  /** What is chosen by a row of keys, which may be pressed faster than the page is drawn. */
  const row = useRef<readonly T[] | null>(null);
  const group = useRef<HTMLDivElement>(null);
  const shown = hideSmall(counts);
  const other = against && showCompared(against);
  const top = axisTop(Math.max(SMALL, ...shown.drawn, ...(other?.marks ?? []).map(Number)));
  const height = (value: number) => `${100 * value / top}%`;
  // Scaled rather than sized: a bar that is dragged along needs no new layout.
  const upright = (value: number) => `scaleY(${Math.max(value / top, LEAST_BAR)})`;
  const range = (from: number, to: number) =>
    items.slice(Math.min(from, to), Math.max(from, to) + 1).map(({ value }) => value);
  const different = (values: readonly T[]) => {
    const set = new Set(values);
    return set.size === items.length ? [] : [...set];
  };
  const toggled = (value: T) =>
    different(
      chosen.includes(value) ? chosen.filter((each) => each !== value) : [...chosen, value],
    );
  const read = (i: number): Reading => ({
    name: items[i]!.label,
    count: `${shown.texts[i]} incidents`,
    ...(other && { compared: comparedText(other, i) }),
  });
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
    const isOnlyOne = chosen.length === 1 && chosen[0] === value;
    onDrag(adds || isOnlyOne ? toggled(value) : different([value]));
  };
  const onPointerMove = (event: PointerEvent) => {
    if (!drag.current) {
      const button = (event.target as Element).closest("button");
      return setPointed(button ? [...group.current!.children].indexOf(button) : null);
    }
    const { anchor, base } = drag.current;
    const at = indexAt(event);
    if (at !== anchor || base.length === 0 && chosen.length > 1) {
      onDrag(different([...base, ...range(anchor, at)]));
    }
  };
  const onPointerUp = () => {
    if (drag.current) onDragEnd();
    drag.current = null;
  };
  const endRow = () => {
    if (row.current) onDragEnd();
    row.current = null;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const { column } = focused;
    const step = { ArrowRight: 1, ArrowLeft: -1, Home: -Infinity, End: Infinity }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      const next = Math.min(items.length - 1, Math.max(0, column + step));
      (group.current!.children[next] as HTMLElement).focus();
      setFocused({ column: next, isFocused: true });
      if (!event.shiftKey) return;
      row.current = [...row.current ?? chosen, items[column]!.value, items[next]!.value];
      onDrag(different(row.current));
    } else if (event.key === " " || event.key === "Enter") {
      event.preventDefault();
      onChange(toggled(items[column]!.value));
    } else if (event.key === "Escape" && chosen.length > 0) {
      onChange([]);
    }
  };
  const at = pointed ?? (focused.isFocused ? focused.column : null);
  return (
    <section class="panel filter" aria-label={title}>
      <FilterHead title={title} isFiltered={chosen.length > 0} onClear={() => onChange([])}>
        {other && (
          <small class="mark-key" aria-hidden="true">
            <span /> compared period{factorText(other.factors)}
          </small>
        )}
      </FilterHead>
      <ReadOut
        reading={at === null ? null : read(at)}
        idle={note ?? "Point at a column to read its count."}
      />
      <div class="chart">
        <ValueAxis top={top} />
        <div
          class={items.length > 13 ? "columns many" : "columns"}
          ref={group}
          role="group"
          aria-label={`${title}: arrow keys move, Space chooses, Shift and arrow keys choose a row`}
          onPointerDown={onPointerDown}
          onPointerMove={onPointerMove}
          onPointerUp={onPointerUp}
          onPointerCancel={onPointerUp}
          onPointerLeave={() => setPointed(null)}
          onKeyDown={onKeyDown}
          onKeyUp={(event) => event.key === "Shift" && endRow()}
        >
          {items.map(({ value, short }, i) => (
            <button
              key={value}
              type="button"
              tabIndex={i === focused.column ? 0 : -1}
              aria-pressed={chosen.includes(value)}
              aria-label={readingText(read(i))}
              data-short={short}
              data-quiet={chosen.length > 0 && !chosen.includes(value)}
              onFocus={() => setFocused({ column: i, isFocused: true })}
              onBlur={(event) => {
                setFocused((before) => ({ ...before, isFocused: false }));
                if (!group.current!.contains(event.relatedTarget as Node | null)) endRow();
              }}
            >
              <span class="well">
                <span class="bar" style={{ transform: upright(shown.drawn[i]!) }} />
                {typeof other?.marks[i] === "number" && (
                  <span class="mark" style={{ bottom: height(other.marks[i]) }} />
                )}
              </span>
            </button>
          ))}
        </div>
      </div>
    </section>
  );
}

/** What all numbers of the compared period were scaled by, where it is the same for all. */
function factorText(factors: readonly string[]): string {
  if (factors.every((factor) => factor === "")) return "";
  return new Set(factors).size === 1 ? `, scaled ${factors[0]}` : ", scaled";
}
