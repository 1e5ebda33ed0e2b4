/**
 * The view that the page shows, with its counts.
 *
 * @module
 */

import { useLayoutEffect, useMemo, useState } from "preact/hooks";
import type { View } from "../../../explore/view.ts";
import type { ViewCounts } from "./counting.ts";
import { viewQuestions } from "./view_questions.ts";

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
  const questions = useMemo(viewQuestions, []);
  const ask = (view: View, isDragged: boolean) => {
    questions.asked(count(view), view, !isDragged);
    onBusy(true);
    if (!isDragged) setShown((before) => ({ ...before, view }));
  };
  useLayoutEffect(() => {
    onCounts((counts) => {
      const view = questions.answered(counts.id);
      setShown((before) => ({ view: view === "same" ? before.view : view, counts }));
    });
    ask(start, false);
  }, []);
  useLayoutEffect(() => onBusy(questions.isBusy()), [shown]);
  return { ...shown, ask };
}
