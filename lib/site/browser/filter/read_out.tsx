/**
 * What a part of a picture stands for, in a line above it, while it is pointed at or has the focus.
 *
 * @module
 */

import type { JSX } from "preact";

/** What is read. */
export interface Reading {
  /** What it is, "17:00 to 18:00". */
  name: string;
  /** "1,234", and what it counts. */
  count: string;
  /** The same of the second period, with what was done to it. */
  compared?: string;
}

/** A reading in one sentence, as screen readers are told it. */
export function readingText({ name, count, compared }: Reading): string {
  return `${name}: ${count}${compared ? `; compared period ${compared}` : ""}`;
}

/** The line; screen readers are told the same by what is read. */
export function ReadOut(
  { reading, idle }: { reading: Reading | null; idle: string },
): JSX.Element {
  return (
    <p class="read-out" aria-hidden="true">
      {reading === null ? idle : (
        <>
          {reading.name}: <strong>{reading.count}</strong>
          {reading.compared && (
            <>
              ; compared period <strong class="against">{reading.compared}</strong>
            </>
          )}
        </>
      )}
    </p>
  );
}
