/**
 * The view that the page shows, with its counts.
 *
 * @module
 */

import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { View } from "../../../explore/view.ts";
import type { ViewCounts } from "./counting.ts";

/** What a counted view is made of. */
export interface CountedViewOptions {
  /** View to begin with, and counts that stand until its own have come. */
  start: View;
  counts: ViewCounts;
  /** Has a view counted; gives the number of the question. */
  count: (view: View) => number;
  /** Says who takes the counts. */
  onCounts: (take: (counts: ViewCounts) => void) => void;
  /** Whether counts are still to come. */
  onBusy: (isBusy: boolean) => void;
}

/** A view, counts, and how to have another one counted. */
export interface CountedView {
  view: View;
  counts: ViewCounts;
  /**
   * Has a view counted. It is shown at once, and its counts when they have come; in the middle of a
   * drag both come in one frame, which is half the work of two.
   */
  ask: (view: View, isDragged: boolean) => void;
}

/** Keeps the view in step with its counts. */
export function useCountedView(
  { start, counts, count, onCounts, onBusy }: CountedViewOptions,
): CountedView {
  const [shown, setShown] = useState({ view: start, counts });
  const asked = useRef(new Map<number, View>());
  /** Question of the last view that was shown before its counts came. */
  const ahead = useRef(0);
  const ask = (view: View, isDragged: boolean) => {
    const id = count(view);
    asked.current.set(id, view);
    onBusy(true);
    if (isDragged) return;
    ahead.current = id;
    setShown((before) => ({ ...before, view }));
  };
  useLayoutEffect(() => {
    onCounts((counts) => {
      const view = asked.current.get(counts.id);
      for (const id of asked.current.keys()) if (id <= counts.id) asked.current.delete(id);
      if (view === undefined) return;
      const isBehind = counts.id < ahead.current;
      setShown((before) => ({ view: isBehind ? before.view : view, counts }));
    });
    ask(start, false);
  }, []);
  useLayoutEffect(() => onBusy(asked.current.size > 0), [shown]);
  return { ...shown, ask };
}
