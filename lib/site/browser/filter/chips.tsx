/**
 * The filters of a view in words, each with a button that lifts it.
 *
 * @module
 */

import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { ViewLine } from "../../../explore/describe_view.ts";
import type { View } from "../../../explore/view.ts";

/** What the chips need. */
export interface ChipsProps {
  lines: readonly ViewLine[];
  /** Lifts filters. */
  onLift: (without: Partial<View>) => void;
  onLiftAll: () => void;
}

/** A list of the filters; whoever lifts one by keys goes on with the next. */
export function Chips({ lines, onLift, onLiftAll }: ChipsProps): JSX.Element {
  const list = useRef<HTMLUListElement>(null);
  const lifted = useRef<number | null>(null);
  useEffect(() => {
    if (lifted.current === null) return;
    const buttons = list.current!.querySelectorAll("button");
    (buttons[Math.min(lifted.current, lines.length - 1)] ?? list.current!)
      .focus({ preventScroll: true });
    lifted.current = null;
  }, [lines]);
  const lift = (i: number) => {
    lifted.current = i;
    onLift(lines[i]!.without);
  };
  return (
    <ul class="chips" aria-label="Filters" tabIndex={-1} ref={list}>
      {lines.length === 0 && <li class="none">No filter</li>}
      {lines.map(({ text }, i) => (
        <li key={text.split(":")[0]} title={text}>
          <span>{text}</span>
          <button type="button" aria-label={`Remove filter ${text}`} onClick={() => lift(i)}>
            ×
          </button>
        </li>
      ))}
      {lines.length > 0 && (
        <li class="all">
          <button
            type="button"
            onClick={() => {
              lifted.current = 0;
              onLiftAll();
            }}
          >
            Lift all filters
          </button>
        </li>
      )}
    </ul>
  );
}
