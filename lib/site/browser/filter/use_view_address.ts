/**
 * The view of the page, in step with its address.
 *
 * @module
 */

import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { View, ViewDomain } from "../../../explore/view.ts";
import { formatView, parseView } from "../../../explore/view_state.ts";
import { viewAddress } from "./view_address.ts";

/** The view to begin with, what is wrong, and ways to change both. */
export interface ViewState {
  start: View;
  /** What was left out of the address, or went wrong. */
  problems: readonly string[];
  setProblems: (problems: readonly string[]) => void;
  /** Changes filters by a gesture of its own, which Back undoes. */
  change: (next: Partial<View>) => void;
  /** Changes filters by a gesture that goes on until `endDrag`. */
  drag: (next: Partial<View>) => void;
  endDrag: () => void;
}

/**
 * The view of the address, which follows every change of either.
 *
 * @param onView Takes each view; those of a drag, which goes on, are told apart.
 */
export function useViewAddress(
  domain: ViewDomain,
  onView: (view: View, isDragged: boolean) => void,
): ViewState {
  const start = useMemo(() => parseView(location.hash, domain), [domain]);
  const [problems, setProblems] = useState<readonly string[]>(start.problems);
  // Gestures end before the page is drawn with their last change.
  const latest = useRef(start.view);
  const address = useMemo(
    () => viewAddress(history, location.pathname + location.search),
    [domain],
  );
  const show = (next: View, wrong: readonly string[], isDragged = false) => {
    latest.current = next;
    onView(next, isDragged);
    setProblems((before) => before.length + wrong.length === 0 ? before : wrong);
  };
  useEffect(() => {
    address.came(formatView(latest.current));
    const read = () => {
      const text = location.hash.slice(1);
      if (text === address.written()) return;
      // Links to parts of the page, such as that to its main part, say nothing of the filters.
      if (document.getElementById(text)) return address.came(formatView(latest.current));
      const parsed = parseView(text, domain);
      address.came(formatView(parsed.view));
      show(parsed.view, parsed.problems);
    };
    const events = ["popstate", "hashchange"];
    for (const event of events) addEventListener(event, read);
    return () => {
      for (const event of events) removeEventListener(event, read);
    };
  }, [address]);
  return {
    start: start.view,
    problems,
    setProblems,
    change(next) {
      show({ ...latest.current, ...next }, []);
      address.done(formatView(latest.current));
    },
    drag(next) {
      show({ ...latest.current, ...next }, [], true);
      address.during(() => formatView(latest.current));
    },
    endDrag() {
      // The next gesture starts from what is shown.
      onView(latest.current, false);
      address.done(formatView(latest.current));
    },
  };
}
