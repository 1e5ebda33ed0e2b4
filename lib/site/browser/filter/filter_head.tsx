/**
 * The head of a filter.
 *
 * @module
 */

import type { JSX } from "preact";

/** Title of a filter, and a button that lifts it. */
export function FilterHead(
  { title, note, isFiltered, onClear }: {
    title: string;
    /** What is said beside the title. */
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
