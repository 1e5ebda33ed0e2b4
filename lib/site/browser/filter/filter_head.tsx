/**
 * The head of a filter.
 *
 * @module
 */

import type { ComponentChildren, JSX } from "preact";

/** Title of a filter, and a button that lifts it. */
export function FilterHead(
  { title, note, isFiltered, onClear, children }: {
    title: string;
    /** What is said beside the title. */
    note?: string;
    isFiltered: boolean;
    onClear: () => void;
    /** What stands between title and button. */
    children?: ComponentChildren;
  },
): JSX.Element {
  return (
    <header class="filter-head">
      <h2>{title}</h2>
      {note && <small>{note}</small>}
      {children}
      <button type="button" class="clear" disabled={!isFiltered} onClick={onClear}>
        All<span class="hidden">: lift the filter by {title.toLowerCase()}</span>
      </button>
    </header>
  );
}
