/**
 * A list to choose from, with a bar for each entry, such as the types of offense.
 *
 * @module
 */

import type { JSX } from "preact";
import { useMemo, useState } from "preact/hooks";
import { hideSmall } from "../../../explore/hide_small.ts";
import { FilterHead } from "./column_filter.tsx";

/** A filter by a list. */
export interface ListFilterProps<T> {
  title: string;
  /** What is said below the title. */
  note?: string;
  items: readonly { value: T; label: string }[];
  /** Counts by entry, under the filters of the other dimensions. */
  counts: ArrayLike<number>;
  against: ArrayLike<number> | null;
  chosen: readonly T[];
  onChange: (chosen: T[]) => void;
}

/** Entries above which a list can be searched. */
const SEARCHED = 12;

/** Check boxes with bars, in the order given; a long list can be searched. */
export function ListFilter<T extends string | number>(
  { title, note, items, counts, against, chosen, onChange }: ListFilterProps<T>,
): JSX.Element {
  const [search, setSearch] = useState("");
  const shown = hideSmall(counts);
  const other = against ? Array.from(against) : null;
  const most = Math.max(1, ...shown.drawn, ...(other ?? []));
  const found = useMemo(() => {
    const wanted = search.trim().toLowerCase();
    return items.flatMap(({ label }, i) => label.toLowerCase().includes(wanted) ? [i] : []);
  }, [items, search]);
  const toggle = (value: T) => {
    const next = chosen.includes(value)
      ? chosen.filter((each) => each !== value)
      : [...chosen, value];
    onChange(next.length === items.length ? [] : next);
  };
  return (
    <section class="panel filter" aria-label={title}>
      <FilterHead
        title={title}
        {...(note && { note })}
        isFiltered={chosen.length > 0}
        onClear={() => onChange([])}
      />
      {items.length > SEARCHED && (
        <input
          type="search"
          placeholder="Find"
          aria-label={`Find in ${title.toLowerCase()}`}
          value={search}
          onInput={(event) => setSearch(event.currentTarget.value)}
        />
      )}
      <ul class="entries">
        {found.map((i) => {
          const { value, label } = items[i]!;
          return (
            <li key={value} data-quiet={chosen.length > 0 && !chosen.includes(value)}>
              <label>
                <input
                  type="checkbox"
                  checked={chosen.includes(value)}
                  onChange={() => toggle(value)}
                />
                <span class="entry">{label}</span>
                <span class="count">{shown.texts[i]}</span>
                <span class="well" aria-hidden="true">
                  <span class="bar" style={{ width: `${100 * shown.drawn[i]! / most}%` }} />
                  {other && <span class="mark" style={{ left: `${100 * other[i]! / most}%` }} />}
                </span>
              </label>
            </li>
          );
        })}
      </ul>
      {found.length === 0 && <p class="muted">Nothing of that name.</p>}
    </section>
  );
}
