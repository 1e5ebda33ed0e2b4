/**
 * The address of a view, with an entry of the browser's history for each gesture that changed it, so
 * that Back undoes one gesture.
 *
 * @module
 */

/** Keeps the address that of the view. */
export interface ViewAddress {
  /** Text that was written last, what follows the # of the address. */
  written(): string;
  /**
   * A gesture has come to a view, and may go on. The address follows after a pause, since browsers
   * refuse one that changes with every move of the pointer.
   *
   * @param textOf Text of the view, asked for after the pause.
   */
  during(textOf: () => string): void;
  /** A gesture has ended with a view; it has an entry of its own if it changed anything. */
  done(text: string): void;
  /** The address itself has brought a view: when the page was opened, by Back, or by hand. */
  came(text: string): void;
}

/** Time without a change after which the address follows a gesture. */
const PAUSE_MS = 150;

/**
 * Starts with an address that no view has been written to.
 *
 * @param page Address of the page without what follows the #.
 *
 * @example A gesture with two steps has one entry
 * ```ts
 * import assert from "node:assert/strict";
 * import { viewAddress } from "lib/site/browser/filter/view_address.ts";
 * const calls: string[] = [];
 * const address = viewAddress({
 *   pushState: (_state, _unused, url) => calls.push(`push ${url}`),
 *   replaceState: (_state, _unused, url) => calls.push(`replace ${url}`),
 * }, "/filter.html");
 * address.came("");
 * address.during(() => "hour=2-3");
 * address.done("hour=2-4");
 * assert.deepEqual(calls, ["replace /filter.html", "push /filter.html#hour=2-4"]);
 * ```
 */
export function viewAddress(
  history: Pick<History, "pushState" | "replaceState">,
  page: string,
  pauseMs: number = PAUSE_MS,
): ViewAddress {
  let before = "";
  let written = "";
  let later: ReturnType<typeof setTimeout> | undefined;
  const write = (text: string, how: "pushState" | "replaceState") => {
    history[how](null, "", text === "" ? page : `${page}#${text}`);
    written = text;
  };
  return {
    written: () => written,
    during(textOf) {
      clearTimeout(later);
      later = setTimeout(() => write(textOf(), "replaceState"), pauseMs);
    },
    done(text) {
      clearTimeout(later);
      // The entry that Back leads to is the view before the gesture, not one within it.
      if (written !== before) write(before, "replaceState");
      if (text !== before) write(text, "pushState");
      before = text;
    },
    came(text) {
      clearTimeout(later);
      write(text, "replaceState");
      before = text;
    },
  };
}
