/**
 * A list to choose from, with a bar for each entry, such as the types of offense.
 *
 * @module
 */

import type { JSX } from "preact";
import { useMemo, useState } from "preact/hooks";
import { hideSmall } from "../../../explore/hide_small.ts";
import { type Compared, showCompared } from "./compared.ts";
import { FilterHead } from "./filter_head.tsx";
import { type ListOrder, orderEntries } from "./list_order.ts";

/** An entry of a list. */
interface Entry<T> {
  value: T;
  label: string;
  /** What is said in place of its count. */
  instead?: string;
}

/** A filter by a list. */
export interface ListFilterProps<T> {
  title: string;
  /** What is said beside the title. */
  note?: string;
  items: readonly Entry<T>[];
  /** What the list is ordered by at first; by count, as the items are given (default). */
  ordered?: ListOrder;
  /** Counts by entry, under the filters of the other dimensions. */
  counts: ArrayLike<number>;
  /** Counts of the second period. */
  against: Compared | null;
  chosen: readonly T[];
  onChange: (chosen: T[]) => void;
}

/** Entries above which a list can be searched and ordered. */
const LONG = 12;

/**
 * Check boxes with bars. A long list can be searched, and ordered by its names or by the counts as
 * they are when that is asked for: entries do not move while filters change.
 */
export function ListFilter<T extends string | number>(props: ListFilterProps<T>): JSX.Element {
  const { title, note, items, ordered = "count", counts, against, chosen, onChange } = props;
  const [search, setSearch] = useState("");
  const [order, setOrder] = useState(() => ({
    by: ordered,
    places: ordered === "name" ? orderEntries(items, "name", []) : [...items.keys()],
  }));
  const { shown, other } = showEntries(items, counts, against);
  const most = Math.max(1, ...shown.drawn, ...(other?.marks ?? []).map(Number));
  const width = (value: number) => `${100 * value / most}%`;
  const found = useMemo(() => {
    const wanted = search.trim().toLowerCase();
    return order.places.filter((i) => items[i]!.label.toLowerCase().includes(wanted));
  }, [items, search, order]);
  const toggle = (value: T) => {
    const next = chosen.includes(value)
      ? chosen.filter((each) => each !== value)
      : [...chosen, value];
    onChange(next.length === items.length ? [] : next);
  };
  const isLong = items.length > LONG;
  return (
    <section class="panel filter" aria-label={title}>
      <FilterHead
        title={title}
        {...(note && { note })}
        isFiltered={chosen.length > 0}
        onClear={() => onChange([])}
      />
      {isLong && (
        <div class="list-tools">
          <input
            type="search"
            placeholder="Find"
            aria-label={`Find in ${title.toLowerCase()}`}
            value={search}
            onInput={(event) => setSearch(event.currentTarget.value)}
          />
          <OrderButtons
            title={title}
            by={order.by}
            onOrder={(by) => setOrder({ by, places: orderEntries(items, by, shown.drawn) })}
          />
        </div>
      )}
      {other && (
        <p class="compared-key" aria-hidden="true">
          right: <strong class="against">compared period</strong>
          {other.factors[0] && `, scaled ${other.factors[0]}`}
        </p>
      )}
      <ul class="entries">
        {found.map((i) => {
          const { value, label } = items[i]!;
          const mark = other?.marks[i];
          return (
            <li key={value} data-quiet={chosen.length > 0 && !chosen.includes(value)}>
              <label>
                <input
                  type="checkbox"
                  checked={chosen.includes(value)}
                  onChange={() => toggle(value)}
                />
                <span class="entry">{label}</span>
                <span class="count">
                  {shown.texts[i]}
                  {other?.texts[i] && (
                    <span class="other">
                      <span class="hidden">; compared period:</span> {other.texts[i]}
                    </span>
                  )}
                </span>
                <span class="well" aria-hidden="true">
                  <span class="bar" style={{ transform: `scaleX(${shown.drawn[i]! / most})` }} />
                  {typeof mark === "number" && <span class="mark" style={{ left: width(mark) }} />}
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

/** Counts of both periods as they are shown, by entry. */
function showEntries(
  items: readonly Entry<unknown>[],
  counts: ArrayLike<number>,
  against: Compared | null,
) {
  const counted = [...items.keys()].filter((i) => items[i]!.instead === undefined);
  const only = (all: ArrayLike<number>) => counted.map((i) => all[i]!);
  const places = new Map(counted.map((i, place) => [i, place]));
  const each = <T,>(values: readonly T[], instead: (i: number) => T) =>
    items.map((_, i) => places.has(i) ? values[places.get(i)!]! : instead(i));
  const { texts, drawn } = hideSmall(only(counts));
  const other = against && showCompared({ ...against, counts: only(against.counts) });
  return {
    shown: { texts: each(texts, (i) => items[i]!.instead!), drawn: each(drawn, () => 0) },
    other: other && {
      ...other,
      texts: each(other.texts, () => ""),
      marks: each(other.marks, () => null),
    },
  };
}

/** Two orders; asking again for that by count orders by the counts as they are by then. */
function OrderButtons(
  { title, by, onOrder }: { title: string; by: ListOrder; onOrder: (by: ListOrder) => void },
): JSX.Element {
  const [said, say] = useState("");
  return (
    <span class="order" role="group" aria-label={`Order of ${title.toLowerCase()}`}>
      {(["count", "name"] as const).map((each) => (
        <button
          key={each}
          type="button"
          aria-pressed={by === each}
          title={each === "count" ? "Order by the counts as they are now" : "Order by name"}
          onClick={() => {
            onOrder(each);
            say(`Ordered by ${each === "count" ? "the counts as they are now" : "name"}`);
          }}
        >
          by {each}
        </button>
      ))}
      <span class="hidden" role="status">{said}</span>
    </span>
  );
}
