/**
 * How far a notebook is, for people: one line that is updated on a terminal, else a line a cell.
 *
 * @module
 */

/** What happened while a notebook is executed; cells are code cells, numbered from 1. */
export type ProgressStep =
  | { type: "notebook-start" }
  /** `cell-running` comes once a second while a cell runs. */
  | { type: "cell-start" | "cell-running" | "cell-end"; cell: number; cellMs: number }
  /** The notebook is executed again, because outputs were lost on their way. */
  | { type: "notebook-again" }
  | { type: "notebook-end"; isDone: boolean };

/** A step, and the notebook that it belongs to. */
export type ProgressEvent = ProgressStep & {
  /** Name of the notebook, without folder and ending. */
  notebook: string;
  /** Number of code cells. */
  total: number;
  /** Milliseconds since the notebook was started. */
  elapsedMs: number;
};

/** Where progress is written. */
export interface ProgressWriter {
  /** Whether a line can be replaced by the next. */
  readonly isTerminal: boolean;
  write(text: string): void;
}

/**
 * A listener that writes what happens as it happens.
 *
 * @example Not a terminal
 * ```ts
 * import assert from "node:assert/strict";
 * import { createProgress } from "lib/notebook/progress.ts";
 * let text = "";
 * const listen = createProgress({ isTerminal: false, write: (part) => (text += part) });
 * const notebook = { notebook: "02_eda", total: 2, elapsedMs: 2500 };
 * listen({ ...notebook, type: "cell-end", cell: 1, cellMs: 1200 });
 * listen({ ...notebook, type: "notebook-end", isDone: true });
 * assert.equal(text, "02_eda  cell 1 of 2  1.2 s\n02_eda  done, 2 cells in 2.5 s\n");
 * ```
 */
export function createProgress(writer: ProgressWriter): (event: ProgressEvent) => void {
  return (event) => {
    const text = writer.isTerminal ? formatForTerminal(event) : formatPlain(event);
    if (text !== "") writer.write(text);
  };
}

/** The text that replaces the line on a terminal; the line stays once the notebook ends. */
export function formatForTerminal(event: ProgressEvent): string {
  const end = event.type === "notebook-end" || event.type === "notebook-again" ? "\n" : "";
  return `\r\x1b[2K${describe(event)}${end}`;
}

/** A line for a log, or nothing for what a log need not say. */
export function formatPlain(event: ProgressEvent): string {
  const isSilent = event.type === "cell-start" || event.type === "cell-running";
  return isSilent ? "" : `${describe(event)}\n`;
}

/**
 * A duration in the unit that suits it.
 *
 * @example Seconds and minutes
 * ```ts
 * import assert from "node:assert/strict";
 * import { formatDuration } from "lib/notebook/progress.ts";
 * assert.equal(formatDuration(340), "0.3 s");
 * assert.equal(formatDuration(83_400), "1 min 23 s");
 * ```
 */
export function formatDuration(milliseconds: number): string {
  const seconds = milliseconds / 1000;
  if (seconds < 59.95) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)} min ${whole % 60} s`;
}

function describe(event: ProgressEvent): string {
  const { notebook, total } = event;
  const elapsed = formatDuration(event.elapsedMs);
  switch (event.type) {
    case "notebook-start":
      return `${notebook}  ${total} cells`;
    case "cell-start":
    case "cell-running": {
      const cell = `cell ${event.cell} of ${total}, for ${formatDuration(event.cellMs)}`;
      return `${notebook}  ${cell}, ${elapsed} in all`;
    }
    case "cell-end":
      return `${notebook}  cell ${event.cell} of ${total}  ${formatDuration(event.cellMs)}`;
    case "notebook-again":
      return `${notebook}  outputs were lost on their way, executing it again`;
    case "notebook-end":
      return event.isDone
        ? `${notebook}  done, ${total} cells in ${elapsed}`
        : `${notebook}  not done, ended after ${elapsed}`;
  }
}
